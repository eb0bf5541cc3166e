package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
)

// mostEventLines is how many lines the list of events may take.
const mostEventLines = 2

// toldEvent is an entry of the list of events, however often it happened.
type toldEvent struct {
	tick    int32 // the first time
	text    string
	times   int
	closest closeness
}

// closeness is how near an event is to the state in focus; what is nearer is kept longer where the list is cut.
type closeness uint8

const (
	elsewhere closeness = iota // neither its actors nor a bloc of theirs had a part in it
	itsBlocs                   // a bloc to which its actors belonged
	itsActors                  // its actors
)

// eventLines lists what happened by no actor's choice: the scenario's events and the outcomes of the model, each once, in
// time order. Where there is no room for all, those that moved actors of the state in focus and the latest one stay, then
// those about blocs of its actors, and later before earlier ones.
func (s *story) eventLines() []string {
	events := s.listEvents()
	if len(events) == 0 {
		return nil
	}
	latest := len(events) - 1
	first := make([]int, len(events))
	for k := range first {
		first[k] = k
	}
	rank := func(k int) closeness {
		if k == latest {
			return itsActors
		}
		return events[k].closest
	}
	slices.SortFunc(first, func(a, b int) int { return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(b, a)) })
	for shown := len(events); ; shown-- {
		var parts []string
		for _, k := range slices.Sorted(slices.Values(first[:shown])) {
			part := s.date(events[k].tick) + " " + events[k].text
			if events[k].times > 1 {
				part += fmt.Sprintf(" (x%d)", events[k].times)
			}
			parts = append(parts, part)
		}
		if hidden := len(events) - shown; hidden > 0 {
			parts = append(parts, s.voice.Hidden(hidden))
		}
		lines := terminal.Wrap(s.words.Events+": "+strings.Join(parts, "; "), s.options.Width, "  ")
		if len(lines) <= mostEventLines || shown == 1 {
			return lines
		}
	}
}

// listEvents collects the events in time order.
func (s *story) listEvents() []toldEvent {
	var events []toldEvent
	for _, happening := range s.record.Happenings {
		cause := wording.Cause{Kind: happening.Kind, Name: s.bloc(int(happening.Bloc)), Other: s.bloc(int(happening.Other))}
		switch {
		case happening.Kind == "event":
			cause.Name = s.event(happening.Event)
		case happening.Event >= 0 || s.ofSplit(happening.Tick, happening.Bloc, happening.Kind):
			continue // told by the event or the split that it is part of
		}
		text := s.voice.Happened(cause)
		at := slices.IndexFunc(events, func(event toldEvent) bool { return event.text == text })
		if at < 0 {
			at = len(events)
			events = append(events, toldEvent{tick: happening.Tick, text: text})
		}
		events[at].times++
		events[at].closest = max(events[at].closest, s.closenessOf(happening.Tick, happening.Event, happening.Bloc, happening.Other))
	}
	return events
}

// closenessOf an event, by those whom it moved and the blocs that it was about.
func (s *story) closenessOf(tick, event int32, blocs ...int32) closeness {
	if s.focus < 0 {
		return elsewhere
	}
	for _, happening := range s.record.Happenings {
		if event >= 0 && happening.Event == event && happening.Tick == tick {
			blocs = append(blocs, happening.Bloc, happening.Other)
		}
	}
	for d := range s.record.Decisions {
		decision := &s.record.Decisions[d]
		if decision.Kind != agents.Scripted || decision.Tick != tick || decision.Event != event {
			continue
		}
		if event >= 0 || slices.Contains(blocs, decision.Bloc) {
			if s.record.Actors[decision.Actor].Home == s.focus {
				return itsActors
			}
			blocs = append(blocs, decision.Bloc)
		}
	}
	for i, actor := range s.record.Actors {
		for _, b := range blocs {
			if actor.Home == s.focus && b >= 0 && s.belonged(int(tick), i, int(b)) {
				return itsBlocs
			}
		}
	}
	return elsewhere
}

// belonged says whether an actor was in a bloc at the beginning or the end of a tick.
func (s *story) belonged(tick, actor, bloc int) bool {
	if tick >= s.record.Ticks {
		tick = s.record.Ticks - 1
	}
	if tick > 0 && s.record.Actor(tick-1, actor).Memberships.Has(bloc) {
		return true
	}
	return s.record.Actor(tick, actor).Memberships.Has(bloc)
}

// ofSplit says that a bloc's founding is part of a split of the same tick.
func (s *story) ofSplit(tick, bloc int32, kind string) bool {
	for _, other := range s.record.Happenings {
		if kind == "founded" && other.Kind == "split" && other.Tick == tick && other.Other == bloc {
			return true
		}
	}
	return false
}
