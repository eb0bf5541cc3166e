package advice

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Milnor (1954), Games against nature: a table in which each criterion chooses another row. Laplace's is the first, Wald's the
// second, Savage's the fourth (Hurwicz's would be the third).
var milnor = Table{{2, 2, 0, 1}, {1, 1, 1, 1}, {0, 4, 0, 0}, {1, 3, 0, 0}}

func TestMilnorsTable(t *testing.T) {
	costs := make([]float64, 4)
	for criterion, want := range map[Criterion]int{Expected: 0, BestWorst: 1, LeastRegret: 3} {
		chosen, _ := milnor.Choose(criterion, costs)
		assert.Equal(t, want, chosen, "criterion %d", criterion)
	}
	// Columns' maxima are 2, 4, 1 and 1; regrets by hand.
	assert.Equal(t, Table{{0, 2, 1, 0}, {1, 3, 0, 0}, {2, 0, 1, 1}, {1, 1, 1, 1}}, milnor.Regrets())
	assert.Equal(t, []float64{1.25, 1, 1, 1}, milnor.Means())
}

// Three investments when interest rates rise, stay or fall; by hand: the best of each future are 3, 4 and 12.
func TestRegretsOfThreeInvestments(t *testing.T) {
	table := Table{{-4, 4, 12}, {-2, 3, 8}, {3, 2, 1}}
	assert.Equal(t, Table{{7, 0, 0}, {5, 1, 4}, {0, 2, 11}}, table.Regrets())
	assert.Equal(t, []float64{7, 5, 11}, table.Regrets().Greatest())
	costs := []float64{0, 0, 0}
	chosen, next := table.Choose(LeastRegret, costs)
	assert.Equal(t, [2]int{1, 0}, [2]int{chosen, next})
	chosen, next = table.Choose(BestWorst, costs)
	assert.Equal(t, [2]int{2, 1}, [2]int{chosen, next})
	chosen, next = table.Choose(Expected, costs)
	assert.Equal(t, [2]int{0, 1}, [2]int{chosen, next}, "means are 4, 3 and 2")
	assert.Equal(t, []float64{2. / 3, 0, 1. / 3}, table.Shares())
	assert.Equal(t, []int{-1, -1, -1}, table.Dominated(costs))
}

func TestTiesAreSharedAndThenDecidedByMeanAndCost(t *testing.T) {
	table := Table{{1, 0}, {1, 0}, {0, 0}}
	assert.InDeltaSlice(t, []float64{5. / 12, 5. / 12, 1. / 6}, table.Shares(), 1e-15)
	chosen, next := table.Choose(LeastRegret, []float64{2, 1, 0})
	assert.Equal(t, [2]int{1, 0}, [2]int{chosen, next}, "the cheaper of two equals")
	assert.Equal(t, []int{1, -1, -1}, table.Dominated([]float64{2, 1, 0}), "the third is worse but cheaper")
	assert.Equal(t, []int{1, -1, 0}, table.Dominated([]float64{2, 1, 3}))
}

// rows are values in whole numbers, so that equals come up and sums are exact.
func rows(t *rapid.T, futures int) []float64 {
	value := rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-9, 9).Draw(t, "value")) })
	return rapid.SliceOfN(value, futures, futures).Draw(t, "row")
}

func tables(t *rapid.T) Table {
	options, futures := rapid.IntRange(2, 6).Draw(t, "options"), rapid.IntRange(1, 8).Draw(t, "futures")
	table := make(Table, options)
	for k := range table {
		table[k] = rows(t, futures)
	}
	return table
}

// Regret hangs on the other options only through the best of each future: an option that is never better than that changes
// nobody's regret, and any other changes it by as much as it raises the best, in that future, for all alike.
func TestAnotherOptionChangesRegretsOnlyWhereItIsTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables(t)
		before := table.Regrets()
		added := rows(t, len(table[0]))
		after := append(append(Table{}, table...), added).Regrets()
		for future := range added {
			rise := max(0, added[future]-table.best(future))
			for k := range table {
				require.Equal(t, before[k][future]+rise, after[k][future])
			}
		}
		dominated := make([]float64, len(added))
		by := rapid.IntRange(0, len(table)-1).Draw(t, "by")
		for future := range dominated {
			dominated[future] = table[by][future] - float64(rapid.IntRange(0, 3).Draw(t, "worse"))
		}
		more := append(append(Table{}, table...), dominated)
		require.Equal(t, before, more.Regrets()[:len(table)])
		costs := make([]float64, len(more))
		was, _ := table.Choose(LeastRegret, costs[:len(table)])
		is, _ := more.Choose(LeastRegret, costs)
		require.Equal(t, was, is)
	})
}

func TestRegretsAreWhatTheyAreCalled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := tables(t)
		regrets := table.Regrets()
		for future := range table[0] {
			least := regrets[0][future]
			for k := range table {
				require.GreaterOrEqual(t, regrets[k][future], 0.0)
				least = min(least, regrets[k][future])
			}
			require.Zero(t, least, "somebody is the best")
		}
		sum := 0.0
		for _, share := range table.Shares() {
			sum += share
		}
		require.InDelta(t, 1, sum, 1e-12)
		chosen, next := table.Choose(LeastRegret, make([]float64, len(table)))
		require.NotEqual(t, chosen, next)
		for _, greatest := range regrets.Greatest() {
			require.LessOrEqual(t, regrets.Greatest()[chosen], greatest)
		}
	})
}
