package analytic_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/random"
)

// technology is what each of two technologies pays who adopts it: what its kind of adopter has from it by itself, and 1 for
// each adopter before. Adopters of the first kind, whose openness is 1, have 4.5 more from the first technology; those of
// the second kind 5.5 more from the second.
type technology struct{}

func (technology) About() agents.TermInfo {
	return agents.TermInfo{Name: "technology", Formula: "preference + adopters", Source: "Arthur 1989, table 1"}
}

func (technology) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		out[b] = float64(s.Blocs.Members[b])
		if s.Actors.Memberships[actor].Has(b) {
			out[b]--
		}
	}
	if s.Actors.Openness[actor] == 1 {
		out[0] += 4.5
	} else {
		out[1] += 5.5
	}
}

// arrivals makes everybody an adopter of the first kind with probability q, else of the second, when the run begins.
func arrivals(q float64) sim.Phase {
	return sim.Phase{Name: "arrivals", Step: func(w *sim.World) error {
		for i := range w.Actors.Openness {
			if w.Tick == 0 {
				w.Actors.Openness[i] = 0
				if w.Random.Float64(w.Keys[i], 0, random.PurposeUser, 0) < q {
					w.Actors.Openness[i] = 1
				}
			}
		}
		return nil
	}}
}

// lockIn: adopters come one after another, each of the first kind with probability q, and choose once between technologies
// A and B with increasing returns. The lead d of A is a random walk, up by 1 for each of the first kind and down for each
// of the second, until A leads by D_A = 6, from where both kinds choose A, or B by D_B = 5, from where both choose B.
//
// Statement: one technology gets the whole market in the end (Arthur 1989). As the gambler's ruin has it (Feller 1968,
// chapter XIV), A does with probability D_B / (D_A + D_B) at q = ½, after D_A · D_B adopters on average; else, with r =
// (1-q)/q, with probability p = (1 - r^D_B) / (1 - r^(D_A+D_B)), after (D_B - (D_A+D_B)·p) / (1-2q) on average.
//
// Order: one in turn, each actor once; kinds are independent, so that the order of actors does not matter. Ties: none, as
// leads are whole and the preferences are not.
func lockIn(t *testing.T, s *sheet) {
	for _, c := range []struct {
		q                  float64
		probability, ticks float64
	}{
		{q: 0.5, probability: 0.454545, ticks: 30},         // 5/11 and 6·5
		{q: 0.55, probability: 0.711623, ticks: 28.278488}, // the formulas above
	} {
		what := fmt.Sprintf("lock-in, D_A = 6, D_B = 5, q = %v: P(A), mean number of adopters until then", c.q)
		about := claim{what + ": by the chooser's choices at each lead", "Arthur 1989", "one in turn; no ties"}
		expected := []float64{c.probability, c.ticks}
		probability, ticks := walk(t, c.q)
		s.exact(t, about, expected, []float64{probability, ticks})
		about.statement = what + ": mean over 4,000 runs"
		s.drawn(t, about, expected, adoptions(t, c.q))
	}
}

// walk asks the chooser what both kinds choose at each lead of A, and works out with what probability and when the walk
// ends.
func walk(t *testing.T, q float64) (probability, ticks float64) {
	const widest, newcomers = 8, 2
	m := stage(newcomers+4*widest, 2, technology{})
	w := newWorld(t, m)
	w.Actors.Openness[0], w.Actors.Openness[1] = 1, 0
	trial := sim.NewTrial(w)
	// toA[k] is the probability that the next one adopts A where it leads by k - widest.
	toA := make([]float64, 2*widest+1)
	for k := range toA {
		trial.TakeBack()
		for i := range widest + k {
			bloc := int32(0)
			if i >= k {
				bloc = 1
			}
			trial.Move(newcomers+i, agents.Option{Join: bloc, Leave: -1})
		}
		for kind, part := range []float64{q, 1 - q} {
			options, probabilities := trial.Probabilities(kind)
			for o, option := range options {
				switch {
				case option.Join == 0:
					toA[k] += part * probabilities[o]
				case option.Join < 0:
					require.Zero(t, probabilities[o], "everybody adopts")
				}
			}
		}
	}
	// The ends are where both kinds choose the same: 0 or 1 for certain.
	won, time := make([]float64, len(toA)), make([]float64, len(toA))
	for k, up := range toA {
		if up == 1 {
			won[k] = 1
		}
	}
	require.Equal(t, []float64{0, 0, 0, 0}, toA[:4], "both kinds choose B where A leads by -5 or less")
	require.Equal(t, []float64{1, 1, 1}, toA[14:], "both choose A where it leads by 6 or more")
	require.False(t, slices.ContainsFunc(toA[4:14], func(up float64) bool { return up == 0 || up == 1 }), "and nowhere else")
	for range 10_000 { // the ends' pull reaches the middle by 1 - cos(π/11) a round
		for k, up := range toA {
			if up > 0 && up < 1 {
				won[k] = up*won[k+1] + (1-up)*won[k-1]
				time[k] = 1 + up*time[k+1] + (1-up)*time[k-1]
			}
		}
	}
	return won[widest], time[widest]
}

// adoptions runs worlds of adopters until one technology leads by enough, and tells in which runs it is A, and when.
func adoptions(t *testing.T, q float64) [][]float64 {
	const runs, actors, after = 4000, 400, 5
	m := stage(actors, 2, technology{})
	m.Revision = sim.OneInTurn
	m.Phases = append([]sim.Phase{arrivals(q)}, m.Phases...)
	w := newWorld(t, m)
	samples := [][]float64{make([]float64, runs), make([]float64, runs)}
	for run := range runs {
		w.Reset(1, uint64(run))
		lead := func() int { return int(w.Blocs.Members[0] - w.Blocs.Members[1]) }
		for lead() < 6 && lead() > -5 {
			step(t, w, 1)
			require.Equal(t, w.Tick, w.Blocs.Members[0]+w.Blocs.Members[1], "everybody has adopted by its turn")
		}
		samples[1][run] = float64(w.Tick)
		before := lead()
		step(t, w, after)
		if before == 6 {
			samples[0][run] = 1
			require.Equal(t, before+after, lead(), "locked in")
		} else {
			require.Equal(t, before-after, lead(), "locked in")
		}
	}
	return samples
}
