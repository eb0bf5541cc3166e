package analytic_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// company is a reason to be with those whom one likes: what the coalition of an actor and a bloc's other members is worth
// to it, by a hedonic game in which to be alone is worth 0.
type company struct{ game coalition.Game }

func (company) About() agents.TermInfo {
	return agents.TermInfo{Name: "company", Formula: "u_i(members with i)", Source: "Drèze & Greenberg 1980"}
}

func (c company) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		with := coalition.Of(actor)
		for other, set := range s.Actors.Memberships {
			if set.Has(b) {
				with = with.With(other)
			}
		}
		out[b] = c.game.Utility(actor, with)
	}
}

// players is a stage for a hedonic game: as many blocs as players, each of whom is in exactly one, at the start alone. So
// there is always a bloc left for whoever wants to be alone, or with whom it likes.
func players(game coalition.Game) *sim.Model {
	m := stage(game.Players(), game.Players(), company{game})
	m.Limits = agents.Limits{Least: 1, Most: 1}
	for i := range m.Actors {
		m.Actors[i].Blocs = agents.Memberships(0).With(i)
	}
	return m
}

// hedonicGame: four players like or dislike each other, both alike: v12 = 3, v13 = -1, v14 = 2, v23 = 2, v24 = -2, v34 = 1.
// Each is where the sum over those it is with is highest, or alone for 0.
//
// Statement: likings that are mutual and add up have Nash stable partitions, since the sum of all is a potential
// (Bogomolnaia & Jackson 2002); these have three: all together, {12}{34} and {14}{23}. Going over all 15 partitions by hand
// gives them.
//
// Order: best responses of one at random, in turn, and of all one after another; all on the same view may go on for ever,
// so that nothing is claimed of that. Ties: who is indifferent stays. That matters: in {12}{34} the third has 1 here and
// there, in {14}{23} the first has 2.
func hedonicGame(t *testing.T, s *sheet) {
	game, err := coalition.NewSeparable([][]float64{{0, 3, -1, 2}, {3, 0, 2, -2}, {-1, 2, 0, 1}, {2, -2, 1, 0}})
	require.NoError(t, err)
	const source, stay = "Bogomolnaia & Jackson 2002", "; the indifferent stay"
	expected := "{0 1 2 3}, {0 1}{2 3}, {0 3}{1 2}"
	stable, err := coalition.AllStable(coalition.Nash, game)
	require.NoError(t, err)
	var listed []string
	for _, partition := range stable {
		listed = append(listed, partition.String())
	}
	s.same(t, claim{"hedonic game of four: Nash stable partitions, exactly", source, "none" + stay}, expected, strings.Join(listed, ", "))

	m, everywhere := players(game), starts(4, 4, false)
	w := newWorld(t, m)
	examiner, atRest := &coalition.Examiner{}, map[string]int{}
	for _, start := range everywhere {
		place(w, start)
		partition := together(start)
		if nash, _ := examiner.Stable(w); nash {
			atRest[partition.String()]++
		}
		verdict, err := coalition.Judge(coalition.Nash, game, partition, coalition.Search{})
		require.NoError(t, err)
		examiner.Load(w)
		assert.Equal(t, verdict.Finding, examiner.Nash().Finding, "%v", partition)
	}
	s.same(t, claim{"hedonic game: where nobody in a world would move, of 256 memberships", source, "none" + stay}, expected, tell(atRest))
	s.same(t, claim{"hedonic game: ends of best responses from all 256 memberships, 4 runs each", source, oneByOneName + stay}, expected,
		inEach(oneByOne, func(order sim.Revision) string { return tell(endsFrom(t, m, order, everywhere, 4)) }))
}
