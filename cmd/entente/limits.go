package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/scenarios"
)

// limitFlag collects the limits that a command line moves: --limit actors=20000,ticks=50000.
type limitFlag struct{ limits *scenarios.Limits }

const limitUsage = "let files go beyond a limit: `NAME=NUMBER`, such as actors=20000; may be given again (docs/file-limits.md)"

func (limitFlag) Type() string     { return "NAME=NUMBER" }
func (f limitFlag) String() string { return "" }

// Set reads one or several limits with commas between them.
func (f limitFlag) Set(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		name, number, written := strings.Cut(strings.TrimSpace(part), "=")
		if !written {
			return fmt.Errorf("%q names no number: write NAME=NUMBER, such as actors=20000", part)
		}
		_, most, known := f.limits.Limit(name)
		if !known {
			hint := "there are " + strings.Join(scenarios.LimitNames(), ", ")
			if nearest, found := scenarios.Nearest(name, scenarios.LimitNames()); found {
				hint = "did you mean " + nearest + "?"
			}
			return fmt.Errorf("there is no limit %q: %s", name, hint)
		}
		value, err := strconv.Atoi(strings.ReplaceAll(number, "_", ""))
		if err != nil || !f.limits.Set(name, value) {
			allowed := "a whole number from 1 on"
			if most > 0 {
				allowed = "a whole number from 1 to " + strconv.Itoa(most)
			}
			return fmt.Errorf("%s cannot be %q: %s is allowed", name, number, allowed)
		}
	}
	return nil
}

// keeping are the limits for a scenario that a result or a checkpoint keeps: it is one file now, whatever it was laid together from.
func (m *Main) keeping(document []byte) scenarios.Option {
	limits := m.limits
	for _, name := range []string{"bytes", "line-bytes", "values"} {
		if value, _, _ := limits.Limit(name); value <= len(document) {
			limits.Set(name, len(document)+1)
		}
	}
	return scenarios.WithLimits(limits)
}

// raisable adds to a problem with a limit how the limit is raised, if it can be.
func (m *Main) raisable(problem scenarios.Problem) scenarios.Problem {
	value, most, known := m.limits.Limit(problem.Limit)
	if !known || most > 0 && value >= most {
		return problem
	}
	value *= 2
	if most > 0 {
		value = min(value, most)
	}
	how := fmt.Sprintf("where that is meant, allow more: --limit %s=%d", problem.Limit, value)
	if problem.Suggestion != "" {
		how = problem.Suggestion + "; " + how
	}
	problem.Suggestion = how
	return problem
}

// beyondLimit says whether all that is wrong are limits, which a user can raise.
func beyondLimit(problems scenarios.Problems) bool {
	return problems.Count(scenarios.SeverityError) > 0 && !slices.ContainsFunc(problems, func(problem scenarios.Problem) bool {
		return problem.Severity == scenarios.SeverityError && problem.Limit == ""
	})
}
