package scene

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strings"

	"entente/agents"
	"entente/render"
	"entente/render/wording"
	"entente/sim"
)

// card is what is told about the selected actor: what it is, where it belongs, and why.
type card struct {
	room    frame
	name    []string
	about   string
	heads   []string // by stay: where it belongs
	choices []choice // by tick
	record  *sim.Record
	stage   *stage
	actor   int
}

// choice is a decision about the actor.
type choice struct {
	tick int32
	date string
	said []string
	rows []row
	// most is the greatest part of any factor.
	most float64
	// The decision was between those of chosen, stay and runner-up from first up to columns.
	first, columns int
	labels         [3]string
}

// row is one factor's part in a decision.
type row struct {
	label string
	parts [3]float64
	value string
}

// leastCard is how many lines a card has room for, at least, before the chart gives up its legend.
const leastCard = 22

func newCard(s *Scene) card {
	s.panel.chart.bare = false
	if s.selected < 0 || s.options.NoPanel {
		return card{}
	}
	m := s.measure
	who := &s.cast.actors[s.selected]
	c := card{room: s.panel.story, actor: -1}
	if chart := &s.panel.chart; c.room.h < leastCard*m.text && c.room.y > chart.bottom {
		chart.bare = true
		top := chart.room.y + chart.room.h + 2.2*m.small
		c.room.h += c.room.y - top
		c.room.y = top
	}
	// Of two runs the first that has the actor.
	for _, g := range s.stages {
		for i, k := range g.actors {
			if k == s.selected && c.actor < 0 {
				c.stage, c.record, c.actor = g, g.record, i
			}
		}
	}
	if c.actor < 0 {
		return card{}
	}
	words := s.voice.Labels()
	c.name = s.font.Wrap(s.name(who), 1.25*m.text, c.room.w, 2)
	c.about = words.Kinds[who.kind.String()]
	if who.home >= 0 {
		c.about += " · " + s.name(&s.cast.states[who.home])
	}
	c.about = s.font.Fit(c.about, m.small, c.room.w)
	for _, stay := range c.stage.courses.of(c.actor) {
		blocs := s.words.outside
		if stay.set != 0 {
			blocs = strings.Join(s.blocNames(c.stage, stay.set), ", ")
		}
		c.heads = append(c.heads, s.font.Fit(blocs, m.text, c.room.w))
	}
	labels := render.Labels(c.record, s.options.Labels)
	for d := range c.record.Decisions {
		decision := &c.record.Decisions[d]
		if int(decision.Actor) == c.actor && int(decision.Tick) < c.record.Ticks {
			c.choices = append(c.choices, c.newChoice(s, decision, labels))
		}
	}
	slices.SortStableFunc(c.choices, func(a, b choice) int { return cmp.Compare(a.tick, b.tick) })
	return c
}

func (c *card) newChoice(s *Scene, decision *agents.Decision, labels map[string]agents.Text) choice {
	m, words := s.measure, s.voice.Labels()
	made := choice{tick: decision.Tick, date: s.options.Language.Date(c.record.Calendar, int(decision.Tick)) + " · " + words.Kinds[decision.Kind.String()]}
	made.labels, made.columns = [3]string{words.Chosen, words.Stay, words.RunnerUp}, 3
	switch {
	case decision.Kind == agents.Refusal:
		made.labels[1], made.columns = words.Admit, 2
	case decision.Kind == agents.Invitation:
		made.labels[0], made.labels[2] = words.Worth, words.Rival
		if decision.Rival < 0 {
			made.columns = 2
		}
	case decision.RunnerUp == decision.From || decision.RunnerUp == decision.To:
		made.columns = 2
	}
	if decision.Kind == agents.Refusal || decision.Kind == agents.Declined {
		made.first = 1
	}
	// The value beside the bars is how much better what was done is than the alternative.
	gain := func(r agents.Reason) float64 {
		switch decision.Kind {
		case agents.Refusal:
			return r.Stay
		case agents.Declined:
			return r.Stay - r.RunnerUp
		}
		return r.Chosen - r.Stay
	}
	made.said = s.font.Wrap(c.sentence(s, decision), m.text, c.room.w, mostLines)
	reasons := slices.Clone(decision.Reasons)
	slices.SortStableFunc(reasons, func(a, b agents.Reason) int {
		return cmp.Compare(math.Abs(gain(b)), math.Abs(gain(a)))
	})
	for _, reason := range reasons {
		label := s.options.Language.Text(labels[reason.Factor])
		if label == "" {
			label = strings.ReplaceAll(reason.Factor, "_", " ")
		}
		r := row{parts: [3]float64{reason.Chosen, reason.Stay, reason.RunnerUp}, value: wording.Signed(gain(reason))}
		r.label = s.font.Fit(label, m.small, c.room.w-s.font.Width(r.value, m.small)-m.small)
		for _, part := range r.parts[made.first:made.columns] {
			made.most = max(made.most, math.Abs(part))
		}
		made.rows = append(made.rows, r)
	}
	return made
}

// sentence says what was decided.
func (c *card) sentence(s *Scene, decision *agents.Decision) string {
	actor, bloc := s.name(&s.cast.actors[s.selected]), ""
	if b := int(decision.Bloc); b >= 0 && b < len(c.stage.blocs) {
		bloc = s.name(&s.cast.blocs[c.stage.blocs[b]])
	}
	change := wording.Change{Joined: s.blocNames(c.stage, decision.To&^decision.From), Left: s.blocNames(c.stage, decision.From&^decision.To)}
	switch decision.Kind {
	case agents.Declined:
		return s.voice.Declined(actor, nil, s.blocNames(c.stage, decision.From))
	case agents.Refusal:
		worth, bar := decision.Judged()
		return s.voice.Refused(bloc, actor, worth, bar)
	case agents.Invitation:
		return s.voice.Invited(bloc, actor)
	}
	if change.Stays() {
		return s.voice.InvitedByEvent(bloc, actor)
	}
	return s.voice.Moved(actor, change)
}

// columnColours are those of the bars: chosen, staying, runner-up.
func (s *Scene) columnColours() [3]color.NRGBA {
	chosen := okabeIto[0]
	if s.options.Theme == Dark {
		chosen = okabeIto[4]
	}
	return [3]color.NRGBA{chosen, s.colours.nobody, okabeIto[1]}
}

func (c *card) draw(s *Scene, list *List, t float64) {
	if c.stage == nil {
		return
	}
	m := s.measure
	x, y, bottom := c.room.x, c.room.y, c.room.y+c.room.h
	write := func(size float64, what string, ink color.NRGBA) bool {
		if y+1.3*size > bottom {
			return false
		}
		list.add(Panel, text(x, y+size, size, what, ink))
		y += 1.3 * size
		return true
	}
	for _, line := range c.name {
		write(1.25*m.text, line, s.colours.text)
	}
	write(m.small, c.about, s.colours.muted)
	stay := at(c.stage.courses.of(c.actor), t)
	write(m.text, c.heads[stay], s.colours.text)
	y += 0.5 * m.text
	latest := -1
	for k := range c.choices {
		if float64(c.choices[k].tick) <= t {
			latest = k
		}
	}
	if latest < 0 {
		write(m.small, s.words.noDecision, s.colours.muted)
		return
	}
	c.choices[latest].draw(s, list, x, y, bottom, c.room.w)
}

// draw writes the decision and, for each factor as far as there is room, its parts as bars to the left and right of zero.
func (d *choice) draw(s *Scene, list *List, x, y, bottom, width float64) {
	m := s.measure
	list.add(Panel, text(x, y+m.small, m.small, d.date, s.colours.muted))
	y += 1.5 * m.small
	for _, line := range d.said {
		if y+1.2*m.text > bottom {
			return
		}
		list.add(Panel, text(x, y+m.text, m.text, line, s.colours.text))
		y += 1.2 * m.text
	}
	if len(d.rows) == 0 {
		return
	}
	y += 0.5 * m.small
	colours := s.columnColours()
	first := d.first
	at := x
	for k := first; k < d.columns; k++ {
		list.add(Panel, Shape{Kind: Box, X: float32(at), Y: float32(y + 0.25*m.small), X2: float32(at + 0.7*m.small), Y2: float32(y + 0.95*m.small), Colour: colours[k]})
		list.add(Panel, text(at+m.small, y+m.small, m.small, d.labels[k], s.colours.muted))
		at += 1.9*m.small + s.font.Width(d.labels[k], m.small)
	}
	y += 1.7 * m.small
	bar := max(0.3*m.small, 2)
	height := 1.25*m.small + bar*float64(d.columns-first) + 0.45*m.small
	zero := x + width/2
	for k := range d.rows {
		r := &d.rows[k]
		if y+height > bottom {
			return
		}
		list.add(Panel, text(x, y+m.small, m.small, r.label, s.colours.text))
		list.add(Panel, text(x+width-s.font.Width(r.value, m.small), y+m.small, m.small, r.value, s.colours.muted))
		top := y + 1.3*m.small
		for c := first; c < d.columns; c++ {
			length := r.parts[c] / max(d.most, 1e-9) * width / 2
			list.add(Panel, Shape{
				Kind: Box, X: float32(zero + min(length, 0)), Y: float32(top), X2: float32(zero + max(length, 0)), Y2: float32(top + 0.85*bar), Colour: colours[c],
			})
			top += bar
		}
		list.add(Panel, Shape{
			Kind: Line, X: float32(zero), Y: float32(y + 1.25*m.small), X2: float32(zero), Y2: float32(top), Width: float32(m.hair), Colour: s.colours.muted,
		})
		y += height
	}
}
