package analytic_test

import (
	"math"
	"testing"

	"entente/agents"
	"entente/sim"
	"entente/sim/landscape"
)

// allies is a stage with two sides, on exactly one of which everybody is, for the landscape term alone: who is worth what
// to whom are ties of the same strength between all, times sizes. The weight undoes that the engine counts sizes as parts
// of all.
func allies(tie float64, sizes ...float64) *sim.Model {
	m := stage(len(sizes), 2, agents.Landscape{})
	m.Limits = agents.Limits{Least: 1, Most: 1}
	m.Terms[0].Weight = 0
	for i, size := range sizes {
		m.Terms[0].Weight += size
		m.Actors[i].Capital = size
		m.Actors[i].Blocs = 1
		for j := range i {
			m.Ties = append(m.Ties, agents.Tie{A: i, B: j, Strength: tie})
		}
	}
	return m
}

// landscapeOf is the same as a problem of landscape theory.
func landscapeOf(tie float64, sizes ...float64) *landscape.Problem {
	actors := make([]landscape.Actor, len(sizes))
	for i, size := range sizes {
		actors[i].Size = size
	}
	return landscape.NewProblem(actors, tie)
}

// weightedPotential: two friends (propensity 1) of sizes s_1 and s_2 on two sides, by landscape theory's own term: an
// actor's utility is minus its frustration, u_i = -F_i, up to a constant. A move changes the energy E = Σ s_i F_i by 2 s_i
// times what it changes F_i by (Axelrod & Bennett 1993), so that -E/2 is a weighted potential with weights s_i, exact only
// where sizes are equal (Monderer & Shapley 1996).
//
// Statement: a logit of -F_i with one β for all has the Gibbs distribution exp(-βE/2) if sizes are equal, and not if they
// are not. By symmetry who revises next is together with the other with probability σ(β·size of the other), σ the logistic
// function, so that together they are (σ(βs_1) + σ(βs_2))/2 of the time; Gibbs would have σ(βs_1 s_2). Nor has it any other
// potential: in a round of the four states in which the first moves, then the second, the first, the second, the utilities
// of those who move add up to 2(s_1 - s_2) or minus that, and not to 0.
//
// Order: one at random. Ties: a logit has none.
func weightedPotential(t *testing.T, s *sheet) {
	logistic := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	order := "one at random; no ties"
	const source = "Axelrod & Bennett 1993; Monderer & Shapley 1996"
	for _, c := range []struct {
		name                   string
		sizes                  []float64
		expected, gibbs, round float64
	}{
		{"two friends of size 1 and 1", []float64{1, 1}, logistic(1), logistic(1), 1},
		{"two friends of sizes 1 and 3", []float64{1, 3}, (logistic(1) + logistic(3)) / 2, logistic(3), math.Exp(4)},
	} {
		m := allies(1, c.sizes...)
		m.Parameters.Temperature, m.Revision = 1, sim.OneAtRandom
		states := starts(2, 2, false)
		chain := chainOf(t, m, states)
		stationary := chain.stationary()
		measured, gibbs, total := 0.0, 0.0, 0.0
		for k, state := range states {
			sides := []int{0, 0}
			if state[0] != state[1] {
				sides[1] = 1
			} else {
				measured += stationary[k]
			}
			energy, err := landscapeOf(1, c.sizes...).Energy(sides)
			if err != nil {
				t.Fatal(err)
			}
			total += math.Exp(-energy / 2)
			if state[0] == state[1] {
				gibbs += math.Exp(-energy / 2)
			}
		}
		s.exact(t, claim{c.name + ": part of the time together, β = 1", source, order}, []float64{c.expected}, []float64{measured})
		s.exact(t, claim{c.name + ": the same by Gibbs, exp(-βE/2)", source, "none"}, []float64{c.gibbs}, []float64{gibbs / total})
		s.exact(t, claim{c.name + ": a round of the four states, one way against the other", source, order}, []float64{c.round},
			[]float64{chain.round(0, 1, 3, 2)})
	}
}

// round is how much likelier a round of states is than the same round the other way: 1 for all rounds of a chain in detailed
// balance (Kolmogorov 1936).
func (c chain) round(states ...int) float64 {
	ratio := 1.0
	for k, from := range states {
		to := states[(k+1)%len(states)]
		ratio *= c.steps[from][to] / c.steps[to][from]
	}
	return ratio
}
