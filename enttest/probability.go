package enttest

import (
	"fmt"

	"entente/sim/ensemble"
)

// Probability is how often a statement came true over the runs.
type Probability struct {
	// Value is the part of the runs in which it did; Low and High its 95 % interval (Wilson 1927).
	Value, Low, High float64
	// True and Runs are the counts.
	True, Runs int
	// ByRun says in which runs.
	ByRun []bool

	outcomes  *Outcomes
	statement *ensemble.Outcome
}

// Probability runs the scenario and counts in how many runs a statement comes true: "samsung in stargate",
// "samsung in stargate by 2025-12", or any condition that events may use, such as `share("stargate") > 0.4`.
func (o *Outcomes) Probability(text string) *Probability {
	if o == nil {
		return nil
	}
	o.t.Helper()
	statement, err := ensemble.ParseStatement(o.model, text)
	if err != nil {
		o.fail("%v", err)
		return nil
	}
	answers, err := ensemble.Ask(o.context(), o.all(), statement)
	if err != nil {
		o.fail("%v", err)
		return nil
	}
	p := &Probability{Runs: o.runs, ByRun: make([]bool, o.runs), outcomes: o, statement: statement}
	for run, answer := range answers.ByRun[0] {
		if answer != 0 {
			p.ByRun[run] = true
			p.True++
		}
	}
	found := answers.Estimate(0)
	p.Value, p.Low, p.High = found.Value, found.Low, found.High
	return p
}

// AtLeast fails the test unless the probability is at least wanted: the estimate, not the end of its interval.
func (p *Probability) AtLeast(wanted float64) bool {
	if p == nil {
		return false
	}
	p.outcomes.t.Helper()
	return p.check(p.Value >= wanted, "at least %.4g", wanted)
}

// AtMost fails the test unless the probability is at most wanted: the estimate, not the end of its interval.
func (p *Probability) AtMost(wanted float64) bool {
	if p == nil {
		return false
	}
	p.outcomes.t.Helper()
	return p.check(p.Value <= wanted, "at most %.4g", wanted)
}

// Between fails the test unless the probability lies between low and high, both included.
func (p *Probability) Between(low, high float64) bool {
	if p == nil {
		return false
	}
	p.outcomes.t.Helper()
	return p.check(p.Value >= low && p.Value <= high, "%.4g to %.4g", low, high)
}

// String is the estimate with its interval.
func (p *Probability) String() string {
	return fmt.Sprintf("%.3f, 95 %% interval %.3f to %.3f (%d of %d runs)", p.Value, p.Low, p.High, p.True, p.Runs)
}

func (p *Probability) check(ok bool, format string, wanted ...any) bool {
	p.outcomes.t.Helper()
	if !ok {
		o := p.outcomes
		o.t.Errorf("%s in %s, seed %d: %v; wanted %s%s",
			p.statement.Text, o.model.Name, o.seed, p, fmt.Sprintf(format, wanted...), o.reasons(p.statement))
	}
	return ok
}
