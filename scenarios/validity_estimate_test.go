package scenarios_test

import (
	"cmp"
	"math"
	"slices"

	"golang.org/x/exp/stats"

	"entente/sim/ensemble"
)

// estimate is a number with its 95 % interval.
type estimate struct {
	value, low, high float64
	// against is what a statement has to exceed to come out; NaN where the number decides nothing.
	against float64
	n       int
}

// plain is the same number, deciding nothing.
func (e estimate) plain() estimate { e.against = math.NaN(); return e }

func (e estimate) verdict() string {
	switch {
	case math.IsNaN(e.against) || math.IsNaN(e.value):
		return ""
	case e.low > e.against:
		return "comes out"
	case e.high < e.against:
		return "does not"
	}
	return "open"
}

// rate is how often truths, written 1 and 0, are true, with the score interval (Wilson 1927).
func rate(truths []float64) estimate {
	return proportion(truths, func(x float64) bool { return x == 1 })
}

// proportion is how often a number satisfies a rule.
func proportion(values []float64, rule func(float64) bool) estimate {
	n := 0
	for _, value := range values {
		if rule(value) {
			n++
		}
	}
	found := ensemble.Wilson(uint64(n), uint64(len(values)))
	return estimate{found.Value, found.Low, found.High, 0.5, len(values)}
}

// average is a mean that decides nothing, with its interval by the normal approximation; of one value it has no interval.
func average(values []float64) estimate {
	switch len(values) {
	case 0:
		return estimate{math.NaN(), math.NaN(), math.NaN(), math.NaN(), 0}
	case 1:
		return estimate{values[0], values[0], values[0], math.NaN(), 1}
	}
	mean, deviation := stats.MeanAndStdDev(values)
	half := 1.959963984540054 * deviation / math.Sqrt(float64(len(values)))
	return estimate{mean, mean - half, mean + half, math.NaN(), len(values)}
}

// difference is a mean that has to exceed 0.
func difference(values []float64) estimate {
	e := average(values)
	e.against = 0
	return e
}

// spearman is the rank correlation (Spearman 1904), ties at their mean rank, with the interval of Bonett & Wright (2000):
// tanh(atanh(r) ± z·√((1 + r²/2)/(n − 3))).
func spearman(x, y []float64) estimate {
	rx, ry := ranks(x), ranks(y)
	mean := float64(len(x)+1) / 2
	xy, xx, yy := 0.0, 0.0, 0.0
	for k := range rx {
		xy += (rx[k] - mean) * (ry[k] - mean)
		xx += (rx[k] - mean) * (rx[k] - mean)
		yy += (ry[k] - mean) * (ry[k] - mean)
	}
	r := xy / math.Sqrt(xx*yy)
	half := 1.959963984540054 * math.Sqrt((1+r*r/2)/float64(len(x)-3))
	return estimate{r, math.Tanh(math.Atanh(r) - half), math.Tanh(math.Atanh(r) + half), 0, len(x)}
}

// ranks count from 1; equal values share the mean of theirs.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	ranked := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, k := range order[from:to] {
			ranked[k] = float64(from+1+to) / 2
		}
		from = to
	}
	return ranked
}

func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
