package coalition_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/coalition"
)

// gloves: two players hold a left glove each, one a right one; a pair is worth 1.
func gloves(s coalition.Set) float64 {
	return min(float64((s & 0b011).Count()), float64((s & 0b100).Count()))
}

func TestValuesOfTheGloveGame(t *testing.T) {
	values, err := coalition.ValuesOf(3, gloves, coalition.Sampling{})
	require.NoError(t, err)
	// By hand: the right glove comes after a left one in four of six orders, and adds to three of four coalitions of the others;
	// a left glove adds to one.
	assert.InDeltaSlice(t, []float64{1. / 6, 1. / 6, 2. / 3}, numbers(values.Shapley), 1e-15)
	assert.Equal(t, []float64{0.25, 0.25, 0.75}, numbers(values.Banzhaf))
}

// The exact Shapley value is the mean over all orders; it divides what all are worth, and a sum of games has the sum of values.
func TestValuesAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "players")
		worths := make([]float64, 1<<n)
		for s := range worths {
			worths[s] = float64(rapid.IntRange(-9, 9).Draw(t, "worth"))
		}
		added, orders := make([]float64, n), 0.0
		permutations(n, func(order []int) {
			orders++
			for k, player := range order {
				before := coalition.Of(order[:k]...)
				added[player] += worths[before.With(player)] - worths[before]
			}
		})
		values, err := coalition.ValuesOf(n, func(s coalition.Set) float64 { return worths[s] }, coalition.Sampling{})
		require.NoError(t, err)
		sum := 0.0
		for player := range n {
			require.InDelta(t, added[player]/orders, values.Shapley[player].Value, 1e-12)
			sum += values.Shapley[player].Value
			banzhaf := 0.0
			for _, subset := range append(listSubsets(n), []int{}) {
				if s := coalition.Of(subset...); !s.Has(player) {
					banzhaf += worths[s.With(player)] - worths[s]
				}
			}
			require.InDelta(t, banzhaf/math.Pow(2, float64(n-1)), values.Banzhaf[player].Value, 1e-12)
		}
		require.InDelta(t, worths[len(worths)-1]-worths[0], sum, 1e-12)
	})
}

// An airport for thirty (Littlechild & Owen 1973): a runway costs what its largest aeroplane needs, player k needs k+1, and the
// Shapley value shares each stretch among those who need it: Σ_{m≤k} 1/(30−m).
func TestSampledValuesOfTheAirportGame(t *testing.T) {
	const n = 30
	cost := func(s coalition.Set) float64 {
		for player := n - 1; player >= 0; player-- {
			if s.Has(player) {
				return float64(player + 1)
			}
		}
		return 0
	}
	values, err := coalition.ValuesOf(n, cost, coalition.Sampling{Samples: 4000, Seed: 1})
	require.NoError(t, err)
	require.False(t, values.Exact)
	share, held, sum := 0.0, 0, 0.0
	for player := range n {
		share += 1 / float64(n-player)
		sum += values.Shapley[player].Value
		if estimate := values.Shapley[player]; estimate.Low <= share && share <= estimate.High {
			held++
		}
	}
	assert.InDelta(t, 30, sum, 1e-9, "every order shares out all")
	assert.GreaterOrEqual(t, held, 26, "of 30 intervals of 95 %%: fewer than 26 once in a hundred draws")
	again, err := coalition.ValuesOf(n, cost, coalition.Sampling{Samples: 4000, Seed: 1})
	require.NoError(t, err)
	assert.Equal(t, values, again)
}

func TestWorthMustBeFinite(t *testing.T) {
	_, err := coalition.ValuesOf(2, func(s coalition.Set) float64 { return 1 / float64(s.Count()) }, coalition.Sampling{})
	assert.ErrorContains(t, err, "the worth of {} is +Inf")
	_, err = coalition.ValuesOf(65, nil, coalition.Sampling{})
	assert.ErrorContains(t, err, "65 players")
}
