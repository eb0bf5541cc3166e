package coalition_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/coalition"
)

// The six members of the European Economic Community in 1958: Germany, France and Italy 4 votes, Belgium and the Netherlands 2,
// Luxembourg 1, and 12 to decide. Banzhaf 5/21, 3/21 and 0, Shapley–Shubik 14/60, 9/60 and 0 (Brams
// 1976; Felsenthal & Machover 1998).
var council = coalition.Voting{Quota: 12, Weights: []float64{4, 4, 4, 2, 2, 1}}

// The Security Council: five permanent members with a veto, ten others, nine votes: Shapley–Shubik 421/2145 = 0.19627 and
// 4/2145 = 0.001865 (Felsenthal & Machover 1998); as weighted voting [39; 7 × 5, 1 × 10].
var security = coalition.Voting{Quota: 39, Weights: []float64{7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}

func numbers(estimates []coalition.Estimate) []float64 {
	var values []float64
	for _, estimate := range estimates {
		values = append(values, estimate.Value)
	}
	return values
}

func TestPowerOfTheCouncilOf1958(t *testing.T) {
	for name, sampling := range map[string]coalition.Sampling{"enumerated": {}, "generating functions": {Exact: 1}} {
		power, err := council.Power(sampling)
		require.NoError(t, err)
		assert.True(t, power.Exact)
		assert.InDeltaSlice(t, []float64{14. / 60, 14. / 60, 14. / 60, 9. / 60, 9. / 60, 0}, numbers(power.ShapleyShubik), 1e-15, name)
		assert.InDeltaSlice(t, []float64{5. / 21, 5. / 21, 5. / 21, 3. / 21, 3. / 21, 0}, numbers(power.Banzhaf), 1e-15, name)
		assert.InDeltaSlice(t, []float64{10. / 32, 10. / 32, 10. / 32, 6. / 32, 6. / 32, 0}, numbers(power.Absolute), 0, name)
	}
}

func TestPowerInTheSecurityCouncil(t *testing.T) {
	power, err := security.Power(coalition.Sampling{})
	require.NoError(t, err)
	byRule, err := coalition.PowerOf(15, func(s coalition.Set) bool {
		return s&0b11111 == 0b11111 && s.Count() >= 9
	}, coalition.Sampling{})
	require.NoError(t, err)
	assert.Equal(t, power, byRule, "the weights say the same as the rule")
	for player, index := range numbers(power.ShapleyShubik) {
		if player < 5 {
			assert.InDelta(t, 421./2145, index, 1e-15)
			assert.InDelta(t, 0.19627, index, 5e-6)
		} else {
			assert.InDelta(t, 4./2145, index, 1e-15)
			assert.InDelta(t, 0.001865, index, 5e-7)
		}
	}
}

// permutations calls with every order of n players.
func permutations(n int, call func(order []int)) {
	order := []int{}
	var next func()
	next = func() {
		if len(order) == n {
			call(order)
			return
		}
	players:
		for player := range n {
			for _, used := range order {
				if used == player {
					continue players
				}
			}
			order = append(order, player)
			next()
			order = order[:len(order)-1]
		}
	}
	next()
}

// However weights are drawn, the three ways of counting agree with going over all orders and all lists of players.
func TestPowerAgreesWithBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "players")
		voting := coalition.Voting{More: rapid.Bool().Draw(t, "more")}
		for range n {
			voting.Weights = append(voting.Weights, float64(rapid.IntRange(0, 6).Draw(t, "weight")))
		}
		voting.Quota = float64(rapid.IntRange(1, 20).Draw(t, "quota"))
		enough := func(sum float64) bool { return sum > voting.Quota || (sum == voting.Quota && !voting.More) }
		pivots, orders := make([]float64, n), 0.0
		permutations(n, func(order []int) {
			orders++
			sum := 0.0
			for _, player := range order {
				before := enough(sum)
				sum += voting.Weights[player]
				if !before && enough(sum) {
					pivots[player]++
				}
			}
		})
		swings, all := make([]float64, n), 0.0
		for player := range n {
			for _, subset := range append(listSubsets(n), []int{}) {
				with, without := voting.Weights[player], 0.0
				member := false
				for _, other := range subset {
					member = member || other == player
					with += voting.Weights[other]
					without += voting.Weights[other]
				}
				if !member && enough(with) && !enough(without) {
					swings[player]++
					all++
				}
			}
		}
		byRule, err := coalition.PowerOf(n, voting.Wins, coalition.Sampling{})
		require.NoError(t, err)
		enumerated, err := voting.Power(coalition.Sampling{})
		require.NoError(t, err)
		generated, err := voting.Power(coalition.Sampling{Exact: -1})
		require.NoError(t, err)
		require.Equal(t, byRule, enumerated)
		require.Equal(t, byRule, generated)
		for player := range n {
			require.InDelta(t, pivots[player]/orders, byRule.ShapleyShubik[player].Value, 1e-12)
			require.Equal(t, swings[player]/math.Pow(2, float64(n-1)), byRule.Absolute[player].Value)
			require.InDelta(t, swings[player]/max(1, all), byRule.Banzhaf[player].Value, 1e-12)
		}
	})
}

// Sampled intervals of 95 % hold the exact index about as often as they say, and both samplers draw the same.
func TestSampledIntervalsHoldTheExactPower(t *testing.T) {
	exact, err := security.Power(coalition.Sampling{})
	require.NoError(t, err)
	held, asked := [3]int{}, 0
	for seed := range uint64(40) {
		sampling := coalition.Sampling{Exact: 1, Samples: 1000, Seed: seed}
		sampled, err := coalition.PowerOf(15, security.Wins, sampling)
		require.NoError(t, err)
		require.False(t, sampled.Exact)
		require.Equal(t, 1000, sampled.Samples)
		fractional := security // no whole numbers, and the same game: sampled too
		fractional.Quota = 38.5
		fractional.Weights = append([]float64(nil), security.Weights...)
		fractional.Weights[14] = 0.75
		alike, err := fractional.Power(sampling)
		require.NoError(t, err)
		require.Equal(t, sampled, alike)
		for player := range 15 {
			asked++
			for k, pair := range [3][2]coalition.Estimate{
				{exact.ShapleyShubik[player], sampled.ShapleyShubik[player]},
				{exact.Banzhaf[player], sampled.Banzhaf[player]},
				{exact.Absolute[player], sampled.Absolute[player]},
			} {
				if pair[1].Low <= pair[0].Value && pair[0].Value <= pair[1].High {
					held[k]++
				}
			}
		}
	}
	for k, name := range []string{"Shapley–Shubik", "Banzhaf", "absolute Banzhaf"} {
		t.Logf("%s: %d of %d intervals hold the exact index", name, held[k], asked)
		// Players of one draw are not independent; 0.90 leaves room for that and for the ratio's skewed distribution.
		assert.GreaterOrEqual(t, float64(held[k])/float64(asked), 0.90, name)
	}
}

// A hundred voters are more than a set holds: each equal one has a hundredth.
func TestPowerOfAHundredVoters(t *testing.T) {
	voting := coalition.Voting{Quota: 50, More: true, Weights: make([]float64, 100)}
	for player := range voting.Weights {
		voting.Weights[player] = 1
	}
	power, err := voting.Power(coalition.Sampling{Samples: 5000})
	require.NoError(t, err)
	sums := [2]float64{}
	for player := range voting.Weights {
		sums[0] += power.ShapleyShubik[player].Value
		sums[1] += power.Banzhaf[player].Value
		// Twice the standard deviation of 5,000 draws of 1 in 100, twice over: one in 15,000 strays further.
		assert.InDelta(t, 0.01, power.ShapleyShubik[player].Value, 4*math.Sqrt(0.01*0.99/5000))
	}
	assert.InDeltaSlice(t, []float64{1, 1}, sums[:], 1e-9)
	again, err := voting.Power(coalition.Sampling{Samples: 5000})
	require.NoError(t, err)
	assert.Equal(t, power, again)
}

func TestNobodyHasPowerWhereNobodyWins(t *testing.T) {
	for _, exact := range []int{20, 1} {
		power, err := coalition.Voting{Quota: 10, Weights: []float64{0.5, 2}}.Power(coalition.Sampling{Exact: exact, Samples: 100})
		require.NoError(t, err)
		assert.Equal(t, []float64{0, 0}, numbers(power.ShapleyShubik))
		assert.Equal(t, []float64{0, 0}, numbers(power.Banzhaf))
	}
}

func TestBadRulesAreRefused(t *testing.T) {
	_, err := coalition.PowerOf(3, func(s coalition.Set) bool { return s.Count() == 1 }, coalition.Sampling{})
	assert.ErrorContains(t, err, "not monotone: {0} wins and loses with player 1")
	_, err = coalition.PowerOf(0, nil, coalition.Sampling{})
	assert.ErrorContains(t, err, "0 players")
	for message, voting := range map[string]coalition.Voting{
		"there are none":            {Quota: 1},
		"weight -1 of player 1":     {Quota: 1, Weights: []float64{1, -1}},
		"quota 0: nobody must not ": {Quota: 0, Weights: []float64{1}},
		"quota NaN":                 {Quota: math.NaN(), Weights: []float64{1}},
	} {
		_, err := voting.Power(coalition.Sampling{})
		assert.ErrorContains(t, err, message)
	}
}
