package ensemble

import (
	"fmt"
	"regexp"
	"strings"

	"entente/sim"
)

// Outcome is something that each run answers: whether it came true, or how large it became.
//
//	samsung in stargate                 whether an actor is a member at the end
//	samsung in stargate by 2025-12      at the end of any tick up to that date
//	samsung in stargate at 2025-12      at the end of the tick that holds the date
//	share("stargate") > 0.4 at 2027-01  any condition that events may use
//	strength("KR")                      any number of that language
//	rank("KR") at 2027-01               at a date
type Outcome struct {
	// Text is the outcome as it was written.
	Text string
	// Actor and Bloc are the ids of the short form; empty in any other.
	Actor, Bloc string
	// Truth says that the answer is whether, 1 or 0, and not how large.
	Truth bool
	// From and To are the first and the last tick at whose end it is looked at.
	From, To int32

	condition *sim.Condition
	measure   *sim.Measure
}

var (
	timed  = regexp.MustCompile(`^(.*\S)\s+(by|at)\s+(\d{4}-\S+)$`)
	member = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s+in\s+([A-Za-z0-9_-]+)$`)
)

// ParseStatement reads an outcome that is true or false.
func ParseStatement(model *sim.Model, text string) (*Outcome, error) {
	o := &Outcome{Text: strings.TrimSpace(text), Truth: true}
	expression, err := o.readSpan(model.Calendar)
	if err != nil {
		return nil, fmt.Errorf("statement %q: %w", text, err)
	}
	if parts := member.FindStringSubmatch(expression); parts != nil {
		o.Actor, o.Bloc = parts[1], parts[2]
		expression = fmt.Sprintf("member(%q, %q)", o.Actor, o.Bloc)
	}
	condition, mistakes := sim.CompileCondition(expression, model.Names())
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("statement %q: %s", text, described(mistakes))
	}
	o.condition = condition
	return o, nil
}

// ParseMeasure reads an outcome that is a number, at the end or at a date.
func ParseMeasure(model *sim.Model, text string) (*Outcome, error) {
	o := &Outcome{Text: strings.TrimSpace(text)}
	expression, err := o.readSpan(model.Calendar)
	if err != nil {
		return nil, fmt.Errorf("number %q: %w", text, err)
	}
	if o.From != o.To {
		return nil, fmt.Errorf("number %q: a number is taken at a date, not by one: write %s at …", text, expression)
	}
	measure, mistakes := sim.CompileMeasure(expression, model.Names())
	if len(mistakes) > 0 {
		return nil, fmt.Errorf("number %q: %s", text, described(mistakes))
	}
	o.measure = measure
	return o, nil
}

// ParseOutcome reads an outcome of either kind: a statement where the text can be read as one, else a number. Where it is
// neither, the error is that of the reading that came further.
func ParseOutcome(model *sim.Model, text string) (*Outcome, error) {
	statement, wrong := ParseStatement(model, text)
	if wrong == nil {
		return statement, nil
	}
	if measure, err := ParseMeasure(model, text); err == nil {
		return measure, nil
	}
	return nil, wrong
}

// readSpan takes "by" and "at" with their date off the text; without one, the outcome is looked at in the last tick.
func (o *Outcome) readSpan(calendar sim.Calendar) (expression string, err error) {
	last := int32(calendar.Ticks() - 1)
	o.From, o.To = last, last
	parts := timed.FindStringSubmatch(o.Text)
	if parts == nil {
		return o.Text, nil
	}
	date, err := sim.ParseDate(parts[3])
	if err != nil {
		return "", err
	}
	tick := calendar.Tick(date)
	if tick < 0 || tick > int(last) {
		return "", fmt.Errorf("%s lies outside of the run, %s to %s", parts[3], calendar.Label(0), calendar.Label(int(last)))
	}
	o.From, o.To = int32(tick), int32(tick)
	if parts[2] == "by" {
		o.From = 0
	}
	return parts[1], nil
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

// Look updates a run's answer at the end of a tick: a statement stays true once it was.
func (o *Outcome) Look(w *sim.World, answer float64) float64 {
	switch {
	case w.Tick < o.From || w.Tick > o.To:
	case !o.Truth:
		return o.measure.Value(w)
	case answer == 0 && o.condition.Holds(w):
		return 1
	}
	return answer
}
