package agents

import (
	"math"
	"slices"

	"entente/agents/portable"
)

// Choose picks the option with the greatest value plus temperature times its own Gumbel shock, which is a logit choice:
// P(o) = exp(V_o/T) / Σ exp(V/T) (McFadden 1974). Temperature 0 is a best response; ties go to the lower index, so that
// option 0, staying, needs a reason to be left. shocks holds 64 random bits for each option. Values must be finite.
func Choose(values []float64, shocks []uint64, temperature float64) int {
	if temperature == 0 {
		best := 0
		for o, value := range values {
			if value > values[best] {
				best = o
			}
		}
		return best
	}
	if len(values) == 0 {
		return 0
	}
	// As Chooser.Pick does: the option with the highest bound first, after which hardly any other bound is above its score.
	shocks = shocks[:len(values)]
	first, highest := 0, math.Inf(-1)
	for o, value := range values {
		if bound := ScoreBound(value, shocks[o], temperature); bound > highest {
			first, highest = o, bound
		}
	}
	best, top := first, Score(values[first], shocks[first], temperature)
	for o, value := range values {
		if o == first || ScoreBound(value, shocks[o], temperature) < top {
			continue
		}
		if score := Score(value, shocks[o], temperature); score > top || score == top && o < best {
			best, top = o, score
		}
	}
	return best
}

// Score is an option's value with its shock.
func Score(value float64, shock uint64, temperature float64) float64 {
	if temperature == 0 {
		return value
	}
	return float64(temperature*portable.Gumbel(shock)) + value
}

// Probabilities writes into out with what probability Choose picks each option, over all shocks: exp(V_o/T) / Σ exp(V/T)
// (McFadden 1974), and at temperature 0 all of it on the option that is picked. Values must be finite; out may be the same slice.
func Probabilities(out, values []float64, temperature float64) {
	if temperature == 0 {
		best := Choose(values, nil, 0)
		clear(out)
		out[best] = 1
		return
	}
	top := slices.Max(values)
	total := 0.0
	for o, value := range values {
		out[o] = portable.Exp((value - top) / temperature)
		total += out[o]
	}
	for o := range out {
		out[o] /= total
	}
}

// ScoreBound is a number that Score never exceeds, without a logarithm: an option whose bound is no more than the score of
// another need not be scored.
func ScoreBound(value float64, shock uint64, temperature float64) float64 {
	return float64(temperature*portable.GumbelBound(shock)) + value
}
