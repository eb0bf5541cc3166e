package enttest

import (
	"fmt"
	"math"

	"golang.org/x/exp/stats"

	"entente/sim"
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
	expression, when, err := parseSpan(o.model.Calendar, text)
	if err != nil {
		o.fail("number %q: %v", text, err)
		return nil, false
	}
	if when.from != when.to {
		o.fail("number %q: a number is taken at a date, not by one: write %s at …", text, expression)
		return nil, false
	}
	measure, mistakes := sim.CompileMeasure(expression, o.model.Names())
	if len(mistakes) > 0 {
		o.fail("number %q: %s", text, described(mistakes))
		return nil, false
	}
	values := make([]float64, o.runs)
	err = o.Each(func(run int, w *sim.World) {
		if when.has(w.Tick) {
			values[run] = measure.Value(w)
		}
	})
	if err != nil {
		o.fail("%v", err)
		return nil, false
	}
	for run, value := range values {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			o.fail("number %q has no value in run %d of %s with seed %d: %v", text, run, o.model.Name, o.seed, value)
			return nil, false
		}
	}
	return values, true
}

func newMean(t TestingT, what string, values []float64) *Mean {
	mean, deviation := stats.MeanAndStdDev(values)
	half := z * deviation / math.Sqrt(float64(len(values)))
	if len(values) == 1 {
		half = math.Inf(1)
	}
	return &Mean{Value: mean, Low: mean - half, High: mean + half, ByRun: values, t: t, what: what}
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
