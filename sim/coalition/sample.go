package coalition

import (
	"math/bits"

	"entente/sim/random"
)

// rule is a simple game as the sampler asks it.
type rule interface {
	// pivot is the player with whom those who join in the order given win, -1 where they never do.
	pivot(order []int32) int
	// swing marks the players who decide whether the coalition wins, each with the others as they are.
	swing(in, decides []bool)
}

// samplePower draws orders for the Shapley–Shubik index (Castro, Gómez & Tejada 2009) and coalitions for the Banzhaf indices.
func samplePower(n int, rule rule, sampling Sampling) Power {
	source := random.New(sampling.Seed, stream)
	order := make([]int32, n)
	in, decides := make([]bool, n), make([]bool, n)
	pivots, swings := make([]int, n), make([]int, n)
	joint := make([]float64, n) // Σ over draws of the swings of all, where the player swings
	total, squares := 0.0, 0.0
	for sample := range uint64(sampling.Samples) {
		drawOrder(source, sample, order)
		if pivot := rule.pivot(order); pivot >= 0 {
			pivots[pivot]++
		}
		drawCoalition(source, sample, in)
		rule.swing(in, decides)
		count := 0.0
		for _, swings := range decides {
			if swings {
				count++
			}
		}
		total += count
		squares += float64(count * count)
		for player, decides := range decides {
			if decides {
				swings[player]++
				joint[player] += count
			}
		}
	}
	power := Power{Samples: sampling.Samples}
	for player := range n {
		power.ShapleyShubik = append(power.ShapleyShubik, proportion(pivots[player], sampling.Samples))
		power.Absolute = append(power.Absolute, proportion(swings[player], sampling.Samples))
		x := float64(swings[player])
		power.Banzhaf = append(power.Banzhaf, ratio(sampling.Samples, x, x, joint[player], total, squares))
	}
	return power
}

// The purposes of the draws; the sample, or the bloc, stands where a run has the actor.
const (
	purposeStart     = random.PurposeUser
	purposeOrder     = random.PurposeUser + 1
	purposeCoalition = random.PurposeUser + 2
	purposeJoint     = random.PurposeUser + 3
)

// drawOrder draws an order of all players (Fisher & Yates 1938, as in Durstenfeld 1964). A place is drawn from 64 bits by
// multiplication (Lemire 2019) and without rejection: no order is favoured by more than a part in 2^40.
func drawOrder(source random.Source, sample uint64, order []int32) {
	for k := range order {
		order[k] = int32(k)
	}
	var words [4]uint64
	for k := len(order) - 1; k > 0; k-- {
		if at := len(order) - 1 - k; at&3 == 0 {
			words = source.Block(sample, 0, purposeOrder, uint64(at>>2))
		}
		other, _ := bits.Mul64(words[(len(order)-1-k)&3], uint64(k+1))
		order[k], order[other] = order[other], order[k]
	}
}

// drawCoalition draws a coalition in which each player is with probability ½.
func drawCoalition(source random.Source, sample uint64, in []bool) {
	var words [4]uint64
	for player := range in {
		if player&255 == 0 {
			words = source.Block(sample, 0, purposeCoalition, uint64(player>>8))
		}
		in[player] = words[player>>6&3]>>uint(player&63)&1 == 1
	}
}

func setOf(in []bool) Set {
	var set Set
	for player, in := range in {
		if in {
			set = set.With(player)
		}
	}
	return set
}

// setRule is a rule over sets.
type setRule struct {
	count int
	wins  func(Set) bool
}

func (r setRule) pivot(order []int32) int {
	var before Set
	for _, player := range order {
		if before = before.With(int(player)); r.wins(before) {
			return int(player)
		}
	}
	return -1
}

func (r setRule) swing(in, decides []bool) {
	set := setOf(in)
	won := r.wins(set)
	for player := range decides {
		// By monotony a member can only swing a coalition that wins, and an outsider one that loses.
		decides[player] = in[player] == won && r.wins(set^Of(player)) != won
	}
}

func (v Voting) pivot(order []int32) int {
	sum := 0.0
	for _, player := range order {
		if sum += v.Weights[player]; v.enough(sum) {
			return int(player)
		}
	}
	return -1
}

func (v Voting) swing(in, decides []bool) {
	sum := 0.0
	for player, in := range in {
		if in {
			sum += v.Weights[player]
		}
	}
	won := v.enough(sum)
	for player, weight := range v.Weights {
		switch {
		case in[player] != won:
			decides[player] = false
		case won:
			decides[player] = !v.enough(sum - weight)
		default:
			decides[player] = v.enough(sum + weight)
		}
	}
}
