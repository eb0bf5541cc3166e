package landscape_test

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/landscape"
)

// sized makes actors of sizes, called a, b, c and so on.
func sized(sizes ...float64) []landscape.Actor {
	actors := make([]landscape.Actor, len(sizes))
	for i, size := range sizes {
		actors[i] = landscape.Actor{Name: string(rune('a' + i)), Size: size}
	}
	return actors
}

func explore(t require.TestingT, p *landscape.Problem) *landscape.Landscape {
	l, err := landscape.Explore(context.Background(), p, landscape.Exploring{})
	require.NoError(t, err)
	return l
}

func TestFivePowersFromSizesAlone(t *testing.T) {
	// With all propensities -1 the energy is -2·A·B over ordered pairs, A and B being the sides' sums of sizes: the lowest is the evenest split. Of
	// 10, 8, 6, 5, 3 that is 16 against 16, and only 10+6 against 8+5+3 gives it.
	l := explore(t, landscape.NewProblem(sized(10, 8, 6, 5, 3), -1))
	assert.Equal(t, 16, l.Configurations)
	require.NotEmpty(t, l.Minima)
	assert.Equal(t, []int{0, 1, 0, 1, 1}, l.Minima[0].Sides)
	assert.Equal(t, -2.0*16*16, l.Minima[0].Energy)
	assert.True(t, l.Minima[0].Strict)
}

func TestChaserAndEvaderGoRound(t *testing.T) {
	p := landscape.NewProblem(sized(1, 1), 0)
	p.Propensity[0][1], p.Propensity[1][0] = 1, -1
	l := explore(t, p)
	assert.False(t, l.Symmetric)
	assert.Zero(t, l.Found)
	require.Len(t, l.Cycles, 1)
	assert.Equal(t, 2, l.Cycles[0].Basin)
	assert.Equal(t, [][]int{{0, 0}, {0, 1}}, l.Cycles[0].Path)
	require.NotNil(t, l.Components)
	assert.Equal(t, []int{2}, l.Components.Terminal)
	assert.Equal(t, 2, l.Components.Circling)

	s, err := landscape.Sample(t.Context(), p, landscape.Sampling{Starts: 50, Seed: 1})
	require.NoError(t, err)
	require.Len(t, s.Cycles, 1)
	assert.Equal(t, 50, s.Cycles[0].Basin)
	assert.Zero(t, s.Unseen)
}

// TestLeavableCyclesAreNotTerminal has two who chase each other until a third comes: steepest descent always ends, yet best
// responses in another order may go round first.
func TestLeavableCyclesAreNotTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 6, 2, false)
		l := explore(t, b.p)
		if l.Symmetric {
			require.Nil(t, l.Components)
			return
		}
		inTerminal := 0
		for _, size := range l.Components.Terminal {
			require.Greater(t, size, 1)
			inTerminal += size
		}
		require.LessOrEqual(t, inTerminal, l.Components.Circling)
		// Where descent goes round, best responses circle; and somebody ends: at an equilibrium or in a terminal component.
		if len(l.Cycles) > 0 {
			require.Positive(t, l.Components.Circling)
		}
		require.True(t, l.Found > 0 || len(l.Components.Terminal) > 0)
	})
}

func TestIndifferentActorMakesAPlateau(t *testing.T) {
	// a and b are enemies, c does not care: {a}{b} with c on either side is one level of two configurations, without exits.
	p := landscape.NewProblem(sized(2, 1, 1), 0)
	p.Propensity[0][1], p.Propensity[1][0] = -1, -1
	l := explore(t, p)
	require.Equal(t, 1, l.Found)
	m := l.Minima[0]
	assert.False(t, m.Strict)
	assert.Equal(t, 2, m.Plateau)
	assert.Zero(t, m.Exits)
	assert.Equal(t, 4, m.Basin)
	assert.Equal(t, -4.0, m.Energy)
	// From abc together, a or b moving lowers the energy alike; so it does from ab against c. The lower actor goes.
	assert.Equal(t, 2, l.Tied)
}

func TestPlateauWithExitsCanBeLeft(t *testing.T) {
	// a and b love each other and both hate c, but c is torn: worked by brute force over random small problems, a weak minimum
	// with exits must be found, and each exit must lead on.
	met := false
	check := func(t *rapid.T) {
		b := drawProblem(t, 6, 2, true)
		l := explore(t, b.p)
		for _, m := range l.Minima {
			if m.Strict {
				require.Equal(t, 1, m.Plateau)
				require.Zero(t, m.Exits)
				continue
			}
			level := connected(b, m.Sides)
			nobody := 0
			for _, sides := range level {
				if _, moves, _ := b.down(sides); !moves {
					nobody++
				}
			}
			require.Equal(t, nobody, m.Plateau)
			require.Equal(t, len(level)-nobody, m.Exits)
			met = met || m.Exits > 0
		}
	}
	// About one in thirty of these problems has one, so that twenty rounds of a hundred leave nothing to luck.
	for round := 0; round < 20 && !met; round++ {
		rapid.Check(t, check)
	}
	assert.True(t, met, "no plateau with exits came up")
}

// connected are the configurations of equal energy that moves on the level lead to, by key.
func connected(b *brute, from []int) map[string][]int {
	found := map[string][]int{relabel(from): from}
	queue := [][]int{from}
	for len(queue) > 0 {
		sides := queue[0]
		queue = queue[1:]
		for i := range sides {
			next := append([]int(nil), sides...)
			next[i] = 1 - next[i]
			if _, known := found[relabel(next)]; !known && b.energy(next) == b.energy(from) {
				found[relabel(next)] = next
				queue = append(queue, next)
			}
		}
	}
	return found
}

func TestWithoutPropensitiesAllIsOnePlateau(t *testing.T) {
	l := explore(t, landscape.NewProblem(sized(1, 2, 3, 4), 0))
	require.Equal(t, 1, l.Found)
	assert.Equal(t, landscape.Minimum{Sides: []int{0, 0, 0, 0}, Plateau: 8, Basin: 8}, l.Minima[0])
}

func TestPinnedActorsAreEverywhereAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawProblem(t, 7, rapid.IntRange(2, 3).Draw(t, "sides"), true)
		n := len(b.sizes)
		if n < 4 {
			return
		}
		b.p.Together = [][2]int{{0, n - 1}}
		b.p.Apart = [][2]int{{1, 2}}
		b.p.Fixed = make([]int, n)
		for i := range b.p.Fixed {
			b.p.Fixed[i] = -1
		}
		b.p.Fixed[3%(n-1)] = rapid.IntRange(-1, b.p.Sides-1).Draw(t, "fixed")
		l, err := landscape.Sample(t.Context(), b.p, landscape.Sampling{Starts: 50})
		require.NoError(t, err)
		minima := l.Minima
		if b.p.Sides == 2 {
			whole := explore(t, b.p)
			// The pair together and the pair apart take one each from the actors that count; a fixed one names the sides.
			require.Equal(t, 1<<(n-3), whole.Configurations)
			basin := 0
			for _, m := range whole.Minima {
				basin += m.Basin
			}
			require.Equal(t, whole.Configurations, basin)
			minima = append(minima, whole.Minima...)
		}
		for _, m := range minima {
			require.Equal(t, m.Sides[0], m.Sides[n-1])
			require.NotEqual(t, m.Sides[1], m.Sides[2])
			if fixed := b.p.Fixed[3%(n-1)]; fixed >= 0 {
				require.Equal(t, fixed, m.Sides[3%(n-1)])
			}
			require.Equal(t, float64(b.energy(m.Sides)), m.Energy)
			stable, _, err := b.p.Stable(m.Sides)
			require.NoError(t, err)
			require.True(t, stable)
		}
	})
}

func TestFixingAnActorNamesTheSides(t *testing.T) {
	p := unix()
	p.Fixed = []int{-1, -1, -1, 1, -1, -1, -1, -1, -1}
	l := explore(t, p)
	assert.Equal(t, 256, l.Configurations)
	require.Equal(t, 4, l.Found)
	for k, m := range l.Minima {
		assert.Equal(t, 1, m.Sides[3], "IBM")
		// With IBM held, each of the two is a minimum with IBM on its other side too: AT&T (28.5) in place of DEC and HP (31.5)
		// as its close rivals opposite costs 2·3.8·3.
		assert.Equal(t, []float64{-3828.90, -3828.90, -3806.10, -3806.10}[k], m.Energy)
	}
}

func TestContradictionsAreRefused(t *testing.T) {
	for name, change := range map[string]func(*landscape.Problem){
		"b and a cannot be kept apart": func(p *landscape.Problem) {
			p.Together, p.Apart = [][2]int{{0, 1}}, [][2]int{{1, 0}}
		},
		"c and a cannot be kept apart": func(p *landscape.Problem) { // two sides do not part three
			p.Apart = [][2]int{{0, 1}, {1, 2}, {2, 0}}
		},
		"kept apart: others": func(p *landscape.Problem) {
			p.Sides, p.Together, p.Apart = 3, [][2]int{{0, 1}}, [][2]int{{1, 0}}
		},
		"fixed on different sides": func(p *landscape.Problem) {
			p.Sides, p.Together, p.Fixed = 3, [][2]int{{0, 1}}, []int{0, 1, -1}
		},
		"fixed on the same side": func(p *landscape.Problem) {
			p.Sides, p.Apart, p.Fixed = 3, [][2]int{{0, 1}}, []int{1, 1, -1}
		},
		"cannot be fixed so": func(p *landscape.Problem) {
			p.Together, p.Fixed = [][2]int{{0, 1}}, []int{0, 1, -1}
		},
		"no size":       func(p *landscape.Problem) { p.Actors[0].Size = -1 },
		"no propensity": func(p *landscape.Problem) { p.Propensity[0][1] = math.NaN() },
		"sides":         func(p *landscape.Problem) { p.Sides = 1 },
		"no pair":       func(p *landscape.Problem) { p.Together = [][2]int{{0, 3}} },
	} {
		p := landscape.NewProblem(sized(1, 2, 3), -1)
		change(p)
		assert.ErrorContains(t, p.Check(), name)
	}
	_, err := landscape.Explore(t.Context(), landscape.NewProblem(make([]landscape.Actor, 25), -1), landscape.Exploring{})
	assert.ErrorContains(t, err, "the limit is 24")
}

// crowd is a problem of so many actors without any regularity, by the digits of multiples of square roots.
func crowd(n int) *landscape.Problem {
	actors := make([]landscape.Actor, n)
	for i := range actors {
		actors[i] = landscape.Actor{Name: fmt.Sprint("a", i), Size: 1 + float64(i*i*7919%1000)/10}
	}
	p := landscape.NewProblem(actors, 0)
	for i := range n {
		for j := range i {
			p.Propensity[i][j] = float64((i*j*104729+i+j)%201-100) / 100
			p.Propensity[j][i] = p.Propensity[i][j]
		}
	}
	return p
}

func TestWorkersDoNotShow(t *testing.T) {
	for _, p := range []*landscape.Problem{crowd(15), func() *landscape.Problem {
		p := crowd(14)
		p.Propensity[0][1], p.Propensity[3][2] = 0.7, -1.3
		return p
	}()} {
		var first, sampled *landscape.Landscape
		for _, workers := range []int{1, 2, 5} {
			how := landscape.Exploring{Workers: workers}
			l, err := landscape.Explore(t.Context(), p, how)
			require.NoError(t, err)
			s, err := landscape.Sample(t.Context(), p, landscape.Sampling{Exploring: how, Starts: 300, Seed: 5})
			require.NoError(t, err)
			if first == nil {
				first, sampled = l, s
			}
			assert.Equal(t, first, l)
			assert.Equal(t, sampled, s)
		}
	}
}

func TestUnroundNumbersAreEqualWithinTheTolerance(t *testing.T) {
	// UNIX with sizes that are no short decimals: both minima are still of equal energy, and their basins are the same.
	p := unix()
	for i := range p.Actors {
		p.Actors[i].Size = p.Actors[i].Size / 3
	}
	l := explore(t, p)
	assert.Positive(t, l.Tolerance)
	assert.Less(t, l.Tolerance, 1e-7)
	require.Equal(t, 2, l.Found)
	for _, m := range l.Minima {
		assert.InDelta(t, -3828.90/9, m.Energy, 1e-9)
		assert.Equal(t, 128, m.Basin)
	}
}

func TestCancelledExplorationGivesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := landscape.Explore(ctx, crowd(18), landscape.Exploring{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = landscape.Sample(ctx, crowd(18), landscape.Sampling{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestFrustrationAddsUpToTheEnergy(t *testing.T) {
	p := unix()
	frustration, err := p.Frustration(unixFirst)
	require.NoError(t, err)
	// By hand from Table 2: Sun is apart from Apollo, Intergraph and SGI, its close rivals: -(21.2 + 4.4 + 4.4).
	assert.InDelta(t, -30.0, frustration[0], 1e-12)
	// AT&T from DEC and HP: -(20 + 11.5).
	assert.InDelta(t, -31.5, frustration[1], 1e-12)
	energy := 0.0
	for i, f := range frustration {
		energy += p.Actors[i].Size * f
	}
	assert.InDelta(t, -3828.90, energy, 1e-9)
	_, err = p.Frustration([]int{0})
	require.Error(t, err)
	_, err = p.Energy([]int{-1, 0, 0, 0, 0, 0, 0, 0, 0})
	require.Error(t, err)
}

func TestRightIsUpToTheNamesOfSides(t *testing.T) {
	for _, test := range []struct {
		sides, actual []int
		right         int
	}{
		{[]int{0, 0, 1, 1}, []int{1, 1, 0, 0}, 4},
		{[]int{0, 1, 2, 0}, []int{2, 0, 1, 2}, 4},
		{[]int{0, 0, 0, 0}, []int{0, 1, 2, 2}, 2},
		{[]int{0, 1, 2, 2}, []int{0, 0, 0, -1}, 1},
		{[]int{0, 1, 0, 1}, []int{0, 0, 1, 1}, 2},
	} {
		right, err := landscape.Right(test.sides, test.actual)
		require.NoError(t, err)
		assert.Equal(t, test.right, right, "%v %v", test.sides, test.actual)
		wrong, err := landscape.Wrong(test.sides, test.actual)
		require.NoError(t, err)
		counted := 0
		for _, side := range test.actual {
			counted += min(1, side+1)
		}
		assert.Len(t, wrong, counted-right)
	}
	_, err := landscape.Right([]int{0}, []int{12})
	require.Error(t, err)
}

func TestWrongActorsAreThoseThatRightDoesNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "actors")
		sides := rapid.SliceOfN(rapid.IntRange(0, 3), n, n).Draw(t, "sides")
		actual := rapid.SliceOfN(rapid.IntRange(-1, 3), n, n).Draw(t, "actual")
		right, err := landscape.Right(sides, actual)
		require.NoError(t, err)
		wrong, err := landscape.Wrong(sides, actual)
		require.NoError(t, err)
		counted := 0
		for _, side := range actual {
			counted += min(1, side+1)
		}
		require.Len(t, wrong, counted-right)
	})
	wrong, err := landscape.Wrong(unixFirst, unixActual)
	require.NoError(t, err)
	assert.Equal(t, []int{3}, wrong, "IBM alone")
}

func TestChancesCountedAndDrawnAgreeWithTheBinomial(t *testing.T) {
	actual := []int{0, 1, 1, 0, 1, -1, 1}
	exact, err := landscape.Chances(actual, 2)
	require.NoError(t, err)
	assert.Equal(t, 6, exact.Counted)
	// Counted over all 2^6 by brute force.
	counts := make([]float64, 7)
	for set := range 64 {
		x := 0
		for k, side := range []int{0, 1, 1, 0, 1, 1} {
			if set>>k&1 == side {
				x++
			}
		}
		counts[max(x, 6-x)] += 1.0 / 64
	}
	assert.InDeltaSlice(t, counts, exact.Probability, 1e-15)
	three, err := landscape.Chances([]int{0, 1, 2}, 3)
	require.NoError(t, err)
	// Of 27, the 3 on one side and the 18 on two have 1 and 2 right, the 6 on three all 3.
	assert.InDeltaSlice(t, []float64{0, 3.0 / 27, 18.0 / 27, 6.0 / 27}, three.Probability, 1e-15)
	many := make([]int, 20)
	for k := range many {
		many[k] = k % 3
	}
	drawn, err := landscape.Chances(many, 3)
	require.NoError(t, err)
	assert.False(t, drawn.Exact)
	assert.InDelta(t, 1, drawn.Tail(0), 1e-9)
}

func BenchmarkExplore(b *testing.B) {
	for _, n := range []int{17, 24} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := crowd(n)
			for b.Loop() {
				l, err := landscape.Explore(b.Context(), p, landscape.Exploring{})
				require.NoError(b, err)
				b.ReportMetric(float64(l.Found), "minima")
			}
		})
	}
	b.Run("24 equal powers", func(b *testing.B) {
		p := landscape.NewProblem(make([]landscape.Actor, 24), -1)
		for i := range p.Actors {
			p.Actors[i].Size = 1
		}
		for b.Loop() {
			l, err := landscape.Explore(b.Context(), p, landscape.Exploring{})
			require.NoError(b, err)
			b.ReportMetric(float64(l.Found), "minima")
		}
	})
}
