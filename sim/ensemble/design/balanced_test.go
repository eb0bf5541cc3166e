package design

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// isOrder requires that an order runs every row once, and that points follow it.
func isOrder(t require.TestingT, d Design, order *Balanced) {
	seen := make([]bool, d.Len())
	expected, got := make([]float64, len(d.Factors())), make([]float64, len(d.Factors()))
	for turn := range d.Len() {
		row := order.Row(turn)
		require.False(t, seen[row], "row %d is run twice", row)
		seen[row] = true
		d.Point(row, expected)
		order.Point(turn, got)
		require.Equal(t, expected, got)
	}
}

func TestGridHasEveryCombinationOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		factors := drawFactors(t, 6)
		grid, err := NewGrid(factors)
		require.NoError(t, err)
		count := 1
		for _, factor := range factors {
			count *= len(factor.Levels)
		}
		require.Equal(t, count, grid.Len())
		seen := map[[4]float64]bool{}
		for _, point := range allPoints(grid) {
			var key [4]float64
			copy(key[:], point)
			require.False(t, seen[key])
			seen[key] = true
			for column, value := range point {
				require.Contains(t, factors[column].Levels, value)
			}
		}
		isOrder(t, grid, NewBalanced(grid, rapid.Uint64().Draw(t, "seed")))
	})
}

func TestBalancedGridIsEvenWhereverItIsCutShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		grid, err := NewGrid(drawFactors(t, 9))
		require.NoError(t, err)
		order := NewBalanced(grid, rapid.Uint64().Draw(t, "seed"))
		counts := make([]map[float64]int, len(grid.Factors()))
		for column, factor := range grid.Factors() {
			counts[column] = map[float64]int{}
			for _, level := range factor.Levels {
				counts[column][level] = 0
			}
		}
		point := make([]float64, len(counts))
		for turn := range grid.Len() {
			order.Point(turn, point)
			for column, value := range point {
				counts[column][value]++
				least, most := turn+1, 0
				for _, count := range counts[column] {
					least, most = min(least, count), max(most, count)
				}
				require.LessOrEqual(t, most-least, 1, "factor %d after %d rows", column, turn+1)
			}
		}
	})
}

// Cut short, a grid has also tried most pairs of levels: here 160 of 15,625 rows meet the 25 pairs of any two factors. A pair
// of levels is missing from 32 random diagonals with probability (4/5)^32, so that 0.2 of 250 pairs are expected to be.
func TestBalancedGridMixesPairsOfLevels(t *testing.T) {
	factors := unit(6)
	for i := range factors {
		factors[i] = factors[i].Split(5)
	}
	grid, err := NewGrid(factors)
	require.NoError(t, err)
	points := allPoints(NewBalanced(grid, 1))[:160]
	missing := 0
	for first := range factors {
		for second := range first {
			pairs := map[[2]float64]bool{}
			for _, point := range points {
				pairs[[2]float64{point[first], point[second]}] = true
			}
			missing += 25 - len(pairs)
		}
	}
	assert.LessOrEqual(t, missing, 5)
}

func TestBalancedOneAtATimeTakesFactorsInTurn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		factors := drawFactors(t, 9)
		centre := make([]float64, len(factors)) // a level of every factor
		design, err := NewOneAtATime(factors, centre)
		require.NoError(t, err)
		order := NewBalanced(design, rapid.Uint64().Draw(t, "seed"))
		isOrder(t, design, order)
		moves := make([]int, len(factors))
		for turn := range design.Len() {
			factor, _ := design.Move(order.Row(turn))
			if turn == 0 {
				require.Equal(t, -1, factor, "the centre is first")
				continue
			}
			moves[factor]++
			for column := range moves {
				for other := range moves {
					if moves[column] < len(factors[column].Levels)-1 {
						require.LessOrEqual(t, moves[other]-moves[column], 1, "factor %d has waited too long", column)
					}
				}
			}
		}
	})
}

func TestOneAtATimeMovesOneFactor(t *testing.T) {
	factors := []Factor{{Name: "a", Levels: []float64{1, 2, 3}}, {Name: "b", Levels: []float64{10, 20}}}
	design, err := NewOneAtATime(factors, []float64{2, 15})
	require.NoError(t, err)
	assert.Equal(t, [][]float64{{2, 15}, {1, 15}, {3, 15}, {2, 10}, {2, 20}}, allPoints(design))
	factor, move := design.Move(4)
	assert.Equal(t, [2]int{1, 1}, [2]int{factor, move})
}

func TestReplicationsAreOutermost(t *testing.T) {
	grid, err := NewGrid([]Factor{unit(2)[0].Split(3), unit(2)[1].Split(4)})
	require.NoError(t, err)
	replicated, err := NewReplicated(grid, 3)
	require.NoError(t, err)
	require.Equal(t, 36, replicated.Len())
	order := NewBalanced(replicated, 4)
	isOrder(t, replicated, order)
	for turn := range order.Len() {
		_, replication := replicated.Row(order.Row(turn))
		assert.Equal(t, turn/12, replication)
	}
}

// A foreign design, of which the package knows nothing but its methods.
type foreign struct{ *Random }

func TestOtherDesignsKeepOrGetAnOrder(t *testing.T) {
	random, err := NewRandom(ranges(), 50, 1)
	require.NoError(t, err)
	hypercube, err := NewLatinHypercube(ranges(), 50, 1)
	require.NoError(t, err)
	sobol, err := NewSobol(ranges(), 50)
	require.NoError(t, err)
	morris, err := NewMorris(ranges(), 10, 4, 1)
	require.NoError(t, err)
	saltelli, err := NewSaltelli(ranges(), 10, 1)
	require.NoError(t, err)
	for _, d := range []Design{random, hypercube, sobol, morris, saltelli, NewBalanced(foreign{random}, 1)} {
		order := NewBalanced(d, 2)
		for turn := range d.Len() {
			require.Equal(t, turn, order.Row(turn))
		}
	}
	order := NewBalanced(foreign{random}, 2)
	isOrder(t, random, order)
	moved := 0
	for turn := range order.Len() {
		if order.Row(turn) != turn {
			moved++
		}
	}
	assert.Greater(t, moved, 40, "a random order of 50 rows leaves about one in its place")
}
