package enttest

import (
	"fmt"

	"golang.org/x/exp/stats"

	"entente/sim/ensemble"
)

// Mean is the average of a number over the runs.
type Mean struct {
	// Value is the mean; Low and High its 95 % interval by the normal approximation: infinite for a single run, which says
	// nothing of how far another would lie.
	Value, Low, High float64
	// ByRun holds the number of each run.
	ByRun []float64

	t    TestingT
	what string
}

// Mean runs the scenario and averages a number at the end of the run or, as in `strength("KR") at 2027-01`, of the tick that
// holds a date: any numeric expression over the functions that events may use, such as `share("stargate") - share("china")`.
func (o *Outcomes) Mean(expression string) *Mean {
	if o == nil {
		return nil
	}
	o.t.Helper()
	values, ok := o.values(expression)
	if !ok {
		return nil
	}
	return newMean(o.t, fmt.Sprintf("%s in %s, seed %d", expression, o.model.Name, o.seed), values)
}

// Quantiles runs the scenario and gives quantiles, each 0 to 1, of a number over the runs, by linear interpolation
// (type 7 of Hyndman & Fan 1996, the default of R).
func (o *Outcomes) Quantiles(expression string, quantiles ...float64) []float64 {
	if o == nil {
		return nil
	}
	o.t.Helper()
	for _, q := range quantiles {
		if !(q >= 0 && q <= 1) {
			o.fail("quantile %v of %s: it must lie between 0 and 1", q, expression)
			return nil
		}
	}
	values, ok := o.values(expression)
	if !ok {
		return nil
	}
	return stats.Quantiles(values, quantiles...)
}

// values is the number of each run; false where there is none, and the test has failed.
func (o *Outcomes) values(text string) ([]float64, bool) {
	o.t.Helper()
	measure, err := ensemble.ParseMeasure(o.model, text)
	if err != nil {
		o.fail("%v", err)
		return nil, false
	}
	answers, err := ensemble.Ask(o.context(), o.all(), measure)
	if err != nil {
		o.fail("%v", err)
		return nil, false
	}
	return answers.ByRun[0], true
}

func newMean(t TestingT, what string, values []float64) *Mean {
	mean := ensemble.MeanInterval(values)
	return &Mean{Value: mean.Value, Low: mean.Low, High: mean.High, ByRun: values, t: t, what: what}
}

// AtLeast fails the test unless the mean is at least wanted.
func (m *Mean) AtLeast(wanted float64) bool {
	if m == nil {
		return false
	}
	m.t.Helper()
	return m.check(m.Value >= wanted, "at least %.4g", wanted)
}

// AtMost fails the test unless the mean is at most wanted.
func (m *Mean) AtMost(wanted float64) bool {
	if m == nil {
		return false
	}
	m.t.Helper()
	return m.check(m.Value <= wanted, "at most %.4g", wanted)
}

// Positive fails the test unless the whole interval lies above 0: for differences that should be sure.
func (m *Mean) Positive() bool {
	if m == nil {
		return false
	}
	m.t.Helper()
	return m.check(m.Low > 0, "surely more than 0")
}

// String is the mean with its interval.
func (m *Mean) String() string {
	return fmt.Sprintf("%.4g, 95 %% interval %.4g to %.4g (%d runs)", m.Value, m.Low, m.High, len(m.ByRun))
}

func (m *Mean) check(ok bool, format string, wanted ...any) bool {
	m.t.Helper()
	if !ok {
		m.t.Errorf("%s: %v; wanted %s", m.what, m, fmt.Sprintf(format, wanted...))
	}
	return ok
}
