package ensemble_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/exp/stats"
	"pgregory.net/rapid"

	"entente/sim/ensemble"
)

func TestDistributionAgreesWithItsNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.Float64Range(0.0001, 1), 2, 300).Draw(t, "numbers")
		cut := rapid.IntRange(0, len(numbers)).Draw(t, "cut")
		var whole, front, back ensemble.Distribution
		for k, number := range numbers {
			whole.Add(number)
			if k < cut {
				front.Add(number)
			} else {
				back.Add(number)
			}
		}
		back.Merge(&front)
		mean, deviation := stats.MeanAndStdDev(numbers)
		assert.InDelta(t, mean, whole.Mean(), 1e-10)
		assert.InDelta(t, deviation, whole.Deviation(), 1e-4)
		sorted := slices.Sorted(slices.Values(numbers))
		for _, q := range []float64{0, 0.05, 0.5, 0.95, 1} {
			assert.Equal(t, whole.Quantile(q), back.Quantile(q), "merging in any order gives the same")
			// The quantile lies between the neighbouring numbers, but for the width of a bin, 1/128 of its octave.
			at := q * float64(len(sorted))
			low, high := sorted[max(0, int(math.Ceil(at))-1)], sorted[min(len(sorted)-1, int(at))]
			assert.GreaterOrEqual(t, whole.Quantile(q), low*(1-1.0/128))
			assert.LessOrEqual(t, whole.Quantile(q), high*(1+1.0/128))
		}
		assert.Equal(t, whole.Mean(), back.Mean())
		assert.Equal(t, whole.Deviation(), back.Deviation())
	})
}

func TestDistributionOfEdges(t *testing.T) {
	var d ensemble.Distribution
	assert.Zero(t, d.Mean())
	assert.Zero(t, d.Quantile(0.5))
	for range 3 {
		d.Add(0)
	}
	d.Add(1)
	d.Add(7) // counts as 1
	assert.Equal(t, 0.4, d.Mean())
	assert.Zero(t, d.Quantile(0.5))
	assert.InDelta(t, 1, d.Quantile(0.9), 1e-12)
}
