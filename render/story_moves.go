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

// moveLines tell the most telling moves.
func (s *story) moveLines(t thrift) []string {
	if len(s.moves) == 0 {
		return terminal.Wrap(s.voice.NothingMoved(), s.options.Width, "  ")
	}
	lines := []string{s.heading(s.words.Moves)}
	inTime := slices.Clone(s.moves)
	slices.SortStableFunc(inTime, func(a, b *agents.Decision) int { return cmp.Compare(a.Tick, b.Tick) })
	for _, move := range inTime {
		over := weigh(move, overStaying)
		sentences := []string{
			s.date(move.Tick) + ":",
			s.voice.Moved(s.actor(move.Actor), s.change(move.From, move.To)),
			s.voice.Because(over.main(true, 2, s.names), over.besidesUpkeep().main(false, 1, s.names)),
			s.luck(move),
		}
		if slices.Index(s.moves, move) < t.flips {
			sentences = append(sentences, s.flipInPlay(move))
		}
		lines = append(lines, terminal.Wrap(strings.Join(sentences, " "), s.options.Width, "  ")...)
	}
	return lines
}

// mostEventLines is how many lines the list of events may take.
const mostEventLines = 2

// eventLines lists what happened by no actor's choice: the scenario's events and the outcomes of the model, each once.
func (s *story) eventLines() []string {
	var told []string
	counts := map[string]int{}
	dates := map[string]string{}
	for _, happening := range s.record.Happenings {
		cause := wording.Cause{Kind: happening.Kind, Name: s.bloc(int(happening.Bloc)), Other: s.bloc(int(happening.Other))}
		switch {
		case happening.Kind == "event":
			cause.Name = s.event(happening.Event)
		case happening.Event >= 0 || s.ofSplit(happening.Tick, happening.Bloc, happening.Kind):
			continue // told by the event or the split that it is part of
		}
		text := s.voice.Happened(cause)
		if !slices.Contains(told, text) {
			told = append(told, text)
			dates[text] = s.date(happening.Tick)
		}
		counts[text]++
	}
	if len(told) == 0 {
		return nil
	}
	parts := make([]string, len(told))
	for k, text := range told {
		parts[k] = dates[text] + " " + text
		if counts[text] > 1 {
			parts[k] += fmt.Sprintf(" (x%d)", counts[text])
		}
	}
	for shown := len(parts); ; shown-- {
		text := s.words.Events + ": " + strings.Join(parts[:shown], "; ")
		if shown < len(parts) {
			text += "; " + s.voice.Hidden(len(parts)-shown)
		}
		lines := terminal.Wrap(text, s.options.Width, "  ")
		if len(lines) <= mostEventLines || shown == 1 {
			return lines
		}
	}
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
