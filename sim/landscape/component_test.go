package landscape_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/landscape"
)

// reach is, for each configuration by key, all that best responses lead to from it, in any order, itself included.
func (b *brute) reach() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	b.every(func(sides []int) {
		found := map[string]bool{relabel(sides): true}
		queue := [][]int{sides}
		for len(queue) > 0 {
			at := queue[0]
			queue = queue[1:]
			for i := range at {
				next := slices.Clone(at)
				next[i] = 1 - next[i]
				if b.change(at, i, next[i]) < 0 && !found[relabel(next)] {
					found[relabel(next)] = true
					queue = append(queue, next)
				}
			}
		}
		all[relabel(sides)] = found
	})
	return all
}

func TestComponentsAreThoseOfTheGraphOfBestResponses(t *testing.T) {
	terminals := 0
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 6, 2, false)
		l := explore(t, b.p)
		if l.Symmetric {
			return
		}
		reach := b.reach()
		circling, terminal := 0, map[string]int{} // terminal sets by their least member
		for from, to := range reach {
			mutual, least := 0, from
			for other := range to {
				if reach[other][from] {
					mutual++
					least = min(least, other)
				}
			}
			if mutual > 1 {
				circling++
			}
			if mutual > 1 && mutual == len(to) {
				terminal[least] = mutual
			}
		}
		var sizes []int
		for _, size := range terminal {
			sizes = append(sizes, size)
		}
		slices.SortFunc(sizes, func(a, b int) int { return b - a })
		require.Equal(t, sizes, l.Components.Terminal)
		require.Equal(t, circling, l.Components.Circling)
		terminals += len(sizes)
	})
	assert.Positive(t, terminals, "none came up")
}

func TestSeventeenPowersFromSizesAloneSplitEvenly(t *testing.T) {
	// With all propensities -1 the energy is -2·A·B, so that the lowest minimum is the best split of the sizes in two, as dynamic
	// programming over sums finds it. Sizes are made up, in tenths.
	tenths := []int{253, 211, 178, 144, 120, 97, 88, 71, 63, 47, 39, 31, 25, 19, 14, 8, 5}
	total, sums := 0, map[int]bool{0: true}
	actors := make([]landscape.Actor, len(tenths))
	for i, size := range tenths {
		actors[i].Size = float64(size) / 10
		total += size
		for _, sum := range slices.Collect(func(yield func(int) bool) {
			for sum := range sums {
				if !yield(sum) {
					return
				}
			}
		}) {
			sums[sum+size] = true
		}
	}
	best := 0
	for sum := range sums {
		if 2*sum <= total {
			best = max(best, sum)
		}
	}
	l := explore(t, landscape.NewProblem(actors, -1))
	assert.Equal(t, 65536, l.Configurations)
	assert.Equal(t, float64(-2*best*(total-best))/100, l.Minima[0].Energy)
	basin := 0
	for _, m := range l.Minima {
		basin += m.Basin
	}
	if l.Found == len(l.Minima) {
		assert.Equal(t, 65536, basin)
	}
}

// TestDecimalEnergiesAreExact compares energies with rational arithmetic.
func TestDecimalEnergiesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "actors")
		p := landscape.NewProblem(make([]landscape.Actor, n), 0)
		sides := make([]int, n)
		hundredths, thousandths := make([]int64, n), make([][]int64, n)
		for i := range n {
			hundredths[i] = rapid.Int64Range(0, 9999).Draw(t, "size")
			p.Actors[i].Size = float64(hundredths[i]) / 100
			sides[i] = rapid.IntRange(0, 1).Draw(t, "side")
		}
		want := new(big.Rat)
		for i := range n {
			thousandths[i] = make([]int64, n)
			for j := range n {
				thousandths[i][j] = rapid.Int64Range(-2000, 2000).Draw(t, "propensity")
				p.Propensity[i][j] = float64(thousandths[i][j]) / 1000
				if i != j && sides[i] != sides[j] {
					want.Add(want, big.NewRat(hundredths[i]*hundredths[j]*thousandths[i][j], 100*100*1000))
				}
			}
		}
		energy, err := p.Energy(sides)
		require.NoError(t, err)
		exact, _ := want.Float64()
		require.Equal(t, exact, energy)
	})
}
