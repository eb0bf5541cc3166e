package sensitivity

import (
	"fmt"
	"math"

	"entente/sim/ensemble/design"
)

// Indices are Sobol's indices of all factors.
type Indices struct {
	// Factors are in the design's order.
	Factors []Index
	// Blocks are those that count; Dropped, those left out because a row of theirs failed.
	Blocks, Dropped int
}

// Index says which part of the outcome's variance, over independent factors uniform in their ranges, a factor accounts for.
type Index struct {
	// Factor is its name.
	Factor string
	// First is the first-order index S_i, 0 to 1: the part by which the variance would shrink on average if this factor
	// alone were known (Sobol' 1993).
	First Estimate
	// Total is the total index S_Ti, from S_i on: the part that would be left if all factors but this one were known (Homma
	// & Saltelli 1996). The difference to First is what the factor does together with others.
	Total Estimate
}

// SobolIndices estimates first-order and total indices from the outcomes of a design's rows, in the order of the design, NaN
// where a row failed or has not been run. Blocks with such a row are left out; at least two must be left, whose outcomes
// vary.
//
// With f_A, f_B and f_i the outcomes of the rows of a block, less the mean of f_A and f_B over all blocks, and V their
// variance:
//   - S_i = mean(f_B·(f_i - f_A)) / V (Saltelli et al. 2010, table 2, b). Its error shrinks with the factor's influence, where
//     that of Jansen's estimator 1 - mean((f_B - f_i)²)/2V stays at that of V: over independent points of the g-function of
//     eight factors, it is about 70 times smaller for the factors without influence, and twice as large only for the one
//     that makes up most of the variance. Most factors of most models have little influence.
//   - S_Ti = mean((f_A - f_i)²) / 2V (Jansen 1999; table 2, f), best among the known ones for total indices by that comparison
//     of Saltelli et al.; never negative.
//
// Intervals treat blocks as independent. Those of a Sobol sequence are better than that, so intervals are rather too wide.
// Resamples in which nothing varies are left out of them.
func SobolIndices(d *design.Saltelli, outcomes []float64, bootstrap Bootstrap) (*Indices, error) {
	bootstrap, err := bootstrap.orDefault()
	if err != nil {
		return nil, fmt.Errorf("sobol indices: %w", err)
	}
	if len(outcomes) != d.Len() {
		return nil, fmt.Errorf("sobol indices: %d outcomes for a design of %d rows: give one for each, NaN where a row failed",
			len(outcomes), d.Len())
	}
	size := len(d.Factors()) + 2
	kept := whole(outcomes, size)
	if len(kept) < 2 {
		return nil, fmt.Errorf("sobol indices: %d of %d blocks have an outcome in every row: at least 2 are needed",
			len(kept), d.Blocks())
	}
	blocks, varied := standardise(outcomes, kept, size)
	if !varied {
		return nil, fmt.Errorf("sobol indices: the outcome is the same in all %d base rows: there is no variance to explain",
			2*len(kept))
	}
	result := &Indices{Blocks: len(kept), Dropped: d.Blocks() - len(kept)}
	sums := newSobolSums(len(d.Factors()))
	once := make([]float64, len(kept))
	for i := range once {
		once[i] = 1
	}
	sums.add(blocks, once)
	for column, factor := range d.Factors() {
		first, total := sums.indices(column)
		result.Factors = append(result.Factors, Index{factor.Name, Estimate{Value: first}, Estimate{Value: total}})
	}
	result.addIntervals(blocks, sums, bootstrap)
	return result, nil
}

// standardise copies the blocks that count, moved and scaled so that no square overflows and little is lost by cancellation;
// indices do not depend on either. It says whether the rows of A and B differ at all.
func standardise(outcomes []float64, kept []int, size int) (blocks []float64, varied bool) {
	var largest float64
	for _, block := range kept {
		own := outcomes[block*size : (block+1)*size]
		blocks = append(blocks, own...)
		for _, outcome := range own {
			largest = max(largest, math.Abs(outcome))
		}
	}
	if largest == 0 {
		return blocks, false
	}
	var mean float64
	for i := range blocks {
		blocks[i] /= largest
		if i%size < 2 {
			mean += blocks[i] / float64(2*len(kept))
			varied = varied || blocks[i] != blocks[0]
		}
	}
	largest = 0
	for i := range blocks {
		blocks[i] -= mean
		largest = max(largest, math.Abs(blocks[i]))
	}
	for i := range blocks {
		blocks[i] /= largest
	}
	return blocks, varied
}

// addIntervals resamples the blocks; sums is room to work in.
func (s *Indices) addIntervals(blocks []float64, sums *sobolSums, bootstrap Bootstrap) {
	firsts, totals := make([][]float64, len(s.Factors)), make([][]float64, len(s.Factors))
	times := make([]float64, s.Blocks)
	for resample := range bootstrap.Resamples {
		bootstrap.draw(resample, times)
		sums.add(blocks, times)
		for column := range s.Factors {
			first, total := sums.indices(column)
			firsts[column], totals[column] = append(firsts[column], first), append(totals[column], total)
		}
	}
	for column := range s.Factors {
		first, total := &s.Factors[column].First, &s.Factors[column].Total
		first.Low, first.High = bootstrap.interval(firsts[column])
		total.Low, total.High = bootstrap.interval(totals[column])
	}
}
