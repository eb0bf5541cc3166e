package render

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"entente/render/terminal"
	"entente/render/wording"
	"entente/sim"

	"entente/agents"
)

// StoryOptions say how a story is told. The zero value is English, 80 columns by 40 rows, without colour, about Korea.
type StoryOptions struct {
	Language wording.Language
	// Width and Height are the screen's columns and rows, 80 by 40 where 0. Lines are never longer than the width, from 60
	// columns on; the story is shortened towards the height as far as it can be.
	Width, Height int
	// Colour asks for ANSI colours: the caller knows whether it writes to a terminal.
	Colour bool
	// State is the id of the state whose position is told; KR, or the strongest one, where it is empty.
	State string
	// Labels name factors of terms that are not built in, by the term's name.
	Labels map[string]agents.Text
}

// home is the state that stories are about unless they are asked for another one.
const home = "KR"

// Story writes what a run showed on one screen. It fails where the record holds no tick, names no such state, or the
// writer fails.
func Story(w io.Writer, record *sim.Record, options StoryOptions) error {
	if record.Ticks == 0 {
		return errors.New("telling the story: the run stopped before the end of its first tick")
	}
	focus, err := focusOf(record, options.State)
	if err != nil {
		return fmt.Errorf("telling the story: %w", err)
	}
	if options.Width <= 0 {
		options.Width = 80
	}
	if options.Height <= 0 {
		options.Height = 40
	}
	s := newStory(record, focus, options)
	s.moves = telling(record, focus, mostMoves, forFocus)
	if _, err := io.WriteString(w, strings.Join(s.lines(), "\n")+"\n"); err != nil {
		return fmt.Errorf("writing the story: %w", err)
	}
	return nil
}

func newStory(record *sim.Record, focus int, options StoryOptions) *story {
	s := &story{
		names: newNames(record, options.Language, options.Labels), options: options, focus: focus,
		voice: options.Language.Voice(), words: options.Language.Voice().Labels(),
	}
	s.blocs = s.listBlocs()
	return s
}

// focusOf is the index of the state in focus, -1 where the record has no state at all.
func focusOf(record *sim.Record, id string) (int, error) {
	ids := make([]string, len(record.States))
	for h, state := range record.States {
		ids[h] = state.ID
	}
	if id != "" {
		return find("state", id, ids)
	}
	if korea, err := find("state", home, ids); err == nil {
		return korea, nil
	}
	for h := range record.States {
		if record.State(0, h).Rank == 1 {
			return h, nil
		}
	}
	return len(record.States) - 1, nil
}

// story is one being told.
type story struct {
	names
	options StoryOptions
	voice   wording.Voice
	words   wording.Labels
	focus   int
	blocs   []blocStory
	moves   []*agents.Decision
}

// thrift is how a story is shortened, step by step, until it fits: most is told by the first.
type thrift struct {
	chart   int // rows of values in the chart
	members int // blocs whose members are named
	flips   int // moves of which the turning point is told
}

var thrifts = []thrift{
	{9, 99, 5}, {7, 99, 5}, {5, 99, 5}, {5, 4, 5}, {5, 3, 4}, {5, 3, 3}, {5, 3, 2}, {5, 3, 1}, {5, 2, 1}, {5, 2, 0}, {5, 1, 0}, {5, 0, 0},
}

func (s *story) lines() []string {
	var lines []string
	for _, t := range thrifts {
		lines = s.told(t)
		if len(lines) <= s.options.Height {
			break
		}
	}
	return lines
}

// told puts the sections together.
func (s *story) told(t thrift) []string {
	lines := s.title()
	if len(s.blocs) == 0 {
		lines = append(lines, terminal.Wrap(s.voice.NoBlocs(), s.options.Width, "")...)
	} else {
		lines = append(lines, s.blocLines(t)...)
		lines = append(lines, s.chart(t)...)
	}
	lines = append(lines, s.moveLines(t)...)
	lines = append(lines, s.eventLines()...)
	lines = append(lines, s.stateLines()...)
	return append(lines, s.words.Record+" "+s.record.SHA256())
}

func (s *story) title() []string {
	r := s.record
	span := s.span()
	var lines []string
	if title := s.language.Text(r.Title); title != "" {
		lines = append(lines, s.heading(title))
	}
	return append(lines, terminal.Wrap(span, s.options.Width, "  ")...)
}

// span says what was run, from when to when.
func (s *story) span() string {
	r := s.record
	return s.voice.Span(wording.Run{
		Scenario: r.Scenario, Seed: r.Seed, Run: r.Run, From: s.date(0), To: s.date(int32(r.Ticks - 1)),
		Ticks: r.Ticks, Length: r.Calendar.Length,
	})
}

// heading is a line that stands out where there is colour.
func (s *story) heading(text string) string {
	text = terminal.Cut(text, s.options.Width)
	if s.options.Colour {
		return terminal.Bold(text)
	}
	return text
}
