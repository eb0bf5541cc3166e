package main

import (
	"math"
	"slices"

	"entente/sim/coalition"
)

// alliance is a pair of agents and what they are worth together.
type alliance struct {
	pair  [2]int
	worth float64
}

// form values every pair by the Shapley value of the game of two in which an agent alone is worth its power and both together
// 1.2 times their power less what keeps their positions apart, and keeps those that both gain from and that are the best yet
// for either when their turn comes.
func form(power, position []float64) ([]alliance, error) {
	var gainful []alliance
	for i := range power {
		for j := i + 1; j < len(power); j++ {
			together := (power[i] + power[j]) * 1.2 * (1 - math.Abs(position[i]-position[j]))
			worth := [4]float64{0, power[i], power[j], together}
			values, err := coalition.ValuesOf(2, func(s coalition.Set) float64 { return worth[s] }, coalition.Sampling{})
			if err != nil {
				return nil, err
			}
			if values.Shapley[0].Value > power[i] && values.Shapley[1].Value > power[j] {
				gainful = append(gainful, alliance{[2]int{i, j}, together})
			}
		}
	}
	return onlyBest(len(power), gainful), nil
}

// onlyBest keeps for each agent the best alliance so far, as the example's filter does: who trades up takes the old alliance from
// one of the two who had it, so that some agents end in several.
func onlyBest(agents int, alliances []alliance) []alliance {
	best := make([]*alliance, agents)
	var order []int // agents with a best, in the order in which they came to have one
	set := func(agent int, a *alliance) {
		if best[agent] == nil {
			order = append(order, agent)
		}
		best[agent] = a
	}
	drop := func(agent int) {
		best[agent] = nil
		order = slices.DeleteFunc(order, func(other int) bool { return other == agent })
	}
	for k := range alliances {
		next := &alliances[k]
		first, second := next.pair[0], next.pair[1]
		if old := best[first]; old != nil && next.worth <= old.worth {
			continue
		}
		if old := best[second]; old != nil && next.worth <= old.worth {
			continue
		}
		if old := best[first]; old != nil {
			drop(old.pair[1])
		}
		if old := best[second]; old != nil {
			drop(old.pair[0])
		}
		set(first, next)
		set(second, next)
	}
	var kept []alliance
	seen := map[[2]int]bool{}
	for _, agent := range order {
		if pair := best[agent].pair; !seen[pair] {
			seen[pair] = true
			kept = append(kept, *best[agent])
		}
	}
	return kept
}
