package scene

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/agents"
	"entente/render/wording"
)

// feed tells what happened, the newest first.
type feed struct {
	room    frame
	entries []entry
	// until is how many entries there are up to each tick.
	until []int
	top   float64
}

// entry is an event, or a change of memberships that several made together.
type entry struct {
	tick  int32
	lines []string
	move  bool
}

// mostLines is how many lines an entry may take.
const mostLines = 3

func newFeed(s *Scene, room frame) feed {
	f := feed{room: room, top: room.y + 1.9*s.measure.text, until: make([]int, s.ticks)}
	type told struct {
		tick int32
		text string
		move bool
	}
	var list []told
	for k, g := range s.stages {
		prefix := ""
		if len(s.stages) > 1 {
			prefix = s.side(k)
		}
		for _, happened := range s.happenings(g) {
			list = append(list, told{happened.tick, prefix + happened.text, false})
		}
		for _, moved := range s.moves(g) {
			list = append(list, told{moved.tick, prefix + moved.text, true})
		}
	}
	// Within a tick events come first; what both runs have is told once.
	slices.SortStableFunc(list, func(a, b told) int { return cmp.Compare(a.tick, b.tick) })
	if len(s.stages) > 1 {
		list = shared(list, func(a, b told) bool {
			return a.tick == b.tick && strings.TrimPrefix(a.text, s.side(0)) == strings.TrimPrefix(b.text, s.side(1))
		}, func(t *told) { t.text = strings.TrimPrefix(t.text, s.side(0)) })
	}
	for _, t := range list {
		f.entries = append(f.entries, entry{t.tick, s.font.Wrap(t.text, s.measure.text, room.w, mostLines), t.move})
		for tick := int(t.tick); tick < s.ticks; tick++ {
			f.until[tick] = len(f.entries)
		}
	}
	return f
}

// side is the sign for one of two runs: it points to where that is.
func (s *Scene) side(k int) string {
	if s.stages[0].room.y < s.stages[1].room.y {
		return [...]string{"↑ ", "↓ "}[k]
	}
	return [...]string{"← ", "→ "}[k]
}

// shared puts each pair of equal entries into one.
func shared[T any](list []T, same func(a, b T) bool, join func(*T)) []T {
	var kept []T
	for k := range list {
		at := slices.IndexFunc(kept, func(other T) bool { return same(other, list[k]) })
		if at >= 0 {
			join(&kept[at])
			continue
		}
		kept = append(kept, list[k])
	}
	return kept
}

// line is a sentence about a tick.
type line struct {
	tick int32
	text string
}

// happenings are the scenario's events and the outcomes of the model, in time order.
func (s *Scene) happenings(g *stage) []line {
	var list []line
	blocName := func(b int32) string {
		if b < 0 || int(b) >= len(g.blocs) {
			return ""
		}
		return s.name(&s.cast.blocs[g.blocs[b]])
	}
	for _, h := range g.record.Happenings {
		if int(h.Tick) >= g.record.Ticks {
			continue
		}
		cause := wording.Cause{Kind: h.Kind, Name: blocName(h.Bloc), Other: blocName(h.Other)}
		switch {
		case h.Kind == "event" && h.Event >= 0 && int(h.Event) < len(g.record.Events):
			event := g.record.Events[h.Event]
			if cause.Name = s.options.Language.Text(event.Name); cause.Name == "" {
				cause.Name = event.ID
			}
		case h.Event >= 0:
			continue // told by the event that it is part of
		}
		list = append(list, line{h.Tick, s.voice.Happened(cause)})
	}
	return list
}

// moves are the changes of memberships, those of the same kind in one tick together, the largest investors named first.
func (s *Scene) moves(g *stage) []line {
	type change struct {
		tick         int32
		joined, left agents.Memberships
	}
	var order []change
	who := map[change][]string{}
	for _, i := range g.order {
		stays := g.courses.of(int(i))
		for k := 1; k < len(stays); k++ {
			c := change{stays[k].tick, stays[k].set &^ stays[k-1].set, stays[k-1].set &^ stays[k].set}
			if who[c] == nil {
				order = append(order, c)
			}
			who[c] = append(who[c], s.name(&s.cast.actors[g.actors[i]]))
		}
	}
	slices.SortStableFunc(order, func(a, b change) int { return cmp.Compare(a.tick, b.tick) })
	var list []line
	for _, c := range order {
		change := wording.Change{Joined: s.blocNames(g, c.joined), Left: s.blocNames(g, c.left)}
		list = append(list, line{c.tick, s.voice.Moved(s.several(who[c]), change)})
	}
	return list
}

// blocNames are the names of a set of a record's blocs.
func (s *Scene) blocNames(g *stage, set agents.Memberships) []string {
	var names []string
	for _, b := range set.List() {
		if b < len(g.blocs) {
			names = append(names, s.name(&s.cast.blocs[g.blocs[b]]))
		} else {
			names = append(names, fmt.Sprintf("#%d", b))
		}
	}
	return names
}

func (f *feed) backdrop(s *Scene, list *List) {
	if f.room.h > 2*s.measure.text {
		list.add(Panel, text(f.room.x, f.room.y+s.measure.small, s.measure.small, s.voice.Labels().Events, s.colours.muted))
	}
}

// draw writes the entries of this tick, with its date, and below them as many of those before as there is room for.
func (f *feed) draw(s *Scene, list *List, t float64) {
	m := s.measure
	tick := s.tick(t)
	y, bottom := f.room.y+1.75*m.small, f.room.y+f.room.h
	told := int32(-1)
	for k := f.until[tick] - 1; k >= 0; {
		// The entries of one tick stay in their order.
		first := k
		for first > 0 && f.entries[first-1].tick == f.entries[k].tick {
			first--
		}
		for at := first; at <= k; at++ {
			e := &f.entries[at]
			head := 0.0
			if e.tick != told {
				head = 1.5 * m.small
			}
			if y+head+lineHeight*1.08*m.text*float64(len(e.lines)) > bottom {
				return
			}
			ink, fade := s.colours.text, 1.0
			if int(e.tick) == tick {
				fade = 0.25 + 0.75*smooth((t-float64(tick))/(0.5*min(s.ease, 1)))
			} else {
				ink = s.colours.muted
			}
			if head > 0 {
				list.add(Panel, text(f.room.x, y+m.small, m.small, s.panel.dates[e.tick], s.colours.muted))
				y += head
				told = e.tick
			}
			for _, line := range e.lines {
				list.add(Panel, text(f.room.x, y+m.text, m.text, line, faded(ink, fade)))
				y += lineHeight * 1.08 * m.text
			}
			y += 0.45 * m.text
		}
		k = first - 1
	}
}
