package scenarios

import (
	"strconv"
	"strings"
)

// Expression is a text in the language of conditions, outcomes or assertions, and where it was written, so that who
// reads that language can point into it.
type Expression struct {
	Text  string
	Place Place

	// inline is set where the text stands on its line as it is.
	inline bool
}

// Problem is a mistake in the expression that begins so many bytes after its start.
func (e Expression) Problem(offset int, text, suggestion string) Problem {
	place := e.at(offset)
	problem := Problem{
		File: place.File, Line: place.Line, Column: place.Column, Source: place.Source, Text: text, Suggestion: suggestion,
	}
	if place.file != nil {
		problem.order = place.file.order
	}
	return problem
}

// at is the place of a byte of the expression; the beginning, where its text is not written as it is.
func (e Expression) at(offset int) Place {
	place := e.Place
	if !e.inline {
		return place
	}
	line := []rune(place.Source)
	start := min(max(place.Column-1, 0), len(line))
	// A quote may stand before the text.
	if at := strings.Index(string(line[start:]), e.Text); at >= 0 && at <= 1 {
		place.Column += at + len([]rune(e.Text[:min(max(offset, 0), len(e.Text))]))
	}
	return place
}

// expression is the text at a path, with its place.
func (p *Positions) expression(path, text string) Expression {
	found := Expression{Text: text, Place: p.Of(path)}
	if written := p.values[path]; written != nil {
		found.inline = written.inline
	}
	return found
}

// Expectation is an assertion about results, with its place in the file. What it means is for its tester to say.
type Expectation struct {
	Expression
	// Runs is over how many runs it must hold; 0 where the file does not say.
	Runs int
	// Seed is the seed of those runs; nil where the file does not say.
	Seed   *uint64
	Source string
}

// Expectations are what the scenario's own file expects of its results. Expectations of files that it extends are not
// among them: those are about other scenarios.
func (r *Resolved) Expectations() []Expectation {
	var expectations []Expectation
	for i, entry := range r.Document.Expect {
		expression := Expression{Text: entry.Assert}
		if r.Positions != nil {
			expression = r.Positions.expression(join("expect", strconv.Itoa(i)+".assert"), entry.Assert)
		}
		expectations = append(expectations, Expectation{Expression: expression, Runs: entry.Runs, Seed: entry.Seed, Source: entry.Source})
	}
	return expectations
}
