package scene

import (
	"errors"
	"fmt"
	"strconv"

	"entente/render/typeface"
	"entente/render/wording"
	"entente/sim"
)

// Scene is a run, or two runs side by side, laid out in a picture. It belongs to one goroutine.
type Scene struct {
	options Options
	font    *typeface.Font
	colours colours
	words   words
	voice   wording.Voice
	measure measure

	cast   *cast
	layout *layout
	stages []*stage
	panel  panel
	ease   float64
	// selected is an actor of the cast, -1 for none; card is what is told about it.
	selected int32
	card     card
	backdrop []Shape
	ticks    int
	cover    cover
	// keyRows is how many lines the key takes.
	keyRows int
	// numbers are written out once.
	numbers []string
}

// ErrEmpty is wrapped by errors about records that have nothing to show yet.
var ErrEmpty = errors.New("the record has no tick yet")

// New lays out a run. The record may be of a run that goes on: see Update.
func New(record *sim.Record, options Options) (*Scene, error) {
	return newScene(options, record)
}

// Compare lays out two runs side by side on one clock, each actor and bloc at the same place in both. Actors whose memberships
// differ are marked. Actors and blocs that only one of the runs has are shown in that one.
func Compare(left, right *sim.Record, options Options) (*Scene, error) {
	return newScene(options, left, right)
}

func newScene(options Options, records ...*sim.Record) (*Scene, error) {
	options, err := options.complete()
	if err != nil {
		return nil, err
	}
	font, err := typeface.Load()
	if err != nil {
		return nil, err
	}
	s := &Scene{
		options: options, font: font, colours: themes[options.Theme], words: inLanguage[options.Language],
		voice: options.Language.Voice(), measure: newMeasure(options.Width, options.Height, options.Scale),
		ease: options.Ease, selected: -1,
	}
	return s, s.show(records)
}

// Update shows records in place of those before: the same runs grown, or branches of them. Everybody keeps the place that it
// had, as far as the new records put it there. Their number must be that of the records before.
func (s *Scene) Update(records ...*sim.Record) error {
	if len(records) != len(s.stages) {
		return fmt.Errorf("the scene shows %d runs, not %d", len(s.stages), len(records))
	}
	return s.show(records)
}

func (s *Scene) show(records []*sim.Record) error {
	for _, record := range records {
		if record.Ticks < 1 {
			return fmt.Errorf("lay out %s: %w", record.Scenario, ErrEmpty)
		}
	}
	before, selected := s.layout, s.Selected()
	if s.cast == nil {
		// After that, whoever was there keeps its number, so that slots and colours stay.
		s.cast = newCast()
	}
	s.stages, s.ticks = nil, 0
	for _, record := range records {
		s.stages = append(s.stages, newStage(s, record))
		s.ticks = max(s.ticks, record.Ticks)
	}
	for len(s.numbers) <= len(s.cast.actors) {
		s.numbers = append(s.numbers, strconv.Itoa(len(s.numbers)))
	}
	maps, panel := s.divide()
	s.keyRows = 1
	for k, stage := range s.stages {
		s.keyRows = max(s.keyRows, len(s.rows(s.signs(stage), maps[k].w)))
	}
	s.lay(before, maps[0])
	for k, stage := range s.stages {
		stage.settle(s, maps[k])
	}
	s.panel = newPanel(s, panel)
	s.cover = newCover(s.measure, s.options.Width, s.options.Height)
	s.Select(selected)
	return nil
}

// divide gives each run its part of the picture, and the rest to the panel.
func (s *Scene) divide() (maps []frame, panel frame) {
	whole := frame{0, 0, float64(s.options.Width), float64(s.options.Height)}
	room := whole
	u := s.measure.u
	if !s.options.NoPanel {
		if whole.w >= whole.h {
			panel = frame{w: max(0.29*whole.w, 13*s.measure.text), h: whole.h}
			panel.x = whole.w - panel.w
			room.w = panel.x
		} else {
			panel = frame{w: whole.w, h: 0.42 * whole.h}
			panel.y = whole.h - panel.h
			room.h = panel.y
		}
	}
	for k := range s.stages {
		part := room
		if room.w >= 0.9*room.h {
			part.w = room.w / float64(len(s.stages))
			part.x += part.w * float64(k)
		} else {
			part.h = room.h / float64(len(s.stages))
			part.y += part.h * float64(k)
		}
		maps = append(maps, part.inset(10*u))
	}
	return maps, panel
}

// heading and foot are how much of a stage is for its title and for the key.
func (s *Scene) heading() float64 { return 2.9 * s.measure.text }

func (s *Scene) foot() float64 { return 1.6*s.measure.small + float64(s.keyRows-1)*s.rowHeight() }

// lay finds everybody's place, in a stage whose upper left corner is the origin.
func (s *Scene) lay(before *layout, stage frame) {
	room := frame{0, s.heading(), stage.w, stage.h - s.heading() - s.foot()}
	next := &layout{index: map[[2]int32]int32{}, measure: s.measure, homes: make([]territory, len(s.cast.blocs)+1)}
	for i := range s.cast.actors {
		who := &s.cast.actors[i]
		next.plates = append(next.plates, newPlate(s.font, s.name(who), s.measure.text, who.kind))
	}
	for k := range s.cast.blocs {
		next.pills = append(next.pills, s.font.Width(s.name(&s.cast.blocs[k]), s.measure.text)+4*s.measure.text)
	}
	next.ring = s.ring()
	for _, stage := range s.stages {
		stage.claims(next)
	}
	if before == nil || !next.keep(before, room) {
		next.fit(room)
	}
	s.layout = next
}

// name is what an actor or bloc is called.
func (s *Scene) name(who *member) string {
	if name := s.options.Language.Text(who.name); name != "" {
		return name
	}
	return who.id
}

// End is the time at which the last tick's moves are done: times run from 0, the start of the first tick, to End.
func (s *Scene) End() float64 { return float64(s.ticks-1) + max(s.ease, 1) }

// Ticks is how many ticks the longest of the records has.
func (s *Scene) Ticks() int { return s.ticks }

// SetEase says how many ticks a move takes: 0.4 seconds' worth of them is pleasant. It must be positive.
func (s *Scene) SetEase(ticks float64) { s.ease = max(ticks, 1e-3) }

// Size is the picture's width and height in pixels.
func (s *Scene) Size() (width, height int) { return s.options.Width, s.options.Height }

// Selected is the id of the selected actor, empty for none.
func (s *Scene) Selected() string {
	if s.cast == nil || s.selected < 0 {
		return ""
	}
	return s.cast.actors[s.selected].id
}

// Select marks an actor by its id, and shows its card in place of the feed; an empty or unknown id selects none.
func (s *Scene) Select(id string) {
	s.selected = -1
	if k, known := s.cast.actorAt[id]; known {
		s.selected = k
	}
	s.card = newCard(s)
	s.backdrop = s.newBackdrop()
}

// Actors are the ids of all actors that are shown, in order.
func (s *Scene) Actors() []string {
	ids := make([]string, len(s.cast.actors))
	for k := range ids {
		ids[k] = s.cast.actors[k].id
	}
	return ids
}

// Frame says what is to be drawn at a time, in ticks. Times before 0 and after End are those. It allocates nothing once
// the list is warm.
func (s *Scene) Frame(t float64, list *List) {
	t = min(max(t, 0), s.End())
	list.reset(s.options.Width, s.options.Height, s.colours.ground)
	list.Backdrop = s.backdrop
	s.cover.clear()
	for _, stage := range s.stages {
		stage.locate(t, s.ease)
	}
	if len(s.stages) == 2 {
		s.findDifferences()
	}
	for _, stage := range s.stages {
		stage.drawBlocs(s, list, t)
		stage.drawHostility(s, list, t)
		stage.drawTies(s, list)
		stage.drawMemberships(s, list, t)
		stage.drawActors(s, list)
	}
	for _, stage := range s.stages {
		stage.coverActors(&s.cover)
	}
	for _, stage := range s.stages {
		stage.drawPills(s, list, t)
		stage.drawOutside(s, list, t)
	}
	for _, stage := range s.stages {
		stage.drawNames(s, list)
	}
	s.panel.draw(s, list, t)
}

// tick is the one whose end is shown at a time.
func (s *Scene) tick(t float64) int { return min(max(int(t), 0), s.ticks-1) }
