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

// blocStory is a bloc as the story shows it.
type blocStory struct {
	bloc       int
	mark       byte
	colour     int
	start, end figures
	// first and last are the first and last tick in which it existed.
	first, last int
}

// listBlocs finds the blocs that existed at any time, the greatest share at the end first.
func (s *story) listBlocs() []blocStory {
	var list []blocStory
	taken := map[byte]bool{}
	for b := range s.record.Blocs {
		// Letters and colours go by the scenario's order, so that a bloc has the same ones in every run of it.
		mark := markOf(s.record.Blocs[b].ID, taken)
		taken[mark] = true
		story := blocStory{bloc: b, mark: mark, colour: b, first: -1, last: -1, start: startOf(s.record, b), end: endOf(s.record, b)}
		for tick := range s.record.Ticks {
			if s.record.Bloc(tick, b).Active {
				if story.first < 0 {
					story.first = tick
				}
				story.last = tick
			}
		}
		if story.first >= 0 || story.start.exists {
			list = append(list, story)
		}
	}
	slices.SortStableFunc(list, func(a, b blocStory) int {
		return cmp.Or(cmp.Compare(b.end.share, a.end.share), cmp.Compare(b.start.share, a.start.share))
	})
	return list
}

// markOf gives a bloc a letter of its own: the first of one of its id's words, else any of its letters, else any sign.
func markOf(id string, taken map[byte]bool) byte {
	var candidates []byte
	words := strings.FieldsFunc(strings.ToUpper(id), func(r rune) bool { return r == '_' || r == '-' || r == ' ' })
	for _, word := range words {
		candidates = append(candidates, word[0])
	}
	candidates = append(candidates, strings.ToUpper(id)...)
	candidates = append(candidates, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz#$%&*=?@"...)
	for _, mark := range candidates {
		if mark > ' ' && mark < 0x7f && mark != '_' && mark != '-' && !taken[mark] {
			return mark
		}
	}
	return '.'
}

// blocLines are a table of all blocs and, below each as far as there is room, who its members are.
func (s *story) blocLines(t thrift) []string {
	var table terminal.Table
	capability := s.words.CapabilityIndex
	if s.options.Width < 80 {
		capability = s.words.Capability
	}
	table.Row(s.words.Blocs, s.words.Members, s.words.Investment, capability, s.words.Share)
	for _, b := range s.blocs {
		table.Row(append([]string{string(b.mark) + " " + s.bloc(b.bloc)}, s.steps(b)...)...)
	}
	rows := table.Lines(s.options.Width)
	lines := []string{s.heading(rows[0])}
	for k, b := range s.blocs {
		row := rows[k+1]
		if s.options.Colour {
			row = terminal.Paint(row[:1], b.colour) + row[1:]
		}
		lines = append(lines, row)
		if k < t.members {
			lines = append(lines, s.memberLine(b))
		}
	}
	return append(lines, terminal.Wrap("  "+s.voice.FiguresNote(s.overlap()), s.options.Width, "  ")...)
}

// steps are a bloc's members, investment, capability and share, each at the start and at the end.
func (s *story) steps(b blocStory) []string {
	number := func(x float64) string { return wording.Number(x, 2) }
	count := func(x float64) string { return wording.Number(x, 0) }
	return []string{
		step(b, count, func(f figures) float64 { return float64(len(f.members)) }),
		step(b, s.language.Billions, func(f figures) float64 { return f.invest }),
		step(b, number, func(f figures) float64 { return f.capability }),
		step(b, wording.Percent, func(f figures) float64 { return f.share }),
	}
}

// overlap says whether an actor counts in more than one row of the table, at the start or at the end.
func (s *story) overlap() bool {
	several := func(set agents.Memberships) bool { return set.Count() > 1 }
	if slices.ContainsFunc(s.record.Initial, several) {
		return true
	}
	for i := range s.record.Actors {
		if several(s.record.Actor(s.record.Ticks-1, i).Memberships) {
			return true
		}
	}
	return false
}

// step writes a figure at the start and at the end, "-" where the bloc did not exist.
func step(b blocStory, write func(float64) string, read func(figures) float64) string {
	start, end := "-", "-"
	if b.start.exists {
		start = write(read(b.start))
	}
	if b.end.exists {
		end = write(read(b.end))
	}
	return start + " -> " + end
}

// memberLine names the most important members at the start, and who came and went since, in as many names as fit.
func (s *story) memberLine(b blocStory) string {
	var came, went []int
	for _, actor := range b.end.members {
		if !slices.Contains(b.start.members, actor) {
			came = append(came, actor)
		}
	}
	for _, actor := range b.start.members {
		if !slices.Contains(b.end.members, actor) {
			went = append(went, actor)
		}
	}
	line := ""
	for most := 6; most > 0; most-- {
		var parts []string
		if b.start.exists {
			parts = append(parts, s.words.AtStart+": "+s.some(b.start.members, most))
		} else {
			parts = append(parts, s.words.Founded+" "+s.date(int32(b.first)))
		}
		switch {
		case len(came) > 0 && b.start.exists:
			parts = append(parts, s.words.Joined+": "+s.some(came, most))
		case len(came) > 0:
			parts = append(parts, s.words.Members+": "+s.some(came, most))
		}
		switch {
		case !b.end.exists:
			parts = append(parts, s.words.Ended+" "+s.date(int32(b.last+1)))
		case len(went) > 0:
			parts = append(parts, s.words.Left+": "+s.some(went, most))
		}
		line = "  " + strings.Join(parts, "; ")
		if terminal.Columns(line) <= s.options.Width {
			return line
		}
	}
	return terminal.Cut(line, s.options.Width)
}

// some names the first few of a list and counts the rest.
func (s *story) some(actors []int, most int) string {
	var list []string
	for _, actor := range actors[:min(most, len(actors))] {
		list = append(list, s.actor(int32(actor)))
	}
	text := strings.Join(list, ", ")
	if rest := len(actors) - len(list); rest > 0 {
		text += fmt.Sprintf(" +%d", rest)
	}
	return text
}
