package enttest

import (
	"fmt"
	"math"

	"entente/sim"
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
	statement *statement
}

// Probability runs the scenario and counts in how many runs a statement comes true: "samsung in stargate",
// "samsung in stargate by 2025-12", or any condition that events may use, such as `share("stargate") > 0.4`.
func (o *Outcomes) Probability(text string) *Probability {
	if o == nil {
		return nil
	}
	o.t.Helper()
	s, err := parse(o.model, text)
	if err != nil {
		o.fail("%v", err)
		return nil
	}
	p := &Probability{Runs: o.runs, ByRun: make([]bool, o.runs), outcomes: o, statement: s}
	err = o.Each(func(run int, w *sim.World) {
		if !p.ByRun[run] && s.holds(w) {
			p.ByRun[run] = true
		}
	})
	if err != nil {
		o.fail("%v", err)
		return nil
	}
	for _, came := range p.ByRun {
		if came {
			p.True++
		}
	}
	p.Value = float64(p.True) / float64(p.Runs)
	p.Low, p.High = Wilson(p.True, p.Runs)
	return p
}

// z is the normal distribution's 97.5 % point.
const z = 1.959963984540054

// Wilson is the 95 % score interval of a proportion (Wilson 1927): the proportions that lie within z standard errors of
// their own of what was seen. Without runs it is 0 to 1.
func Wilson(successes, runs int) (low, high float64) {
	if runs < 1 {
		return 0, 1
	}
	n := float64(runs)
	p := float64(successes) / n
	centre := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, centre-half), min(1, centre+half)
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
			p.statement.text, o.model.Name, o.seed, p, fmt.Sprintf(format, wanted...), o.reasons(p.statement))
	}
	return ok
}
