package design

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/random"
)

func TestPermutationIsABijection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3000).Draw(t, "n")
		permutation := newPermutation(random.New(rapid.Uint64().Draw(t, "seed"), 0), streamStratum, rapid.Uint64().Draw(t, "column"), n)
		seen := make([]bool, n)
		for i := range n {
			place := permutation.at(i)
			require.Less(t, place, n)
			require.False(t, seen[place], "place %d is taken twice", place)
			seen[place] = true
		}
	})
}

// Every permutation of a short list must come up, each as often as the others.
func TestShortPermutationsAreAllAsLikely(t *testing.T) {
	const each = 200
	for _, n := range []int{2, 3, 4, 5} {
		for name, permute := range map[string]func(seed uint64, i int) int{
			"worked out": func(seed uint64, i int) int {
				permutation := newPermutation(random.New(seed, 0), streamStratum, 0, n)
				return permutation.at(i)
			},
			"listed": func(seed uint64, i int) int { return shuffled(random.New(seed, 0), streamLevels, 0, n)[i] },
		} {
			kinds := 1
			for i := range n {
				kinds *= i + 1
			}
			counts := map[string]int{}
			for seed := range uint64(each * kinds) {
				key := ""
				for i := range n {
					key += fmt.Sprint(permute(seed, i))
				}
				counts[key]++
			}
			require.Len(t, counts, kinds)
			var chiSquare float64
			for _, count := range counts {
				difference := float64(count - each)
				chiSquare += float64(difference*difference) / each
			}
			// Degrees of freedom: kinds - 1; five standard deviations √(2·freedom).
			freedom := float64(kinds - 1)
			assert.InDelta(t, freedom, chiSquare, 5*math.Sqrt(2*freedom), "n = %d, %s", n, name)
		}
	}
}

// The places of neighbours in a long permutation must be uncorrelated.
func TestLongPermutationsScatterNeighbours(t *testing.T) {
	const n = 100_000
	permutation := newPermutation(random.New(3, 0), streamStratum, 0, n)
	for _, apart := range []int{1, 2, 316, 317} {
		var products float64
		for i := range n {
			x, y := float64(permutation.at(i))/n-0.5, float64(permutation.at((i+apart)%n))/n-0.5
			products += float64(x * y)
		}
		// A place has variance 1/12; a correlation of nothing has the standard deviation 1/√n.
		assert.InDelta(t, 0, products*12/n, 5/math.Sqrt(n), "%d apart", apart)
	}
}
