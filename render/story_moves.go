package render

import (
	"cmp"
	"slices"
	"strings"

	"entente/agents"
	"entente/render/terminal"
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
