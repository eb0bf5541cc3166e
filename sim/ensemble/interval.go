package ensemble

import (
	"math"
	"slices"
)

// Interval is an estimate with its 95 % confidence interval.
type Interval struct{ Value, Low, High float64 }

// Width is how wide the interval is.
func (i Interval) Width() float64 { return i.High - i.Low }

// z is the normal distribution's 97.5 % point.
const z = 1.959963984540054

// Wilson is the proportion of successes among runs with its 95 % score interval (Wilson 1927): the proportions that lie
// within z standard errors of their own of what was seen. Without runs it is 0 to 1 about 0.
func Wilson(successes, runs uint64) Interval {
	if runs == 0 {
		return Interval{0, 0, 1}
	}
	n := float64(runs)
	p := float64(successes) / n
	centre := (p + z*z/float64(2*n)) / (1 + z*z/n)
	spread := math.Sqrt(float64(p*(1-p))/n + z*z/float64(float64(4*n)*n))
	half := float64(float64(z/(1+z*z/n)) * spread)
	return Interval{p, max(0, centre-half), min(1, centre+half)}
}

// MeanInterval is the mean of values with its 95 % interval by the normal approximation: infinite for a single value, which
// says nothing of how far another would lie. Without values it is not a number.
func MeanInterval(values []float64) Interval {
	mean, deviation := meanAndDeviation(values)
	half := math.Inf(1)
	if len(values) > 1 {
		half = float64(z*deviation) / math.Sqrt(float64(len(values)))
	}
	return Interval{mean, mean - half, mean + half}
}

// PairedProportions is how much more often the other's answers are true than the base's, run by run, with the 95 % interval of
// Agresti & Min (2005): half a run is added to each of the four ways in which a pair can answer, so that pairs which never
// differed do not pass for proof that they never would.
func PairedProportions(base, other []float64) Interval {
	gained, lost := 0.0, 0.0
	for run := range base {
		switch {
		case other[run] > base[run]:
			gained++
		case other[run] < base[run]:
			lost++
		}
	}
	n := float64(len(base)) + 2
	centre := (gained - lost) / n
	variance := (gained + lost + 1) - float64((gained-lost)*(gained-lost))/n
	half := float64(z*math.Sqrt(variance)) / n
	return Interval{(gained - lost) / float64(len(base)), max(-1, centre-half), min(1, centre+half)}
}

// meanAndDeviation are the mean and the sample standard deviation, in two passes and without fused operations, so that they
// are the same on every architecture.
func meanAndDeviation(values []float64) (mean, deviation float64) {
	n := float64(len(values))
	for _, value := range values {
		mean += value
	}
	mean /= n
	squares := 0.0
	for _, value := range values {
		squares += float64((value - mean) * (value - mean))
	}
	return mean, math.Sqrt(squares / (n - 1))
}

// Quantiles of values, each 0 to 1, by linear interpolation (type 7 of Hyndman & Fan 1996, the default of R). Without values
// they are not numbers.
func Quantiles(values []float64, quantiles ...float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	found := make([]float64, len(quantiles))
	for k, q := range quantiles {
		if len(sorted) == 0 {
			found[k] = math.NaN()
			continue
		}
		at := float64(min(1, max(0, q)) * float64(len(sorted)-1))
		below := int(at)
		above := min(below+1, len(sorted)-1)
		found[k] = sorted[below] + float64((at-float64(below))*(sorted[above]-sorted[below]))
	}
	return found
}
