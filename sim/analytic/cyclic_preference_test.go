package analytic_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/coalition"
)

// chase is a game of three in which each likes best to be with the next one only, then with the one before only; all three are
// worth what is given, and to be alone nothing.
func chase(crowd float64) coalition.Game {
	return coalition.Hedonic(3, func(player int, with coalition.Set) float64 {
		switch {
		case with.Count() == 3:
			return crowd
		case with.Has((player + 1) % 3):
			return 3
		case with.Has((player + 2) % 3):
			return 2
		}
		return 0
	})
}

// cyclicPreference: the first prefers the second, the second the third, the third the first, each pair to all three or alone.
//
// Statement: the core is empty: whatever the partition, two of them would rather leave it and be together (Banerjee, Konishi &
// Sönmez 2001; Bogomolnaia & Jackson 2002; for pairs alone Gale & Shapley 1962, the problem of roommates). If all three together
// are worse than alone (-1), nobody ever comes to rest; if they are better (1), all together is Nash stable, but still not in the core.
//
// Order: one at random, one in turn, and all one after another. Ties: who is indifferent stays; there are none but between free blocs,
// of which the first is taken.
func cyclicPreference(t *testing.T, s *sheet) {
	const source, stay = "Banerjee et al. 2001; Bogomolnaia & Jackson 2002", "; the indifferent stay"
	for _, c := range []struct {
		crowd float64
		nash  string
	}{{-1, ""}, {1, "{0 1 2}"}} {
		game := chase(c.crowd)
		core, err := coalition.AllStable(coalition.Core, game)
		require.NoError(t, err)
		name := fmt.Sprintf("cyclic preference, three together worth %v", c.crowd)
		s.exact(t, claim{name + ": partitions of 5 in the core, exactly", source, "none" + stay}, []float64{0}, []float64{float64(len(core))})
		blocked, settled := map[string]bool{}, map[string]int{}
		w := newWorld(t, players(game))
		for _, start := range starts(3, 3, false) {
			place(w, start)
			examiner := coalition.Examine(w)
			verdict := examiner.Core(coalition.JointSearch{})
			assert.Equal(t, coalition.Unstable, verdict.Finding, "%v", start)
			for _, gain := range verdict.Witness.Gains {
				assert.Positive(t, gain)
			}
			blocked[together(start).String()] = true
			if examiner.Nash().Finding == coalition.Stable {
				settled[together(start).String()]++
			}
		}
		s.exact(t, claim{"the same: partitions blocked by some of a world's actors together", source, "none" + stay},
			[]float64{5}, []float64{float64(len(blocked))})
		s.same(t, claim{"the same: where no actor would move alone", "follows", "none" + stay}, orNone(c.nash), orNone(tell(settled)))
	}
	for _, order := range []int{0, 2, 3} {
		s.exact(t, claim{"three together worth -1: runs of 54, two from each start, at rest at any of 500 ticks", "follows", orders[order].name + stay},
			[]float64{0}, []float64{float64(restless(t, orders[order].order))})
	}
}

func orNone(text string) string {
	if strings.TrimSpace(text) == "" {
		return "nowhere"
	}
	return text
}

// restless counts the runs in which somebody at some time could not better itself any more.
func restless(t *testing.T, order sim.Revision) (rested int) {
	m := players(chase(-1))
	m.Revision = order
	w := newWorld(t, m)
	for k, start := range starts(3, 3, false) {
		for run := range 2 {
			w.Reset(1, uint64(2*k+run))
			place(w, start)
			if settle(t, w, 500) {
				rested++
			}
		}
	}
	return rested
}
