package agents

import (
	"math"

	"entente/agents/portable"
)

// ChooseClearly picks the option that Choose picks, and says by how much its score is above that of any other: it stays the
// choice as long as no two options' values move against each other by as much. The margin is +Inf where there is one option.
// bounds is room for a number for each option.
//
// Bounds of all scores come first, then the scores of the two options with the highest bounds; hardly any other bound is above
// these, so that the logarithms of two options do for all.
func ChooseClearly(values []float64, shocks []uint64, temperature float64, bounds []float64) (option int, margin float64) {
	shocks, bounds = shocks[:len(values)], bounds[:len(values)]
	first, second, highest, next := 0, -1, math.Inf(-1), math.Inf(-1)
	for o, value := range values {
		bound := float64(temperature*gumbelBounds[gumbelCell(shocks[o])]) + value
		bounds[o] = bound
		if bound > next {
			if bound > highest {
				first, second, highest, next = o, first, bound, highest
			} else {
				second, next = o, bound
			}
		}
	}
	if len(values) < 2 {
		return 0, math.Inf(1)
	}
	best, top := first, Score(values[first], shocks[first], temperature)
	rival := Score(values[second], shocks[second], temperature)
	if rival > top || rival == top && second < first {
		best, top, rival = second, rival, top
	}
	for o, bound := range bounds {
		// Of options with the same score, the first is chosen: so those count whose bound is no more than equal.
		if bound < rival || o == first || o == second {
			continue
		}
		switch score := Score(values[o], shocks[o], temperature); {
		case score > top || score == top && o < best:
			best, top, rival = o, score, top
		case score > rival:
			rival = score
		}
	}
	return best, top - rival
}

// Shocks fall into cells by 1 − u, as the exponent of a float64 and the first four digits of its fraction: so a cell is a
// sixteenth of a doubling. 1 − u is at least 2^-53, and under 1.
const (
	gumbelShift = 52 - 4
	gumbelFirst = (1023 - 1) << 4 // of 0.5, the least (1 − u)·2^52
	gumbelCells = 1024            // 53 doublings have 848; a power of two needs no check
)

// gumbelRest is (1 − u)·2^52 of a shock, exactly: see portable.Uniform.
func gumbelRest(shock uint64) float64 { return float64(int64(^shock>>12)) + 0.5 }

// gumbelCell is the cell of a shock.
func gumbelCell(shock uint64) int {
	return int((math.Float64bits(gumbelRest(shock))>>gumbelShift - gumbelFirst) % gumbelCells)
}

// gumbelBounds are the bounds of Gumbel draws by cell.
var gumbelBounds = boundGumbel()

func boundGumbel() *[gumbelCells]float64 {
	// More than the rounding of Gumbel and of what is made of it in a score.
	const rounding = 1e-9
	bounds := &[gumbelCells]float64{}
	for cell := range bounds {
		// The highest shock of a cell is the one with the least 1 − u.
		least := math.Ceil(math.Float64frombits(uint64(gumbelFirst+cell)<<gumbelShift) - 0.5)
		if least < 1<<52 {
			bounds[cell] = portable.Gumbel(^(uint64(least) << 12)) + rounding
		}
	}
	return bounds
}
