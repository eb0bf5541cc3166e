package coalition

import (
	"fmt"
	"math"
)

// Voting is a weighted voting game: a coalition wins by the weight of its members.
type Voting struct {
	// Quota is the weight that wins.
	Quota float64
	// More says that a coalition must hold more than the quota; otherwise the quota is enough, as in [q; w_1, …, w_n].
	More bool
	// Weights of the players, 0 or more; there may be more than MostPlayers. Weights of a coalition are added in the order of
	// players, or in the order of joining; where a coalition is to hold the quota exactly, give weights whose sums are exact.
	Weights []float64
}

// Wins says whether a coalition of the first 64 players wins.
func (v Voting) Wins(s Set) bool {
	sum := 0.0
	for s != 0 {
		var player int
		player, s = s.First()
		sum += v.Weights[player]
	}
	return v.enough(sum)
}

func (v Voting) enough(sum float64) bool { return sum > v.Quota || (sum == v.Quota && !v.More) }

// Power works out the power of the voters: over all coalitions up to Sampling.Exact of them, beyond that by generating functions
// where weights are whole numbers (Mann & Shapley 1962; Brams & Affuso 1976) of no more than some millions of sizes and sums, and
// sampled otherwise.
func (v Voting) Power(sampling Sampling) (Power, error) {
	n := len(v.Weights)
	if n == 0 {
		return Power{}, fmt.Errorf("power of voters: there are none")
	}
	for player, weight := range v.Weights {
		if math.IsNaN(weight) || math.IsInf(weight, 0) || weight < 0 {
			return Power{}, fmt.Errorf("power of voters: weight %v of player %d: it must be a finite number, 0 or more", weight, player)
		}
	}
	if math.IsNaN(v.Quota) || v.enough(0) {
		return Power{}, fmt.Errorf("power of voters: quota %v: nobody must not win", v.Quota)
	}
	sampling = sampling.withDefaults()
	if n <= sampling.Exact {
		return countPower(n, v.outcomes())
	}
	if weights, least := v.whole(); weights != nil {
		return powerOfSwings(n, countByGenerating(weights, least)), nil
	}
	return samplePower(n, v, sampling), nil
}

// outcomes says of every coalition whether it wins.
func (v Voting) outcomes() []bool {
	won := make([]bool, 1<<uint(len(v.Weights)))
	sums := make([]float64, len(won))
	won[0] = v.enough(0)
	for player, weight := range v.Weights {
		for s := range 1 << uint(player) {
			with := s | 1<<uint(player)
			sums[with] = sums[s] + weight
			won[with] = v.enough(sums[with])
		}
	}
	return won
}

// mostCounts is how many numbers a table of coalitions by size and weight may hold.
const mostCounts = 1 << 22

// whole gives the weights and the least weight that wins as whole numbers, or nothing where they are none or too large.
func (v Voting) whole() (weights []int, least int) {
	quota := math.Ceil(v.Quota)
	if v.More {
		quota = math.Floor(v.Quota) + 1
	}
	n := len(v.Weights)
	if n > MostPlayers || quota < 1 || quota*float64(n) > mostCounts {
		return nil, 0
	}
	for _, weight := range v.Weights {
		if weight != math.Floor(weight) {
			return nil, 0
		}
		weights = append(weights, int(min(weight, quota))) // more than the quota is as good as the quota
	}
	return weights, int(quota)
}

// countByGenerating counts swings, by player and size of the coalition without it, from the numbers of losing coalitions by size
// and weight: the coefficients of Π_j (1 + x·y^w_j). A player is taken out by dividing its factor out again.
func countByGenerating(weights []int, least int) []uint64 {
	n := len(weights)
	all := make([]uint64, n*least) // row per size, up to n−1, as the coalitions that count leave a player out
	all[0] = 1
	for player, weight := range weights {
		for size := min(player+1, n-1); size >= 1; size-- {
			to, from := all[size*least:(size+1)*least], all[(size-1)*least:size*least]
			for sum := least - 1; sum >= weight; sum-- {
				to[sum] += from[sum-weight]
			}
		}
	}
	swings := make([]uint64, n*n)
	without := make([]uint64, len(all))
	for player, weight := range weights {
		copy(without, all)
		for size := 1; size < n; size++ {
			to, from := without[size*least:(size+1)*least], without[(size-1)*least:size*least]
			for sum := weight; sum < least; sum++ {
				to[sum] -= from[sum-weight]
			}
		}
		for size := range n {
			for _, count := range without[size*least:][least-weight : least] {
				swings[player*n+size] += count
			}
		}
	}
	return swings
}
