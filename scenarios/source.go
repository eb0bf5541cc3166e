package scenarios

import "strings"

// source is one file of a scenario: its name as people know it, and its lines.
type source struct {
	name string
	// order is the file's place in the chain of extends, 0 for the user's own.
	order int
	lines []string
	// form is what the file should be; messages name it.
	form form
}

// form is a kind of file.
type form struct {
	// noun is what people call it, and schema what its first line says.
	noun, schema string
	// verb is what it does with a scenario that it names.
	verb string
}

// beginning says how a file of the form begins.
func (f form) beginning() string {
	return "a " + f.noun + " begins with: schema: " + f.schema
}

var (
	scenarioForm = form{noun: "scenario", schema: "entente/scenario/1", verb: "extend"}
	patchForm    = form{noun: "patch", schema: "entente/patch/1"}
	sweepForm    = form{noun: "sweep", schema: "entente/sweep/1", verb: "name"}
	leversForm   = form{noun: "lever file", schema: "entente/levers/1", verb: "name"}
)

// formOf is the form whose files begin with a schema.
func formOf(schema string) (known form, found bool) {
	for _, known := range []form{scenarioForm, patchForm, sweepForm, leversForm, landscapeForm} {
		if known.schema == schema {
			return known, true
		}
	}
	return form{}, false
}

func newSource(name string, order int, text string) *source {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	return &source{name: name, order: order, lines: strings.Split(text, "\n"), form: scenarioForm}
}

// line returns a line by its number from 1, or nothing beyond the end.
func (s *source) line(number int) string {
	if number < 1 || number > len(s.lines) {
		return ""
	}
	return s.lines[number-1]
}

// collector gathers the problems of a scenario, a bounded number of them per file.
type collector struct {
	limit    int
	problems Problems
	kept     map[*source]int
	dropped  map[*source]Problem
	skipped  map[*source]int
	// comparisons is how many names may still be compared in search of the nearest.
	comparisons int
}

// allComparisons bounds the time that suggestions take in a file full of mistakes: about 0.2 s.
const allComparisons = 200_000

func newCollector(limits Limits) *collector {
	return &collector{
		limit:       limits.Problems,
		comparisons: allComparisons,
		kept:        map[*source]int{},
		dropped:     map[*source]Problem{},
		skipped:     map[*source]int{},
	}
}

// add records a problem at a place of a file. Lines and columns below 1 are moved into the file.
func (c *collector) add(severity Severity, file *source, line, column int, text, suggestion string) {
	c.record(file, Problem{Severity: severity, Line: line, Column: column, Text: text, Suggestion: suggestion})
}

// beyond records that a file goes beyond a limit.
func (c *collector) beyond(limit string, file *source, line, column int, text, suggestion string) {
	c.record(file, Problem{Line: line, Column: column, Text: text, Suggestion: suggestion, Limit: limit})
}

func (c *collector) record(file *source, problem Problem) {
	if c.kept == nil {
		return // This collector only swallows what another one has reported.
	}
	problem.Line, problem.Column = max(problem.Line, 1), max(problem.Column, 1)
	problem.File, problem.Source, problem.order = file.name, file.line(problem.Line), file.order
	if c.kept[file] >= c.limit {
		c.skipped[file]++
		c.dropped[file] = problem
		return
	}
	c.kept[file]++
	c.problems = append(c.problems, problem)
}

// mayCompare says whether a name may be compared with so many others, and counts it.
func (c *collector) mayCompare(count int) bool {
	c.comparisons -= count
	return c.comparisons >= 0
}

// suggest is suggestName while comparisons are left, and nothing after that.
func (c *collector) suggest(name string, allowed []string) string {
	if !c.mayCompare(len(allowed)) {
		return ""
	}
	return suggestName(name, allowed)
}

// result returns the problems in order, each crowded file ending with the count of what was left out.
func (c *collector) result() Problems {
	problems := append(Problems(nil), c.problems...).sort()
	for file, last := range c.dropped {
		last.Text = grouped(c.skipped[file]) + " more problems in this file are not shown; the last one is here: " + last.Text
		problems = append(problems, last)
	}
	return problems.sort()
}

// failed says whether an error (not only warnings) was recorded.
func (c *collector) failed() bool {
	return c.problems.Count(SeverityError) > 0
}
