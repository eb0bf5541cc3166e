package analytic_test

import (
	"testing"

	"entente/agents"
	"entente/sim"
)

// coordination is what it pays to be in rather than out: who is in gets the first payoff if the other is in too, who is out
// the second if the other is out too, and whoever is where the other is not gets nothing.
type coordination struct{ in, out float64 }

func (coordination) About() agents.TermInfo {
	return agents.TermInfo{Name: "coordination", Formula: "in if the other is in, else -out", Source: "Blume 1993"}
}

func (c coordination) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		out[b] = -c.out
		if s.Actors.Memberships[1-actor].Has(b) {
			out[b] = c.in
		}
	}
}

// logLinear: two players, each in or out of one bloc, get 2 each if both are in, 1 each if both are out, else 0; they
// choose by a logit with β = 1, which is temperature 1. The game has the exact potential Φ = 2, 1, 0, 0.
//
// Statement: where one player revises at a time, the share of time in each state tends to exp(βΦ) / Σ exp(βΦ) (Blume 1993;
// Monderer & Shapley 1996). Where both revise on the same view, it does not (Alós-Ferrer & Netzer 2010):
// the stationary vector of the product of both players' choice probabilities was worked out apart from the engine.
//
// Order: one at random; all one after another in random order, which is Entente's default and has the same distribution,
// since each turn leaves it as it is, whoever has it; all on the same view. Ties: a logit has none.
func logLinear(t *testing.T, s *sheet) {
	states := []([]agents.Memberships){{1, 1}, {0, 0}, {1, 0}, {0, 1}}
	gibbs := []float64{0.610296, 0.224515, 0.082595, 0.082595} // e², e, 1, 1 of their sum 12.107338
	apart := []float64{0.480097, 0.094316, 0.212793, 0.212793}
	for _, c := range []struct {
		order    sim.Revision
		name     string
		source   string
		expected []float64
	}{
		{sim.OneAtRandom, "one at random", "Blume 1993", gibbs},
		{sim.Asynchronous, "asynchronous, everybody in each tick", "Blume 1993", gibbs},
		{sim.Synchronous, "synchronous", "Alós-Ferrer & Netzer 2010", apart},
	} {
		m := stage(2, 1, coordination{in: 2, out: 1})
		m.Parameters.Temperature, m.Revision = 1, c.order
		const what = "log-linear learning of two: both in, both out, one in, the other in"
		about := claim{what + ": stationary, by the chooser's probabilities", c.source, c.name + "; no ties"}
		s.exact(t, about, c.expected, chainOf(t, m, states).stationary())
		about.statement = what + ": part of the time, 1,000 runs of 400 ticks, the first 100 left out"
		s.drawn(t, about, c.expected, timesIn(t, m, states))
	}
}

// timesIn is which part of the time each of many runs spends in each state. Ticks of a run depend on each other, runs do
// not.
func timesIn(t *testing.T, m *sim.Model, states [][]agents.Memberships) [][]float64 {
	const runs, unsettled, ticks = 1000, 100, 300
	times := make([][]float64, len(states))
	for k := range times {
		times[k] = make([]float64, runs)
	}
	w := newWorld(t, m)
	for run := range runs {
		w.Reset(1, uint64(run))
		step(t, w, unsettled)
		for range ticks {
			step(t, w, 1)
			for k, state := range states {
				if state[0] == w.Actors.Memberships[0] && state[1] == w.Actors.Memberships[1] {
					times[k][run] += 1.0 / ticks
				}
			}
		}
	}
	return times
}
