package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents/portable"
)

func TestGumbelHasItsMeanAndVariance(t *testing.T) {
	const count = 1_000_000
	const eulerMascheroni = 0.57721566490153286 // OEIS A001620
	const variance = math.Pi * math.Pi / 6
	var sum, squares float64
	for _, word := range draws(count) {
		centred := portable.Gumbel(word) - eulerMascheroni
		sum += centred
		squares += float64(centred * centred)
	}
	// Five standard deviations each: of a mean √(variance/count), of a variance
	// √((kurtosis - 1)/count)·variance, the Gumbel kurtosis being 5.4.
	assert.InDelta(t, 0, sum/count, 5*math.Sqrt(variance/count))
	assert.InDelta(t, variance, squares/count, 5*math.Sqrt(4.4/count)*variance)
}

func TestGumbelFollowsItsDistribution(t *testing.T) {
	const count = 1_000_000
	for _, level := range []float64{-1, 0, 1, 3, 6} {
		below := 0
		for _, word := range draws(count) {
			if portable.Gumbel(word) <= level {
				below++
			}
		}
		// P(G <= g) = exp(-exp(-g)); five binomial standard deviations.
		chance := math.Exp(-math.Exp(-level))
		assert.InDelta(t, chance, float64(below)/count, 5*math.Sqrt(chance*(1-chance)/count), "level %v", level)
	}
}

func TestGumbelIsFiniteAtBothEnds(t *testing.T) {
	// u = 2^-53: -log(53 ln 2); u = 1 - 2^-53: 53 ln 2 - 2^-54.
	assert.InDelta(t, -3.6038, portable.Gumbel(0), 5e-5)
	assert.InDelta(t, 36.7368, portable.Gumbel(1<<64-1), 5e-5)
}

func TestTheBoundIsNeverBelowTheDraw(t *testing.T) {
	require.GreaterOrEqual(t, portable.GumbelBound(0), portable.Gumbel(0))
	require.GreaterOrEqual(t, portable.GumbelBound(1<<64-1), portable.Gumbel(1<<64-1))
	// The tightest words: the largest of each step.
	for step := range uint64(1 << 10) {
		for _, offset := range []uint64{0, 1, 2, 4095, 4096, 8191, 8192, 1 << 13} {
			word := (step+1)<<54 - 1 - offset
			require.GreaterOrEqual(t, portable.GumbelBound(word), portable.Gumbel(word), "word %#x", word)
		}
	}
	for _, word := range draws(200_000) {
		require.GreaterOrEqual(t, portable.GumbelBound(word), portable.Gumbel(word), "word %#x", word)
	}
	rapid.Check(t, func(t *rapid.T) {
		zeros := rapid.IntRange(0, 64).Draw(t, "leading zeros of the complement")
		word := ^(rapid.Uint64().Draw(t, "word") >> zeros)
		require.GreaterOrEqual(t, portable.GumbelBound(word), portable.Gumbel(word))
		require.LessOrEqual(t, portable.GumbelBound(word), portable.Gumbel(word|(1<<54-1))+1e-8, "it is that of the step's largest word")
		if draw := portable.Gumbel(word); draw > 1 && draw < 3 {
			require.Less(t, portable.GumbelBound(word), draw+0.03,
				"du/(u·−log u) with u in a step of 2⁻¹⁰ that begins under exp(−exp(−3)) = 0.951: 0.021 at most")
		}
	})
}

func TestTheLargestGumbelIsALogitChoice(t *testing.T) {
	const count = 400_000
	utilities := []float64{0, math.Log(2), math.Log(5)}
	chosen := make([]int, len(utilities))
	source := New(6, 5)
	for actor := range uint64(count) {
		block := source.Block(actor, 0, PurposeChoice, 0)
		best := 0
		for option := range utilities {
			if utilities[option]+portable.Gumbel(block[option]) > utilities[best]+portable.Gumbel(block[best]) {
				best = option
			}
		}
		chosen[best]++
	}
	for option, weight := range []float64{1, 2, 5} {
		// Logit: exp(utility) over the sum of all; five binomial standard deviations.
		chance := weight / 8
		assert.InDelta(t, chance, float64(chosen[option])/count, 5*math.Sqrt(chance*(1-chance)/count))
	}
}
