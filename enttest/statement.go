package enttest

import (
	"fmt"
	"regexp"
	"strings"

	"entente/sim"
)

// statement is something that is true or false of a run.
//
//	samsung in stargate                 a member at the end
//	samsung in stargate by 2025-12      at the end of any tick up to that date
//	samsung in stargate at 2025-12      at the end of the tick that holds the date
//	share("stargate") > 0.4 at 2027-01  any condition that events may use
type statement struct {
	text        string
	actor, bloc string // of the short form, for reasons
	condition   *sim.Condition
	span
}

// span is the ticks at whose end something may hold, both included.
type span struct{ from, to int32 }

// has says whether it is the end of one of these ticks.
func (s span) has(tick int32) bool { return tick >= s.from && tick <= s.to }

var (
	timed  = regexp.MustCompile(`^(.*\S)\s+(by|at)\s+(\d{4}-\S+)$`)
	member = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s+in\s+([A-Za-z0-9_-]+)$`)
)

// parse reads a statement about a model.
func parse(model *sim.Model, text string) (*statement, error) {
	expression, when, err := parseSpan(model.Calendar, text)
	if err != nil {
		return nil, fmt.Errorf("statement %q: %w", text, err)
	}
	s := &statement{text: text, span: when}
	if parts := member.FindStringSubmatch(expression); parts != nil {
		s.actor, s.bloc = parts[1], parts[2]
		expression = fmt.Sprintf("member(%q, %q)", s.actor, s.bloc)
	}
	condition, mistakes := sim.CompileCondition(expression, model.Names())
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("statement %q: %s", text, described(mistakes))
	}
	s.condition = condition
	return s, nil
}

// parseSpan takes "by" and "at" with their date off a text; without one, the span is the last tick.
func parseSpan(calendar sim.Calendar, text string) (string, span, error) {
	last := int32(calendar.Ticks() - 1)
	expression := strings.TrimSpace(text)
	parts := timed.FindStringSubmatch(expression)
	if parts == nil {
		return expression, span{last, last}, nil
	}
	date, err := sim.ParseDate(parts[3])
	if err != nil {
		return "", span{}, err
	}
	tick := calendar.Tick(date)
	if tick < 0 || tick > int(last) {
		return "", span{}, fmt.Errorf("%s lies outside of the run, %s to %s", parts[3], calendar.Label(0), calendar.Label(int(last)))
	}
	if parts[2] == "by" {
		return parts[1], span{0, int32(tick)}, nil
	}
	return parts[1], span{int32(tick), int32(tick)}, nil
}

// described puts all mistakes of an expression into one line.
func described(mistakes []sim.Mistake) string {
	told := make([]string, 0, len(mistakes))
	for _, mistake := range mistakes {
		text := mistake.Text
		if mistake.Suggestion != "" {
			text += " (" + mistake.Suggestion + ")"
		}
		told = append(told, text)
	}
	return strings.Join(told, "; ")
}

// holds says whether it is true at the end of the present tick.
func (s *statement) holds(w *sim.World) bool { return s.has(w.Tick) && s.condition.Holds(w) }
