package coalition

import (
	"fmt"
	"math"
	"math/bits"
)

// Sampling says from how many players on indices are sampled, and how. The zero value stands for the defaults.
type Sampling struct {
	// Exact is up to how many players all 2^n coalitions are looked at; default 20, at most 24.
	Exact int
	// Samples is how many orders, and how many coalitions, are drawn beyond; default 20,000.
	Samples int
	// Seed of the draws.
	Seed uint64
}

const (
	mostTabulated  = 24
	defaultSamples = 20_000
)

func (s Sampling) withDefaults() Sampling {
	if s.Exact == 0 {
		s.Exact = defaultExact
	}
	s.Exact = min(s.Exact, mostTabulated)
	if s.Samples < 1 {
		s.Samples = defaultSamples
	}
	return s
}

// Power is how often each player turns a losing coalition into a winning one. All are 0 where nobody ever does.
type Power struct {
	// Exact says that nothing was sampled; otherwise Samples orders and as many coalitions were.
	Exact   bool
	Samples int
	// ShapleyShubik is the probability that the player is the one with whom a coalition wins which the players join in random
	// order (Shapley & Shubik 1954). They sum to 1.
	ShapleyShubik []Estimate
	// Banzhaf is the player's part of all swings (Banzhaf 1965); they sum to 1.
	Banzhaf []Estimate
	// Absolute is the probability that the player swings a random coalition of the others (Penrose 1946; Dubey & Shapley 1979).
	Absolute []Estimate
}

// PowerOf works out the power of n players under a rule that says which coalitions win. The rule must be monotone: a winning
// coalition wins with more members too. Where all coalitions are looked at, a rule that is not is refused.
func PowerOf(n int, wins func(Set) bool, sampling Sampling) (Power, error) {
	if err := checkPlayers("power", n); err != nil {
		return Power{}, err
	}
	sampling = sampling.withDefaults()
	if n > sampling.Exact {
		return samplePower(n, setRule{n, wins}, sampling), nil
	}
	won := make([]bool, 1<<uint(n))
	for s := range won {
		won[s] = wins(Set(s))
	}
	return countPower(n, won)
}

// countPower counts swings over all coalitions.
func countPower(n int, won []bool) (Power, error) {
	swings := make([]uint64, n*n) // by player and size of the coalition without it
	for s := range won {
		size := Set(s).Count()
		for rest := Everybody(n) &^ Set(s); rest != 0; {
			var player int
			player, rest = rest.First()
			with := won[Set(s).With(player)]
			if won[s] && !with {
				return Power{}, fmt.Errorf("power: the rule is not monotone: %v wins and loses with player %d", Set(s), player)
			}
			if with != won[s] {
				swings[player*n+size]++
			}
		}
	}
	return powerOfSwings(n, swings), nil
}

// powerOfSwings turns swings, by player and size of the coalition without it, into indices:
//
//	Shapley–Shubik φ_i = Σ_k swings_ik · k!(n−1−k)!/n!, where k!(n−1−k)!/n! = 1/(n·C(n−1, k))
//	absolute Banzhaf β'_i = Σ_k swings_ik / 2^(n−1),   Banzhaf β_i = β'_i / Σ_j β'_j
func powerOfSwings(n int, swings []uint64) Power {
	weights := orderWeights(n)
	coalitions := math.Ldexp(1, n-1)
	power := Power{Exact: true}
	total := 0.0
	for player := range n {
		index, sum := 0.0, uint64(0)
		for size, count := range swings[player*n : (player+1)*n] {
			index += float64(float64(count) * weights[size])
			sum += count
		}
		total += float64(sum)
		power.ShapleyShubik = append(power.ShapleyShubik, exactly(index))
		power.Absolute = append(power.Absolute, exactly(float64(sum)/coalitions))
	}
	for _, absolute := range power.Absolute {
		part := 0.0
		if total > 0 {
			part = float64(absolute.Value*coalitions) / total
		}
		power.Banzhaf = append(power.Banzhaf, exactly(part))
	}
	return power
}

// orderWeights are, by size, the probability that those before a player in a random order are one particular coalition.
func orderWeights(n int) []float64 {
	weights := make([]float64, n)
	choose := uint64(1) // C(n−1, k): less than 2^63 for 64 players
	for k := range weights {
		weights[k] = 1 / float64(float64(n)*float64(choose))
		if k < n-1 {
			choose = mulDiv(choose, uint64(n-1-k), uint64(k+1))
		}
	}
	return weights
}

// mulDiv is a·b/c where the result is whole and fits.
func mulDiv(a, b, c uint64) uint64 {
	high, low := bits.Mul64(a, b)
	quotient, _ := bits.Div64(high, low, c)
	return quotient
}
