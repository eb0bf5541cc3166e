package main

import (
	"fmt"
	"strings"

	"entente/scenarios"
)

// repeat is a warning that a file has again and again, such as figures without a source: it is shown once.
type repeat struct {
	lines []int // of all but the first, in their order
}

// gatherRepeats leaves of equal warnings about one file the first, so that they do not hide what else is wrong. Errors all stay.
func gatherRepeats(problems scenarios.Problems) (shown scenarios.Problems, repeats map[int]*repeat) {
	type same struct{ file, text string }
	seen := map[same]*repeat{}
	repeats = map[int]*repeat{}
	for _, problem := range problems {
		key := same{problem.File, problem.Text}
		if problem.Severity == scenarios.SeverityWarning {
			if former := seen[key]; former != nil {
				former.lines = append(former.lines, problem.Line)
				continue
			}
			seen[key] = &repeat{}
			repeats[len(shown)] = seen[key]
		}
		shown = append(shown, problem)
	}
	return shown, repeats
}

// mostLines is how many lines a repeat names.
const mostLines = 8

// String is a line of text, or nothing where the warning came once.
func (r *repeat) String() string {
	if r == nil || len(r.lines) == 0 {
		return ""
	}
	var places []string
	for k := 0; k < len(r.lines); {
		line, times := r.lines[k], 0
		for ; k < len(r.lines) && r.lines[k] == line; k++ {
			times++
		}
		place := fmt.Sprint(line)
		if times > 1 {
			place += fmt.Sprintf(" (%d)", times)
		}
		places = append(places, place)
	}
	word := "line"
	if len(places) > 1 {
		word = "lines"
	}
	if more := len(places) - mostLines; more > 0 {
		places = append(places[:mostLines], fmt.Sprintf("and on %s", counted(more, "other line")))
	}
	return fmt.Sprintf("        and %d more of the same, on %s %s; entente validate --all shows each\n",
		len(r.lines), word, strings.Join(places, ", "))
}
