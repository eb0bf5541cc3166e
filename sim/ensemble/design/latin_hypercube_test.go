package design

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestLatinHypercubeHasOneRowInEachStratum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 500).Draw(t, "n")
		design, err := NewLatinHypercube(ranges(), n, rapid.Uint64().Draw(t, "seed"))
		require.NoError(t, err)
		points := allPoints(design)
		for column, factor := range design.Factors() {
			values := make([]float64, n)
			for i := range values {
				values[i] = points[i][column]
			}
			// In order of size, the values lie one in each stratum.
			slices.Sort(values)
			for stratum, value := range values {
				assert.GreaterOrEqual(t, value, factor.At(float64(stratum)/float64(n)))
				assert.LessOrEqual(t, value, factor.At(float64(stratum+1)/float64(n)))
			}
		}
	})
}

func TestLatinHypercubeSharesLevelsEvenly(t *testing.T) {
	design, err := NewLatinHypercube([]Factor{{Name: "x", Levels: []float64{10, 20, 30, 40}}}, 100, 1)
	require.NoError(t, err)
	counts := map[float64]int{}
	for _, point := range allPoints(design) {
		counts[point[0]]++
	}
	assert.Equal(t, map[float64]int{10: 25, 20: 25, 30: 25, 40: 25}, counts)
}

// A sum of the factors is estimated with a far smaller error than from random points (Stein 1987): over the strata, only the
// place within them varies.
func TestLatinHypercubeEstimatesSumsWell(t *testing.T) {
	const n, seeds = 100, 200
	var squares float64
	for seed := range uint64(seeds) {
		design, err := NewLatinHypercube(unit(4), n, seed)
		require.NoError(t, err)
		var sum float64
		for _, point := range allPoints(design) {
			sum += point[0] + point[1] + point[2] + point[3]
		}
		squares += math.Pow(sum/n-2, 2)
	}
	// The variance of a mean of n places in strata of length 1/n is 1/(12 n³) for a factor; five standard deviations of an
	// estimated variance of 200 near-normal numbers, √(2/200) each.
	expected := 4 / (12 * math.Pow(n, 3))
	assert.InDelta(t, 1, squares/seeds/expected, 5*math.Sqrt(2.0/seeds))
}

func TestStrataOfFactorsAreMatchedAtRandom(t *testing.T) {
	const n = 10_000
	design, err := NewLatinHypercube(unit(2), n, 1)
	require.NoError(t, err)
	var products float64
	for _, point := range allPoints(design) {
		products += (point[0] - 0.5) * (point[1] - 0.5)
	}
	assert.InDelta(t, 0, products*12/n, 5/math.Sqrt(n), "the correlation of two factors, to five standard deviations")
}
