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

func TestWilsonAgreesWithPublishedIntervals(t *testing.T) {
	// Newcombe (1998), "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, table I,
	// method 3: the score method without continuity correction. R's prop.test(x, n, correct = FALSE) gives the same.
	for _, test := range []struct {
		successes, runs uint64
		low, high       float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0.0000, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		found := ensemble.Wilson(test.successes, test.runs)
		assert.InDelta(t, test.low, found.Low, 0.00005, "%d of %d", test.successes, test.runs)
		assert.InDelta(t, test.high, found.High, 0.00005, "%d of %d", test.successes, test.runs)
	}
}

func TestWilsonEndsLieAtTheCriticalScore(t *testing.T) {
	// The defining equation (Wilson 1927): |p̂ − p| = z·√(p(1−p)/n), where the end is not cut off at 0 or 1.
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.Uint64Range(1, 100_000).Draw(t, "runs")
		successes := rapid.Uint64Range(0, runs).Draw(t, "successes")
		seen := float64(successes) / float64(runs)
		found := ensemble.Wilson(successes, runs)
		low, high := found.Low, found.High
		assert.True(t, 0 <= low && low <= seen+1e-12 && seen <= high+1e-12 && high <= 1, "%v in %v to %v", seen, low, high)
		for _, end := range []float64{low, high} {
			score := 1.959963984540054 * math.Sqrt(end*(1-end)/float64(runs))
			assert.InDelta(t, math.Abs(seen-end), score, 1e-7)
		}
		mirrored := ensemble.Wilson(runs-successes, runs)
		assert.InDelta(t, 1-high, mirrored.Low, 1e-12)
		assert.InDelta(t, 1-low, mirrored.High, 1e-12)
	})
}

func TestWilsonWithoutRunsKnowsNothing(t *testing.T) {
	assert.Equal(t, ensemble.Interval{Value: 0, Low: 0, High: 1}, ensemble.Wilson(0, 0))
}

func TestQuantilesAndMeansAgreeWithTheLibrarys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-100, 100), 2, 60).Draw(t, "values")
		before := slices.Clone(values)
		q := rapid.Float64Range(0, 1).Draw(t, "q")
		assert.InDelta(t, stats.Quantiles(values, q)[0], ensemble.Quantiles(values, q)[0], 1e-9)
		assert.Equal(t, before, values, "the values stay as they were")
		mean, deviation := stats.MeanAndStdDev(values)
		found := ensemble.MeanInterval(values)
		assert.InDelta(t, mean, found.Value, 1e-9)
		// Half the width is 1.96 standard errors.
		assert.InDelta(t, 1.959963984540054*deviation/math.Sqrt(float64(len(values))), found.Width()/2, 1e-9)
	})
}

func TestOneValueSaysNothingOfTheNext(t *testing.T) {
	found := ensemble.MeanInterval([]float64{3})
	assert.Equal(t, 3.0, found.Value)
	assert.True(t, math.IsInf(found.Width(), 1))
}
