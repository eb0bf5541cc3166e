package sensitivity

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents/portable"
	"entente/sim/random"
)

// With n independent blocks, the standard errors of the indices of both functions are at most 1.2/√n: 0.0178 for S_1 of the
// g-function at n = 4096, the largest, by the spread of 60 seeds. Points of a Sobol sequence do better.
func TestIndicesOfKnownFunctions(t *testing.T) {
	const n = 8192
	for _, known := range []function{ishigami, gFunction} {
		d := saltelli(t, known.factors, n, 1)
		indices, err := SobolIndices(d, outcomesOf(d, known.at), Bootstrap{Resamples: 200})
		require.NoError(t, err)
		require.Equal(t, [2]int{n, 0}, [2]int{indices.Blocks, indices.Dropped})
		for i, index := range indices.Factors {
			what := known.name + ", " + index.Factor
			assert.InDelta(t, known.first[i], index.First.Value, 1.2/math.Sqrt(n), what)
			assert.InDelta(t, known.total[i], index.Total.Value, 1.2/math.Sqrt(n), what)
			assert.True(t, covers(index.First, known.first[i]), "%s: %v", what, index.First)
			assert.True(t, covers(index.Total, known.total[i]), "%s: %v", what, index.Total)
		}
	}
}

// covers says whether an interval holds a number that is given to six decimals.
func covers(interval Estimate, exact float64) bool {
	return interval.Low <= exact+5e-7 && exact-5e-7 <= interval.High
}

// The largest error falls at least as fast as that of independent points, 1/√n: to an eighth at 64 times the blocks.
func TestIndicesConverge(t *testing.T) {
	for _, known := range []function{ishigami, gFunction} {
		meanError := func(n int) float64 {
			var sum float64
			for seed := range uint64(8) {
				d := saltelli(t, known.factors, n, seed)
				indices, err := SobolIndices(d, outcomesOf(d, known.at), Bootstrap{Resamples: 1})
				require.NoError(t, err)
				var largest float64
				for i, index := range indices.Factors {
					largest = max(largest, math.Abs(index.First.Value-known.first[i]), math.Abs(index.Total.Value-known.total[i]))
				}
				sum += largest / 8
			}
			return sum
		}
		few, many := meanError(64), meanError(4096)
		t.Logf("%s: mean largest error %.4f for 64 blocks, %.4f for 4096", known.name, few, many)
		assert.Less(t, many, few/8, known.name)
	}
}

func TestFactorsWithoutInfluenceHaveNone(t *testing.T) {
	d := saltelli(t, 3, 256, 1)
	indices, err := SobolIndices(d, outcomesOf(d, func(point []float64) float64 { return 1e6 + point[1] }), Bootstrap{})
	require.NoError(t, err)
	assert.Equal(t, Index{Factor: "x1"}, indices.Factors[0])
	assert.Equal(t, Index{Factor: "x3"}, indices.Factors[2])
	assert.InDelta(t, 1, indices.Factors[1].First.Value, 0.01)
	assert.InDelta(t, 1, indices.Factors[1].Total.Value, 0.01)
}

// independent are outcomes of blocks like those of a Saltelli design, but of independent points.
func independent(known function, blocks int, seed uint64) []float64 {
	var outcomes []float64
	source := random.New(seed, 0)
	point := make([]float64, known.factors)
	for block := range blocks {
		for part := range known.factors + 2 {
			for column := range point {
				matrix := uint64(0)
				if part == 1 || part == column+2 {
					matrix = 1
				}
				point[column] = portable.Uniform(source.Uint64(uint64(block), matrix, random.PurposeUser, uint64(column)))
			}
			outcomes = append(outcomes, known.at(point))
		}
	}
	return outcomes
}

// For independent blocks, intervals hold the truth about as often as they say. For those of a Sobol sequence, more often.
func TestIntervalsOfIndicesCover(t *testing.T) {
	const seeds, n = 200, 256
	d := saltelli(t, ishigami.factors, n, 0)
	covered := 0
	for seed := range uint64(seeds) {
		indices, err := SobolIndices(d, independent(ishigami, n, seed), Bootstrap{Resamples: 200, Confidence: 0.9, Seed: seed})
		require.NoError(t, err)
		for i, index := range indices.Factors {
			if covers(index.First, ishigami.first[i]) {
				covered++
			}
			if covers(index.Total, ishigami.total[i]) {
				covered++
			}
		}
	}
	t.Logf("%.3f of the intervals for 0.9 hold the truth", float64(covered)/(6*seeds))
	// The six of a seed go together, so the standard deviation is taken as if each seed were one; three of them are allowed.
	assert.InDelta(t, 0.9, float64(covered)/(6*seeds), 3*math.Sqrt(0.9*0.1/seeds))
}

// The estimator of first-order indices was chosen over Jansen's for this: over independent points, its errors are far
// smaller where a factor has no influence, and twice as large at most where one has most of it.
func TestFirstOrderEstimatorIsBestForFactorsOfLittleInfluence(t *testing.T) {
	const seeds, n = 40, 512
	d := saltelli(t, gFunction.factors, n, 0)
	ours, jansen := make([]float64, gFunction.factors), make([]float64, gFunction.factors)
	for seed := range uint64(seeds) {
		outcomes := independent(gFunction, n, seed)
		indices, err := SobolIndices(d, outcomes, Bootstrap{Resamples: 1})
		require.NoError(t, err)
		for i, index := range indices.Factors {
			ours[i] += math.Pow(index.First.Value-gFunction.first[i], 2) / seeds
			jansen[i] += math.Pow(jansenFirst(outcomes, gFunction.factors, i)-gFunction.first[i], 2) / seeds
		}
	}
	for i := range ours {
		ratio := math.Sqrt(ours[i] / jansen[i])
		t.Logf("x%d: our error is %.3f times Jansen's", i+1, ratio)
		if gWeights[i] == 99 {
			assert.Less(t, ratio, 0.03)
		}
		assert.Less(t, ratio, 2.5)
	}
}

// jansenFirst is Jansen's estimator of a first-order index (Saltelli et al. 2010, table 2, c).
func jansenFirst(outcomes []float64, factors, column int) float64 {
	var sum, squares, differences float64
	blocks := len(outcomes) / (factors + 2)
	for block := range blocks {
		own := outcomes[block*(factors+2):]
		sum += own[0] + own[1]
		squares += own[0]*own[0] + own[1]*own[1]
		differences += math.Pow(own[1]-own[column+2], 2)
	}
	n := float64(blocks)
	variance := squares/(2*n) - math.Pow(sum/(2*n), 2)
	return 1 - differences/(2*n)/variance
}

// A block with a failed row is left out as if it had never been.
func TestFailedBlocksAreDropped(t *testing.T) {
	const n = 32
	d, shorter := saltelli(t, 3, n, 1), saltelli(t, 3, n-1, 1)
	outcomes := outcomesOf(d, ishigami.at)
	expected, err := SobolIndices(shorter, outcomes[:shorter.Len()], Bootstrap{})
	require.NoError(t, err)
	outcomes[d.Len()-1] = math.NaN()
	indices, err := SobolIndices(d, outcomes, Bootstrap{})
	require.NoError(t, err)
	assert.Equal(t, expected.Factors, indices.Factors)
	assert.Equal(t, [2]int{n - 1, 1}, [2]int{indices.Blocks, indices.Dropped})
}

func TestIndicesDoNotDependOnUnits(t *testing.T) {
	d := saltelli(t, 3, 128, 1)
	expected, err := SobolIndices(d, outcomesOf(d, ishigami.at), Bootstrap{})
	require.NoError(t, err)
	for _, unit := range []float64{-1, 1e-300, 1e300} {
		indices, err := SobolIndices(d, outcomesOf(d, func(point []float64) float64 {
			return unit * (ishigami.at(point) + 100)
		}), Bootstrap{})
		require.NoError(t, err)
		for i, index := range indices.Factors {
			assert.InDelta(t, expected.Factors[i].First.Value, index.First.Value, 1e-12)
			assert.InDelta(t, expected.Factors[i].Total.Low, index.Total.Low, 1e-12)
		}
	}
}

func TestIndicesRefuseWhatCannotBeEstimated(t *testing.T) {
	d := saltelli(t, 2, 3, 1)
	outcomes := make([]float64, d.Len())
	_, err := SobolIndices(d, outcomes[1:], Bootstrap{})
	assert.ErrorContains(t, err, "11 outcomes for a design of 12 rows")
	for _, constant := range []float64{0, 0.1, 1e308} {
		for i := range outcomes {
			outcomes[i] = constant
		}
		_, err = SobolIndices(d, outcomes, Bootstrap{})
		assert.ErrorContains(t, err, "the outcome is the same in all 6 base rows")
	}
	outcomes[0], outcomes[4] = math.NaN(), math.Inf(1)
	_, err = SobolIndices(d, outcomes, Bootstrap{})
	assert.ErrorContains(t, err, "1 of 3 blocks have an outcome in every row: at least 2 are needed")
	_, err = SobolIndices(d, outcomes, Bootstrap{Confidence: 1})
	assert.ErrorContains(t, err, "confidence 1")
}

// An outcome that seldom differs has resamples without variance; they are left out of the intervals.
func TestResamplesWithoutVarianceAreLeftOut(t *testing.T) {
	d := saltelli(t, 1, 4, 1)
	outcomes := make([]float64, d.Len())
	for i := range outcomes {
		outcomes[i] = 0.1
	}
	outcomes[0] = 1
	indices, err := SobolIndices(d, outcomes, Bootstrap{})
	require.NoError(t, err)
	for _, end := range []float64{indices.Factors[0].Total.Low, indices.Factors[0].Total.High} {
		// One block of four, in a resample k times: the mean of (f_A - f_1)² is d²k/4, the variance d²(k/8 - (k/8)²).
		assert.GreaterOrEqual(t, end, 1/(1-1.0/8)-1e-9)
		assert.LessOrEqual(t, end, 1/(1-4.0/8)+1e-9)
	}
}

func BenchmarkSobolIndices(b *testing.B) {
	d := saltelli(b, gFunction.factors, 4096, 1)
	outcomes := outcomesOf(d, gFunction.at)
	for b.Loop() {
		if _, err := SobolIndices(d, outcomes, Bootstrap{}); err != nil {
			b.Fatal(err)
		}
	}
}
