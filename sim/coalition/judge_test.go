package coalition_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/coalition"
)

var concepts = []coalition.Concept{coalition.Nash, coalition.Individual, coalition.Contractual, coalition.Core, coalition.StrictCore}

// symmetric makes a separable game of the values above the diagonal, row by row.
func symmetric(t require.TestingT, n int, above ...float64) *coalition.Separable {
	values := make([][]float64, n)
	for i := range values {
		values[i] = make([]float64, n)
	}
	for i := range n {
		for j := i + 1; j < n; j++ {
			values[i][j], values[j][i], above = above[0], above[0], above[1:]
		}
	}
	game, err := coalition.NewSeparable(values)
	require.NoError(t, err)
	return game
}

// cycle is three players who each like best to be alone with the next one, then with the one before, then all together, then
// alone: no partition is in the core (the roommates' cycle, as in Banerjee, Konishi & Sönmez 2001 and Bogomolnaia & Jackson 2002).
func cycle() coalition.Game {
	return coalition.Hedonic(3, func(player int, together coalition.Set) float64 {
		next, before := coalition.Of(player, (player+1)%3), coalition.Of(player, (player+2)%3)
		switch together {
		case next:
			return 3
		case before:
			return 2
		case coalition.Everybody(3):
			return 1
		}
		return 0
	})
}

func texts(partitions []coalition.Partition) []string {
	var texts []string
	for _, partition := range partitions {
		texts = append(texts, partition.String())
	}
	return texts
}

func TestNashStablePartitionsOfAKnownGame(t *testing.T) {
	// v12 = 3, v13 = −1, v14 = 2, v23 = 2, v24 = −2, v34 = 1, symmetric: worked out by hand, players here counted from 0.
	game := symmetric(t, 4, 3, -1, 2, 2, -2, 1)
	stable, err := coalition.AllStable(coalition.Nash, game)
	require.NoError(t, err)
	assert.ElementsMatch(t, []string{"{0 1 2 3}", "{0 1}{2 3}", "{0 3}{1 2}"}, texts(stable))
}

func TestTheCoreOfTheCycleIsEmpty(t *testing.T) {
	stable, err := coalition.AllStable(coalition.Core, cycle())
	require.NoError(t, err)
	assert.Empty(t, stable)
	pair, err := coalition.PartitionOf(coalition.Of(0, 1), coalition.Of(2))
	require.NoError(t, err)
	verdict, err := coalition.Judge(coalition.Core, cycle(), pair, coalition.Search{})
	require.NoError(t, err)
	// 1 moves from 2 to 3 and 2 from 0 to 2: the least gain is 1.
	assert.Equal(t, coalition.Verdict[coalition.Deviation]{
		Finding: coalition.Unstable, Slack: -1, Looked: 5, // 7 coalitions less the two blocks
		Witness: coalition.Deviation{Movers: 0b110, Forms: 0b110, Gains: []float64{1, 2}, Objector: -1},
	}, verdict)
	together, err := coalition.Judge(coalition.Nash, cycle(), coalition.Partition{0, 0, 0}, coalition.Search{})
	require.NoError(t, err)
	assert.Equal(t, coalition.Stable, together.Finding, "nobody would rather be alone")
	assert.Equal(t, 1.0, together.Slack)
}

// Whatever the game and the partition, findings, slacks and lists agree with the definitions written another way.
func TestVerdictsAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "players")
		values := drawValues(t, n)
		game, err := coalition.NewSeparable(values)
		require.NoError(t, err)
		for _, concept := range concepts {
			var stable []string
			for _, blocks := range listPartitions(n) {
				best := success(concept, sumOf(values), blocks)
				verdict, err := coalition.Judge(concept, game, partitionOf(blocks), coalition.Search{})
				require.NoError(t, err)
				require.Equal(t, best > 0, verdict.Finding == coalition.Unstable, "%v of %v", concept, blocks)
				require.Equal(t, best <= 0, verdict.Finding == coalition.Stable)
				require.Equal(t, 0-best, verdict.Slack, "%v of %v", concept, blocks)
				if best <= 0 {
					stable = append(stable, partitionOf(blocks).String())
				}
				requireWitness(t, game, partitionOf(blocks), verdict)
			}
			listed, err := coalition.AllStable(concept, game)
			require.NoError(t, err)
			require.ElementsMatch(t, stable, texts(listed), "%v", concept)
		}
	})
}

// requireWitness checks that the witness of an unstable partition gains what it says.
func requireWitness(t require.TestingT, game coalition.Game, partition coalition.Partition, verdict coalition.Verdict[coalition.Deviation]) {
	if verdict.Finding != coalition.Unstable {
		return
	}
	for k, player := range verdict.Witness.Movers.Players() {
		for _, block := range partition.Blocks() {
			if block.Has(player) {
				gain := game.Utility(player, verdict.Witness.Forms) - game.Utility(player, block)
				require.Equal(t, gain, verdict.Witness.Gains[k])
				require.GreaterOrEqual(t, gain, 0.0)
			}
		}
	}
}

// A search in part never calls a partition stable, and what it calls unstable is.
func TestSearchInPartAgreesWithTheWhole(t *testing.T) {
	found, unstable := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 8).Draw(t, "players")
		game, err := coalition.NewSeparable(drawValues(t, n))
		require.NoError(t, err)
		partition := make(coalition.Partition, n)
		for player := range partition {
			partition[player] = rapid.IntRange(0, n-1).Draw(t, "block")
		}
		for _, concept := range []coalition.Concept{coalition.Core, coalition.StrictCore} {
			whole, err := coalition.Judge(concept, game, partition, coalition.Search{})
			require.NoError(t, err)
			part, err := coalition.Judge(concept, game, partition, coalition.Search{Exact: 1, Most: 2000})
			require.NoError(t, err)
			require.NotEqual(t, coalition.Stable, part.Finding)
			require.GreaterOrEqual(t, part.Slack, whole.Slack-1e-9)
			if whole.Finding == coalition.Unstable {
				unstable++
			}
			if part.Finding == coalition.Unstable {
				found++
				require.Equal(t, coalition.Unstable, whole.Finding)
				requireWitness(t, game, partition, part)
			}
		}
	})
	t.Logf("the search in part found %d of %d blocked partitions", found, unstable)
	assert.Equal(t, unstable, found, "so small a game is looked at many times over")
}

// Forty players who cannot bear each other, but for five who get on only all together: no two, three or four of them gain.
func TestSearchFindsAPlantedCoalition(t *testing.T) {
	clubUtility := []float64{0, 0, -3, -2, -1, 0.5} // by size
	club := coalition.Of(3, 11, 17, 28, 39)
	game := coalition.Hedonic(40, func(player int, together coalition.Set) float64 {
		if together&^club == 0 && club.Has(player) {
			return clubUtility[together.Count()]
		}
		return -4 * float64(together.Count()-1)
	})
	alone := make(coalition.Partition, 40)
	for player := range alone {
		alone[player] = player
	}
	verdict, err := coalition.Judge(coalition.Core, game, alone, coalition.Search{})
	require.NoError(t, err)
	assert.Equal(t, coalition.Unstable, verdict.Finding)
	assert.Equal(t, club, verdict.Witness.Movers)
	assert.Equal(t, []float64{0.5, 0.5, 0.5, 0.5, 0.5}, verdict.Witness.Gains)
}

func TestSearchInPartSaysNotProven(t *testing.T) {
	game := coalition.Hedonic(64, func(_ int, together coalition.Set) float64 { return -float64(together.Count()) })
	alone := make(coalition.Partition, 64)
	for player := range alone {
		alone[player] = player
	}
	verdict, err := coalition.Judge(coalition.Core, game, alone, coalition.Search{Most: 10_000})
	require.NoError(t, err)
	assert.Equal(t, coalition.NotProven, verdict.Finding)
	assert.Equal(t, 10_000, verdict.Looked)
	assert.Equal(t, 1.0, verdict.Slack, "the nearest coalition is a pair")
	again, err := coalition.Judge(coalition.Core, game, alone, coalition.Search{Most: 10_000})
	require.NoError(t, err)
	assert.Equal(t, verdict, again)
}

func TestNothingToDeviateTo(t *testing.T) {
	for _, concept := range concepts {
		verdict, err := coalition.Judge(concept, coalition.Hedonic(1, func(int, coalition.Set) float64 { return 0 }), coalition.Partition{7}, coalition.Search{Exact: -1})
		require.NoError(t, err)
		assert.Equal(t, coalition.Stable, verdict.Finding)
		assert.True(t, math.IsInf(verdict.Slack, 1))
	}
}

func TestBadGamesAreRefused(t *testing.T) {
	fine := coalition.Hedonic(2, func(int, coalition.Set) float64 { return 0 })
	odd := coalition.Hedonic(2, func(_ int, together coalition.Set) float64 { return 1 / float64(together.Count()-1) })
	for name, test := range map[string]struct {
		game      coalition.Game
		partition coalition.Partition
		message   string
	}{
		"no players":     {coalition.Hedonic(0, nil), nil, "0 players: there must be 1 to 64"},
		"too many":       {coalition.Hedonic(65, nil), make(coalition.Partition, 65), "65 players"},
		"other players":  {fine, coalition.Partition{0}, "a partition of 1 players for a game of 2"},
		"not the finite": {odd, coalition.Partition{0, 1}, "utility of player 0 in {0} is +Inf: it must be a finite number"},
	} {
		for _, concept := range concepts {
			_, err := coalition.Judge(concept, test.game, test.partition, coalition.Search{})
			assert.ErrorContains(t, err, test.message, name)
		}
	}
	_, err := coalition.AllStable(coalition.Core, odd)
	assert.ErrorContains(t, err, "finite")
	_, err = coalition.AllStable(coalition.Core, coalition.Hedonic(12, nil))
	assert.ErrorContains(t, err, "there may be 11 at most")
	_, err = coalition.NewSeparable([][]float64{{0, 1}, {1}})
	assert.ErrorContains(t, err, "row 1 has 1 values for 2 players")
}
