package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a problem stops a scenario from running.
type Severity int

const (
	// SeverityError makes a scenario invalid.
	SeverityError Severity = iota
	// SeverityWarning is worth a look; the scenario still runs.
	SeverityWarning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == SeverityWarning {
		return "warning"
	}
	return "error"
}

// Problem is one mistake in a scenario file.
type Problem struct {
	Severity Severity
	// File is the path as the caller gave it, "embedded/NAME.yaml", or "<stdin>".
	File string
	// Line and Column count from 1; Column counts characters, not bytes.
	// A problem with a whole file, such as a name that does not exist, has Line 0.
	Line, Column int
	// Text says what is wrong and what was read.
	Text string
	// Source is the offending line, without its line break.
	Source string
	// Suggestion is the nearest allowed name, or what is allowed. It may be empty.
	Suggestion string
	// Limit names the limit that the file goes beyond, as LimitNames lists them, where it is one that Limits can move.
	Limit string

	// order is the file's place in the chain of extends, so that the user's own file comes first.
	order int
}

// Error writes the problem as compilers do: where, what, the line with a caret, and what would be right.
func (p Problem) Error() string {
	var text strings.Builder
	if p.Line > 0 {
		fmt.Fprintf(&text, "%s:%d:%d: ", p.File, p.Line, p.Column)
	} else if p.File != "" {
		fmt.Fprintf(&text, "%s: ", p.File)
	}
	fmt.Fprintf(&text, "%s: %s", p.Severity, p.Text)
	margin := ""
	if p.Line > 0 && p.Source != "" {
		shown, caret := excerpt(p.Source, p.Column)
		number := fmt.Sprintf("%5d", p.Line)
		margin = strings.Repeat(" ", len(number))
		fmt.Fprintf(&text, "\n%s │ %s\n%s ╵ %s^", number, shown, margin, strings.Repeat(" ", caret))
	}
	if p.Suggestion != "" {
		fmt.Fprintf(&text, "\n%s   %s", margin, p.Suggestion)
	}
	return text.String()
}

// Problems are the mistakes of a scenario in the order of their places. As an error it prints them all.
type Problems []Problem

// Error lists every problem and, where there are several, their count.
func (p Problems) Error() string {
	lines := make([]string, 0, len(p)+1)
	for _, problem := range p {
		lines = append(lines, problem.Error())
	}
	if len(p) > 1 {
		errors := p.Count(SeverityError)
		lines = append(lines, fmt.Sprintf("%s, %s", counted(errors, "error"), counted(len(p)-errors, "warning")))
	}
	return strings.Join(lines, "\n")
}

// Count returns how many problems have the severity.
func (p Problems) Count(severity Severity) int {
	count := 0
	for _, problem := range p {
		if problem.Severity == severity {
			count++
		}
	}
	return count
}

// sort orders problems by file (the user's own first), line and column, and drops exact repetitions.
func (p Problems) sort() Problems {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(p, func(a, b Problem) bool { return a == b })
}

func counted(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}
