package agents

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestChooseFollowsTheLogit(t *testing.T) {
	const draws, temperature = 200_000, 0.5
	values := []float64{0, 0.4, -0.3, 1}
	source := rand.New(rand.NewPCG(1, 2))
	counts := make([]float64, len(values))
	shocks := make([]uint64, len(values))
	for range draws {
		for o := range shocks {
			shocks[o] = source.Uint64()
		}
		counts[Choose(values, shocks, temperature)]++
	}
	probabilities := make([]float64, len(values))
	Probabilities(probabilities, values, temperature)
	total := 0.0
	for _, value := range values {
		total += math.Exp(value / temperature)
	}
	chiSquare := 0.0
	for o, value := range values {
		require.InDelta(t, math.Exp(value/temperature)/total, probabilities[o], 1e-15, "McFadden 1974")
		expected := draws * probabilities[o]
		chiSquare += (counts[o] - expected) * (counts[o] - expected) / expected
	}
	assert.Less(t, chiSquare, 16.27, "the 0.999 quantile of chi-square with 3 degrees of freedom")
}

func TestChooseAtTemperatureZeroIsABestResponse(t *testing.T) {
	assert.Equal(t, 2, Choose([]float64{0, -1, 0.5, 0.2}, nil, 0))
	assert.Equal(t, 0, Choose([]float64{0, 0, 0}, nil, 0), "ties go to the lower index: staying")
	assert.Equal(t, 1, Choose([]float64{-1, 2, 2}, nil, 0))
	assert.Equal(t, 0, Choose([]float64{0}, nil, 0))
}

func TestPruningNeverChangesTheChoice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-5, 5), 1, 40).Draw(t, "values")
		shocks := rapid.SliceOfN(rapid.Uint64(), len(values), len(values)).Draw(t, "shocks")
		temperature := rapid.SampledFrom([]float64{0, 1e-300, 1e-9, 0.15, 1, 100}).Draw(t, "temperature")
		best := 0
		for o := range values {
			if Score(values[o], shocks[o], temperature) > Score(values[best], shocks[best], temperature) {
				best = o
			}
		}
		require.Equal(t, best, Choose(values, shocks, temperature))
	})
}

func TestPruningHoldsOverTheExtremesOfLuck(t *testing.T) {
	source := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		values, shocks := make([]float64, 5), make([]uint64, 5)
		for o := range values {
			values[o] = source.Float64()
			shocks[o] = ^(source.Uint64() >> source.UintN(64)) // near the greatest luck
		}
		best := 0
		for o := range values {
			if Score(values[o], shocks[o], 0.3) > Score(values[best], shocks[best], 0.3) {
				best = o
			}
		}
		require.Equal(t, best, Choose(values, shocks, 0.3))
	}
}

func TestProbabilitiesOfABestResponseAreOneAndNone(t *testing.T) {
	values := []float64{-1, 2, 2}
	Probabilities(values, values, 0)
	assert.Equal(t, []float64{0, 1, 0}, values, "of equal values the first")
	values = []float64{-4000, 0, 4000}
	Probabilities(values, values, 1)
	assert.Equal(t, []float64{0, 0, 1}, values, "no overflow")
}
