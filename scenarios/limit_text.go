package scenarios

import (
	"fmt"
	"strconv"
	"strings"
)

// LimitFlag is the flag --limit of a command: every value that it is given is a limit moved. It is a pflag.Value.
type LimitFlag struct{ Limits *Limits }

// Set reads one or several limits with commas between them.
func (f LimitFlag) Set(text string) error { return f.Limits.Parse(text) }

// Type is what a value looks like.
func (LimitFlag) Type() string { return "NAME=NUMBER" }

// String is empty: no limit is moved where the flag is not given.
func (LimitFlag) String() string { return "" }

// LimitUsage describes the flag.
const LimitUsage = "let files go beyond a limit: `NAME=NUMBER`, such as actors=20000; may be given again (docs/file-limits.md)"

// Parse sets what a text says: one or several limits with commas between them, actors=20000,ticks=50_000. The error says what
// could be meant.
func (l *Limits) Parse(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		name, number, written := strings.Cut(strings.TrimSpace(part), "=")
		if !written {
			return fmt.Errorf("%q names no number: write NAME=NUMBER, such as actors=20000", part)
		}
		_, most, known := l.Limit(name)
		if !known {
			hint := "there are " + strings.Join(LimitNames(), ", ")
			if nearest, found := Nearest(name, LimitNames()); found {
				hint = "did you mean " + nearest + "?"
			}
			return fmt.Errorf("there is no limit %q: %s", name, hint)
		}
		value, err := strconv.Atoi(strings.ReplaceAll(number, "_", ""))
		if err != nil || !l.Set(name, value) {
			allowed := "a whole number from 1 on"
			if most > 0 {
				allowed = "a whole number from 1 to " + strconv.Itoa(most)
			}
			return fmt.Errorf("%s cannot be %q: %s is allowed", name, number, allowed)
		}
	}
	return nil
}

// Keeping are the limits for a document that a result or a checkpoint keeps: it is one file now, whatever it was laid together
// from.
func (l Limits) Keeping(document []byte) Limits {
	for _, name := range []string{"bytes", "line-bytes", "values"} {
		if value, _, _ := l.Limit(name); value <= len(document) {
			l.Set(name, len(document)+1)
		}
	}
	return l
}

// Raisable adds to a problem with a limit how the flag --limit raises it, where that is possible.
func (l Limits) Raisable(problem Problem) Problem {
	value, most, known := l.Limit(problem.Limit)
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
