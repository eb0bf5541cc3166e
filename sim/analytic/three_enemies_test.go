package analytic_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/landscape"
)

// threeEnemies: three actors, each the enemy of both others (propensity -1), take sides by landscape theory's own term.
//
// Statements. (1) On two sides somebody is always with an enemy: a triangle of three negative ties is not balanced (Heider
// 1946; Cartwright & Harary 1956), so none of the four divisions is without frustration. (2) Still there are stable ones,
// where nobody would gain by changing sides alone (Axelrod & Bennett 1993): of three different sizes one, the largest
// against both others, as each would rather be apart from the larger enemy. (3) Of equal sizes it is any one against two,
// and the two are indifferent between each other and the third. (4) On three sides, each alone is stable and the only end
// (Davis 1967).
//
// Order: statements 2 and 4 hold for actors who revise one after another, in any order. If all change at once, they go on
// for ever: all together they all leave, to meet again on the other side. Ties: who is indifferent stays.
func threeEnemies(t *testing.T, s *sheet) {
	const balance, theory = "Heider 1946; Cartwright & Harary 1956", "Axelrod & Bennett 1993"
	frustrated(t, s, claim{"three enemies on two sides: divisions of 4 without frustration", balance, "none"})

	l, err := landscape.Explore(t.Context(), landscapeOf(-1, 3, 2, 1), landscape.Exploring{})
	require.NoError(t, err)
	require.Equal(t, 1, l.Found)
	require.True(t, l.Minima[0].Strict)
	const stay = oneByOneName + "; the indifferent stay"
	s.same(t, claim{"three enemies of sizes 3, 2, 1 on two sides: ends of best responses from all 8 starts", theory, stay}, "{0}{1 2}",
		inEach(oneByOne, func(order sim.Revision) string {
			return tell(endsFrom(t, allies(-1, 3, 2, 1), order, starts(3, 2, false), 5))
		}))
	s.same(t, claim{"three enemies of equal size on two sides: the same", theory, stay}, "{0 1}{2}, {0 2}{1}, {0}{1 2}",
		inEach(oneByOne, func(order sim.Revision) string {
			return tell(endsFrom(t, allies(-1, 1, 1, 1), order, starts(3, 2, false), 5))
		}))
	l, err = landscape.Explore(t.Context(), landscapeOf(-1, 1, 1, 1), landscape.Exploring{})
	require.NoError(t, err)
	require.Equal(t, 1, l.Found, "one plateau")
	require.Equal(t, 3, l.Minima[0].Plateau)

	m := allies(-1, 1, 1, 1)
	m.Revision = sim.Synchronous
	w := newWorld(t, m)
	var sides []string
	for range 6 {
		side, _ := w.Actors.Memberships[0].First()
		sides = append(sides, fmt.Sprint(together(w.Actors.Memberships), " on ", side))
		step(t, w, 1)
	}
	const jumps = "three enemies of equal size, all on side 0 at the start: the first 6 ticks"
	s.same(t, claim{jumps, "follows", "synchronous; the indifferent stay"},
		"{0 1 2} on 0; {0 1 2} on 1; {0 1 2} on 0; {0 1 2} on 1; {0 1 2} on 0; {0 1 2} on 1", strings.Join(sides, "; "))

	m = allies(-1, 1, 1, 1)
	m.Blocs = append(m.Blocs, m.Blocs[0])
	m.Blocs[2].ID = "bloc2"
	s.same(t, claim{"three enemies of equal size on three sides: ends from all 27 starts", "Davis 1967", stay}, "{0}{1}{2}",
		inEach(oneByOne, func(order sim.Revision) string { return tell(endsFrom(t, m, order, starts(3, 3, false), 5)) }))
}

// frustrated counts the divisions in which every actor has all it could, as the engine's chooser values its side.
func frustrated(t *testing.T, s *sheet, c claim) {
	m := allies(-1, 1, 1, 1)
	w := newWorld(t, m)
	trial, free := &sim.Trial{}, map[string]bool{}
	for _, start := range starts(3, 2, false) {
		place(w, start)
		trial.Load(w)
		content := true
		for i := range start {
			content = content && trial.Worth(i) > 2-1e-9 // both enemies on the other side
		}
		frustration, err := landscapeOf(-1, 1, 1, 1).Frustration(together(start))
		require.NoError(t, err)
		for i, f := range frustration {
			require.InDelta(t, -f, trial.Worth(i), 1e-12, "what the engine counts are enemies on the other side: -F")
		}
		if content {
			free[together(start).String()] = true
		}
	}
	s.exact(t, c, []float64{0}, []float64{float64(len(free))})
}
