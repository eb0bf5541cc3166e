package analytic_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// chain is the Markov chain of a world's choices: from each state to each other one in a tick.
type chain struct {
	states [][]agents.Memberships
	steps  [][]float64
}

// chainOf asks the engine with what probability each actor chooses each bloc in each state, and puts the tick together as
// the order of revision has it.
func chainOf(t *testing.T, m *sim.Model, states [][]agents.Memberships) chain {
	w := newWorld(t, m)
	alone := make([][][]float64, len(m.Actors)) // by actor: from state to state if it alone revises
	together := square(len(states), 1)
	trial := &sim.Trial{}
	for i := range alone {
		alone[i] = square(len(states), 0)
	}
	for s, state := range states {
		place(w, state)
		trial.Load(w)
		for i := range alone {
			chosen := map[agents.Memberships]float64{}
			options, probabilities := trial.Probabilities(i)
			for o, option := range options {
				chosen[option.Apply(state[i])] = probabilities[o]
			}
			for r, next := range states {
				together[s][r] *= chosen[next[i]]
				others := slices.Clone(next)
				others[i] = state[i]
				if slices.Equal(others, state) {
					alone[i][s][r] = chosen[next[i]]
				}
			}
		}
	}
	c := chain{states: states}
	switch m.Revision {
	case sim.Synchronous:
		c.steps = together
	case sim.OneAtRandom:
		c.steps = mean(alone)
	case sim.Asynchronous: // everybody, in an order of which all are equally likely
		var sweeps [][][]float64
		for _, order := range permutations(len(alone)) {
			sweep := alone[order[0]]
			for _, i := range order[1:] {
				sweep = product(sweep, alone[i])
			}
			sweeps = append(sweeps, sweep)
		}
		c.steps = mean(sweeps)
	default:
		require.Fail(t, "the states of this order are more than memberships")
	}
	for _, row := range c.steps {
		sum := 0.0
		for _, probability := range row {
			sum += probability
		}
		require.InDelta(t, 1, sum, 1e-12, "every choice leads to one of the states")
	}
	return c
}

// stationary is the distribution that a tick does not change, found by taking very many.
func (c chain) stationary() []float64 {
	steps := c.steps
	for range 40 {
		steps = product(steps, steps) // 2^40 ticks
		for _, row := range steps {   // rounding must not grow with them
			total := 0.0
			for _, probability := range row {
				total += probability
			}
			for r := range row {
				row[r] /= total
			}
		}
	}
	return steps[0]
}

func square(size int, fill float64) [][]float64 {
	matrix := make([][]float64, size)
	for s := range matrix {
		matrix[s] = slices.Repeat([]float64{fill}, size)
	}
	return matrix
}

func product(a, b [][]float64) [][]float64 {
	c := square(len(a), 0)
	for s := range a {
		for k, weight := range a[s] {
			for r := range c[s] {
				c[s][r] += weight * b[k][r]
			}
		}
	}
	return c
}

func mean(matrices [][][]float64) [][]float64 {
	c := square(len(matrices[0]), 0)
	for _, matrix := range matrices {
		for s := range c {
			for r := range c[s] {
				c[s][r] += matrix[s][r] / float64(len(matrices))
			}
		}
	}
	return c
}

func permutations(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var all [][]int
	for _, shorter := range permutations(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(shorter), at, n-1))
		}
	}
	return all
}
