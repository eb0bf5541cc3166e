package landscape_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/landscape"
)

// brute is a problem solved the long way: by the definitions, over every assignment of k sides, in whole numbers.
type brute struct {
	p     *landscape.Problem
	sizes []int64
	lean  [][]int64
}

// weighted is Σ over the movers of s_i F_i.
func (b *brute) weighted(sides []int, movers []int) int64 {
	sum := int64(0)
	for _, i := range movers {
		for j := range sides {
			if j != i && sides[i] != sides[j] {
				sum += b.sizes[i] * b.sizes[j] * b.lean[i][j]
			}
		}
	}
	return sum
}

func (b *brute) energy(sides []int) int64 {
	all := make([]int, len(sides))
	for i := range all {
		all[i] = i
	}
	return b.weighted(sides, all)
}

// change is what actor i's move to a side does to its weighted frustration.
func (b *brute) change(sides []int, i, to int) int64 {
	after := slices.Clone(sides)
	after[i] = to
	return b.weighted(after, []int{i}) - b.weighted(sides, []int{i})
}

// down is the configuration that steepest descent goes to, and whether there is one.
func (b *brute) down(sides []int) (next []int, moves, tie bool) {
	best := int64(0)
	for i := range sides {
		for to := range b.p.Sides {
			if to == sides[i] {
				continue
			}
			switch change := b.change(sides, i, to); {
			case change < best:
				best, moves, tie = change, true, false
				next = slices.Clone(sides)
				next[i] = to
			case change == best && moves:
				tie = true
			}
		}
	}
	return next, moves, tie
}

// relabel numbers sides in the order of their first actors.
func relabel(sides []int) string {
	names, text := map[int]byte{}, []byte(nil)
	for _, side := range sides {
		if _, known := names[side]; !known {
			names[side] = byte('a' + len(names))
		}
		text = append(text, names[side])
	}
	return string(text)
}

// every calls back for each assignment in which the first actor is on side 0 and sides are numbered in order: each partition once.
func (b *brute) every(each func(sides []int)) {
	sides := make([]int, len(b.sizes))
	var fill func(actor, used int)
	fill = func(actor, used int) {
		if actor == len(sides) {
			each(slices.Clone(sides))
			return
		}
		for side := range min(used+1, b.p.Sides) {
			sides[actor] = side
			fill(actor+1, max(used, side+1))
		}
	}
	fill(0, 0)
}

// drawProblem draws sizes and propensities that are small whole numbers, so that ties are frequent.
func drawProblem(t *rapid.T, most, sides int, mutual bool) *brute {
	n := rapid.IntRange(2, most).Draw(t, "actors")
	b := &brute{p: &landscape.Problem{Sides: sides, Actors: make([]landscape.Actor, n), Propensity: make([][]float64, n)}}
	span := rapid.SampledFrom([]int64{1, 3, 1000}).Draw(t, "span")
	for i := range n {
		b.sizes = append(b.sizes, rapid.Int64Range(1, 4*span).Draw(t, "size"))
		b.p.Actors[i].Size = float64(b.sizes[i])
		b.lean = append(b.lean, make([]int64, n))
		b.p.Propensity[i] = make([]float64, n)
	}
	for i := range n {
		for j := range n {
			if i == j || mutual && j > i {
				continue
			}
			b.lean[i][j] = rapid.Int64Range(-span, span).Draw(t, "propensity")
			if mutual {
				b.lean[j][i] = b.lean[i][j]
			}
		}
	}
	for i := range n {
		for j := range n {
			b.p.Propensity[i][j] = float64(b.lean[i][j])
		}
	}
	return b
}

// solved is what a problem comes down to, by key.
type solved struct {
	basins map[string]int
	rounds int // configurations from which descent goes round
	tied   int
}

func (b *brute) solve() solved {
	out := solved{basins: map[string]int{}}
	b.every(func(sides []int) {
		seen, tied := map[string]bool{}, false
		for {
			next, moves, tie := b.down(sides)
			tied = tied || tie
			if !moves {
				out.basins[relabel(sides)]++
				break
			}
			if seen[relabel(sides)] {
				out.rounds++
				break
			}
			seen[relabel(sides)] = true
			sides = next
		}
		if tied {
			out.tied++
		}
	})
	return out
}

func TestGrayCodeFindsWhatBruteForceFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 8, 2, rapid.Bool().Draw(t, "mutual"))
		want := b.solve()
		l, err := landscape.Explore(t.Context(), b.p, landscape.Exploring{Workers: rapid.IntRange(1, 3).Draw(t, "workers")})
		require.NoError(t, err)
		require.Equal(t, 1<<(len(b.sizes)-1), l.Configurations)
		// Plateaus put several configurations together: the basins of all of them must add up.
		found, basin := 0, 0
		for _, m := range l.Minima {
			found += m.Plateau
			basin += m.Basin
			_, nobody := want.basins[relabel(m.Sides)]
			require.True(t, nobody, "%v", m.Sides)
			require.Equal(t, float64(b.energy(m.Sides)), m.Energy)
			if m.Plateau == 1 {
				require.Equal(t, want.basins[relabel(m.Sides)], m.Basin)
			}
		}
		stopped, rounds := 0, 0
		for _, count := range want.basins {
			stopped += count
		}
		// A plateau counts what stops on it, and so does brute force; minima nobody reaches but from themselves count 1.
		require.Equal(t, len(want.basins), found)
		require.Equal(t, stopped, basin)
		for _, c := range l.Cycles {
			rounds += c.Basin
			require.GreaterOrEqual(t, len(c.Path), 2)
		}
		require.Equal(t, want.rounds, rounds)
		require.Equal(t, want.tied, l.Tied)
	})
}

func TestMutualPropensitiesNeverCycleAndEnergyFalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 7, rapid.IntRange(2, 3).Draw(t, "sides"), true)
		sides := make([]int, len(b.sizes))
		for i := range sides {
			sides[i] = rapid.IntRange(0, b.p.Sides-1).Draw(t, "side")
		}
		for {
			before, err := b.p.Energy(sides)
			require.NoError(t, err)
			stable, move, err := b.p.Stable(sides)
			require.NoError(t, err)
			next, moves, _ := b.down(sides)
			require.Equal(t, !moves, stable)
			if stable {
				return
			}
			require.Len(t, move.Actors, 1)
			sides[move.Actors[0]] = move.Side
			require.Equal(t, next, sides)
			after, err := b.p.Energy(sides)
			require.NoError(t, err)
			// A move that lowers s_i F_i by some amount lowers the energy by twice that.
			require.Equal(t, -2*move.Gain, after-before)
		}
	})
}

func TestSampleOfThreeSidesFindsWhatBruteForceFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 6, 3, true)
		want := b.solve()
		l, err := landscape.Sample(t.Context(), b.p, landscape.Sampling{Starts: 300, Seed: 7})
		require.NoError(t, err)
		basin := 0
		lowest := int64(math.MaxInt64)
		b.every(func(sides []int) { lowest = min(lowest, b.energy(sides)) })
		for _, m := range l.Minima {
			_, nobody := want.basins[relabel(m.Sides)]
			require.True(t, nobody, "%v", m.Sides)
			require.Equal(t, float64(b.energy(m.Sides)), m.Energy)
			basin += m.Basin
		}
		require.Equal(t, 300, basin)
		require.GreaterOrEqual(t, l.Minima[0].Energy, float64(lowest))
	})
}

func TestSampleOfTwoSidesAgreesWithExploring(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 7, 2, rapid.Bool().Draw(t, "mutual"))
		want := b.solve()
		l, err := landscape.Sample(t.Context(), b.p, landscape.Sampling{Starts: 200, Seed: 3})
		require.NoError(t, err)
		reached := 0
		for _, m := range l.Minima {
			require.Contains(t, want.basins, relabel(m.Sides))
			reached += m.Basin
		}
		for _, c := range l.Cycles {
			reached += c.Basin
		}
		require.Equal(t, 200, reached)
		if want.rounds == 0 {
			assert.Empty(t, l.Cycles)
		}
	})
}
