package ensemble

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Verdict is whether an assertion holds, and what that rests on.
type Verdict struct {
	Assertion string
	Holds     bool
	// Sure says that the whole 95 % interval is on the same side as the estimate.
	Sure bool
	// Found tells the estimate with its interval.
	Found string
}

// Check judges an assertion by the answers of each model to its outcome, in the order of the models.
func (a *Assertion) Check(answers ...[]float64) Verdict {
	v := Verdict{Assertion: a.Text}
	truth := a.estimate == "P"
	switch a.operator {
	case "better", "worse", "higher", "lower":
		found := a.difference(answers[0], answers[a.Needs()-1])
		up := a.operator == "higher" || a.operator == "better"
		if less := slices.ContainsFunc(worseHigher, func(f string) bool { return strings.HasPrefix(a.Outcome, f) }); less &&
			(a.operator == "better" || a.operator == "worse") {
			up = !up
		}
		v.Holds = found.Low > 0
		if !up {
			v.Holds = found.High < 0
		}
		v.Sure = true
		v.Found = fmt.Sprintf("the difference is %+.4g, 95 %% interval %+.4g to %+.4g", found.Value, found.Low, found.High)
		return v
	}
	values := answers[a.Needs()-1]
	var found Interval
	switch a.estimate {
	case "difference":
		found = a.difference(answers[0], values)
	case "median", "quantile":
		found = quantileInterval(values, a.quantile)
	case "ci":
		width := a.width(values)
		found = Interval{width, width, width}
	default:
		found = MeanInterval(values)
	}
	if truth {
		found = Wilson(trues(values), uint64(len(values)))
	}
	v.Holds = a.compare(found.Value)
	v.Sure = a.compare(found.Low) == v.Holds && a.compare(found.High) == v.Holds
	v.Found = fmt.Sprintf("%.4g, 95 %% interval %.4g to %.4g", found.Value, found.Low, found.High)
	if a.estimate == "ci" {
		v.Found = fmt.Sprintf("the 95 %% interval is %.4g wide", found.Value)
	}
	v.Found += fmt.Sprintf(" (%d runs)", len(values))
	return v
}

// difference is that of two models' answers, with the interval that suits them.
func (a *Assertion) difference(base, other []float64) Interval {
	if truths(base) && truths(other) {
		return PairedProportions(base, other)
	}
	return MeanInterval(differences(base, other))
}

// truths says whether answers are those to a statement: 1 or 0.
func truths(values []float64) bool {
	return !slices.ContainsFunc(values, func(value float64) bool { return value != 0 && value != 1 })
}

// width is that of the interval that suits the values: a statement's answers are all 0 or 1.
func (a *Assertion) width(values []float64) float64 {
	if !truths(values) {
		return MeanInterval(values).Width()
	}
	return Wilson(trues(values), uint64(len(values))).Width()
}

func (a *Assertion) compare(value float64) bool {
	switch a.operator {
	case "<":
		return value < a.number
	case "<=":
		return value <= a.number
	case ">":
		return value > a.number
	case ">=":
		return value >= a.number
	case "==":
		return value == a.number
	}
	return value != a.number
}

func differences(base, other []float64) []float64 {
	found := make([]float64, len(base))
	for run := range base {
		found[run] = other[run] - base[run]
	}
	return found
}

// quantileInterval is a quantile with its 95 % interval by ranks, from the normal approximation of the binomial count of values
// below it (Conover 1999, section 3.2).
func quantileInterval(values []float64, q float64) Interval {
	n := float64(len(values))
	half := float64(z * math.Sqrt(float64(float64(n*q)*(1-q))))
	around := Quantiles(values, q, (float64(n*q)-half)/n, (float64(n*q)+half)/n)
	return Interval{around[0], around[1], around[2]}
}
