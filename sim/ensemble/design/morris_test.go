package design

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTrajectoriesMoveEachFactorOnceByTheJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		levels := 2 * rapid.IntRange(1, 5).Draw(t, "half the levels")
		trajectories := rapid.IntRange(1, 8).Draw(t, "trajectories")
		factors := unit(rapid.IntRange(1, 12).Draw(t, "factors"))
		design, err := NewMorris(factors, trajectories, levels, rapid.Uint64().Draw(t, "seed"))
		require.NoError(t, err)
		points := allPoints(design)
		require.Len(t, points, trajectories*(len(factors)+1))
		for trajectory := range trajectories {
			moves := design.Moves(trajectory)
			require.Len(t, moves, len(factors))
			moved := make([]bool, len(factors))
			for step, move := range moves {
				require.False(t, moved[move.Factor], "factor %d moves twice", move.Factor)
				moved[move.Factor] = true
				row := trajectory*(len(factors)+1) + step
				for column := range factors {
					change := points[row+1][column] - points[row][column]
					if column != move.Factor {
						require.Zero(t, change)
						continue
					}
					assert.InDelta(t, float64(move.Direction)*design.Jump(), change, 1e-15)
				}
			}
		}
		for _, point := range points {
			for _, value := range point {
				level := value * float64(levels-1)
				assert.InDelta(t, math.Round(level), level, 1e-12, "a value between the grid's levels")
			}
		}
	})
}

func TestJumpIsThatOfMorris(t *testing.T) {
	// Morris (1991, section 3): Δ = p/(2(p-1)), so 2/3 for four levels.
	design, err := NewMorris(unit(1), 1, 4, 1)
	require.NoError(t, err)
	assert.Equal(t, 2.0/3, design.Jump())
}

func TestTrajectoriesUseAllLevelsDirectionsAndOrdersAlike(t *testing.T) {
	const trajectories = 6000
	design, err := NewMorris(unit(3), trajectories, 4, 9)
	require.NoError(t, err)
	levels, orders := map[int]int{}, map[[3]int]int{}
	ups := 0
	for trajectory := range trajectories {
		var order [3]int
		for step, move := range design.Moves(trajectory) {
			order[step] = move.Factor
			if move.Direction > 0 {
				ups++
			}
		}
		orders[order]++
	}
	for _, point := range allPoints(design) {
		levels[int(math.Round(point[0]*3))]++
	}
	// Five binomial standard deviations each. Rows of a trajectory hold the same factor at one of two levels, up to four times.
	assert.InDelta(t, 3*trajectories/2, ups, 5*math.Sqrt(3*trajectories)/2)
	require.Len(t, levels, 4)
	for level, count := range levels {
		assert.InDelta(t, trajectories, count, 5*4*math.Sqrt(trajectories*0.25), "level %d", level)
	}
	require.Len(t, orders, 6)
	for order, count := range orders {
		assert.InDelta(t, trajectories/6, count, 5*math.Sqrt(trajectories*5.0/36), "order %v", order)
	}
}

// A factor with levels of its own always moves, and reaches its first and its last level.
func TestFactorsWithLevelsMoveBetweenThem(t *testing.T) {
	for _, count := range []int{2, 3, 4, 7, 8} {
		design, err := NewMorris([]Factor{unit(1)[0].Split(count)}, 100, 4, 1)
		require.NoError(t, err)
		points := allPoints(design)
		reached := map[float64]bool{}
		for trajectory := range 100 {
			first, second := points[2*trajectory][0], points[2*trajectory+1][0]
			require.Equal(t, design.Moves(trajectory)[0].Direction > 0, second > first, "%d levels", count)
			require.NotEqual(t, first, second)
			reached[first], reached[second] = true, true
		}
		assert.Len(t, reached, min(count, 4))
		assert.True(t, reached[0] && reached[1])
	}
}
