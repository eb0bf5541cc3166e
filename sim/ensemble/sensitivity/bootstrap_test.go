package sensitivity

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestQuantilesAreThoseOfR(t *testing.T) {
	// R: quantile(c(1, 2, 4, 8), c(0, 0.1, 0.5, 0.95, 1)); by hand, place 3·level of the list.
	for level, expected := range map[float64]float64{0: 1, 0.1: 1.3, 0.5: 3, 0.95: 7.4, 1: 8} {
		assert.InDelta(t, expected, quantile([]float64{1, 2, 4, 8}, level), 1e-12, "level %v", level)
	}
	assert.True(t, math.IsNaN(quantile(nil, 0.5)))
}

func TestResamplesDrawUnitsAlike(t *testing.T) {
	const units, resamples = 7, 3000
	var sums, twice [units]float64
	times := make([]float64, units)
	for resample := range resamples {
		Bootstrap{Seed: 3}.draw(resample, times)
		var sum float64
		for unit, count := range times {
			sum += count
			sums[unit] += count
			twice[unit] += count * count
		}
		require.Equal(t, float64(units), sum)
	}
	for unit := range units {
		// Binomial counts of 7 draws: mean 1, variance 6/7; five standard deviations of a mean, and about as much of a
		// variance.
		mean := sums[unit] / resamples
		assert.InDelta(t, 1, mean, 5*math.Sqrt(6.0/7/resamples))
		assert.InDelta(t, 6.0/7, twice[unit]/resamples-mean*mean, 5*math.Sqrt(3.0/resamples))
	}
}

// The outcomes are exact, so that nothing but the estimates could differ between machines.
func TestEstimatesAreTheSameOnEveryArchitecture(t *testing.T) {
	at := func(point []float64) float64 { return math.Abs(point[0]-0.5) + float64(point[1]*point[2]) }
	trajectories, blocks := morris(t, 3, 30, 1), saltelli(t, 3, 100, 1)
	effects, err := ElementaryEffects(trajectories, outcomesOf(trajectories, at), Bootstrap{Seed: 7})
	require.NoError(t, err)
	indices, err := SobolIndices(blocks, outcomesOf(blocks, at), Bootstrap{Seed: 7})
	require.NoError(t, err)
	hash := sha256.Sum256(fmt.Appendf(nil, "%v %v", effects.Factors, indices.Factors))
	// Taken from the code itself, on amd64. It may change only together with the figures of every report.
	assert.Equal(t, "7cc5b86905fcb524", hex.EncodeToString(hash[:8]))
	again, err := SobolIndices(blocks, outcomesOf(blocks, at), Bootstrap{Seed: 8})
	require.NoError(t, err)
	assert.Equal(t, indices.Factors[0].First.Value, again.Factors[0].First.Value)
	assert.NotEqual(t, indices.Factors[0].First.Low, again.Factors[0].First.Low, "another seed, other resamples")
}
