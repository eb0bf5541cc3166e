package enttest_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"entente/enttest"
)

func TestWilsonAgreesWithPublishedIntervals(t *testing.T) {
	// Newcombe (1998), "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, table I,
	// method 3: the score method without continuity correction. R's prop.test(x, n, correct = FALSE) gives the same.
	for _, test := range []struct {
		successes, runs int
		low, high       float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0.0000, 0.1611},
		{1, 29, 0.0061, 0.1718},
	} {
		low, high := enttest.Wilson(test.successes, test.runs)
		assert.InDelta(t, test.low, low, 0.00005, "%d of %d", test.successes, test.runs)
		assert.InDelta(t, test.high, high, 0.00005, "%d of %d", test.successes, test.runs)
	}
}

func TestWilsonEndsLieAtTheCriticalScore(t *testing.T) {
	// The defining equation (Wilson 1927): |p̂ − p| = z·√(p(1−p)/n), where the end is not cut off at 0 or 1.
	rapid.Check(t, func(t *rapid.T) {
		runs := rapid.IntRange(1, 100_000).Draw(t, "runs")
		successes := rapid.IntRange(0, runs).Draw(t, "successes")
		seen := float64(successes) / float64(runs)
		low, high := enttest.Wilson(successes, runs)
		assert.True(t, 0 <= low && low <= seen+1e-12 && seen <= high+1e-12 && high <= 1, "%v in %v to %v", seen, low, high)
		for _, end := range []float64{low, high} {
			score := 1.959963984540054 * math.Sqrt(end*(1-end)/float64(runs))
			assert.InDelta(t, math.Abs(seen-end), score, 1e-7)
		}
		mirroredLow, mirroredHigh := enttest.Wilson(runs-successes, runs)
		assert.InDelta(t, 1-high, mirroredLow, 1e-12)
		assert.InDelta(t, 1-low, mirroredHigh, 1e-12)
	})
}

func TestWilsonWithoutRunsKnowsNothing(t *testing.T) {
	low, high := enttest.Wilson(0, 0)
	assert.Equal(t, [2]float64{0, 1}, [2]float64{low, high})
}

func TestProbabilityAssertions(t *testing.T) {
	fake := &fakeT{}
	// True in 3 of 12 runs: 0.25.
	p := enttest.RunModel(fake, joinsInEveryFourth(), enttest.Runs(12)).Probability("outsider in citadel at 2025-04")
	assert.Equal(t, 0.25, p.Value)
	assert.True(t, p.AtLeast(0.25) && p.AtMost(0.25) && p.Between(0.25, 0.3))
	assert.Empty(t, fake.messages)
	assert.False(t, p.AtLeast(0.26))
	assert.False(t, p.AtMost(0.24))
	assert.False(t, p.Between(0.3, 1))
	assert.Len(t, fake.messages, 3)
	assert.False(t, fake.stopped, "the test goes on after a failed assertion, as with testify's assert")
	// Wilson for 3 of 12: (0.25 + z²/24 ± z·√(0.25·0.75/12 + z²/576)) / (1 + z²/12) with z² = 3.8415.
	assert.Equal(t, "0.250, 95 % interval 0.089 to 0.532 (3 of 12 runs)", p.String())
}
