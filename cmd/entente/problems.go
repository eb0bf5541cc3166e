package main

import (
	"errors"
	"fmt"

	"entente/scenarios"
)

// problemsOf are the problems of a scenario in an error.
func problemsOf(err error) scenarios.Problems {
	var problems scenarios.Problems
	errors.As(err, &problems)
	return problems
}

// countProblems is the last line under several problems: "3 errors, 1 warning".
func countProblems(problems scenarios.Problems) string {
	return counted(problems.Count(scenarios.SeverityError), "error") + ", " + counted(problems.Count(scenarios.SeverityWarning), "warning")
}

func counted(count int, noun string) string {
	if count == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", count, noun)
}

// summarise says on standard error that a scenario has warnings, and where to see them in full.
func (m *Main) summarise(name string, warnings scenarios.Problems) {
	if len(warnings) == 0 {
		return
	}
	unsourced := 0
	for _, warning := range warnings {
		if warning.Text == noSource {
			unsourced++
		}
	}
	text := counted(unsourced, "figure") + " without a source"
	if others := len(warnings) - unsourced; unsourced == 0 {
		text = counted(others, "warning")
	} else if others > 0 {
		text += " and " + counted(others, "other warning")
	}
	where := "; entente validate " + name + " shows them"
	if name == "-" {
		where = "; entente validate shows them"
	}
	fmt.Fprintf(m.Stderr, "%s %s: %s%s\n", m.paint(m.Stderr, yellow, "warning:"), name, text, where)
}

// noSource is the text of a warning about a figure without a source.
const noSource = "the figure has no source"
