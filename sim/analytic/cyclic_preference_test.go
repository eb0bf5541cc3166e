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

// chase is a game of three in which each likes best to be with the next one only, then with the one before only; all three
// are worth what is given, and to be alone nothing.
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

// cyclicPreference: the first prefers the second, the second the third, the third the first, each pair to all three or
// alone.
//
// Statement: the core is empty: whatever the partition, two of them would rather leave it and be together (Banerjee,
// Konishi & Sönmez 2001; Bogomolnaia & Jackson 2002; for pairs alone Gale & Shapley 1962, the problem of roommates). If all
// three together are worse than alone (-1), nobody ever comes to rest; if they are better (1), all together is Nash stable,
// but still not in the core.
//
// Order: one at random, one in turn, and all one after another. Ties: who is indifferent stays; there are none but between
// free blocs, of which the first is taken.
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
		s.exact(t, claim{name + ": partitions of 5 in the core, exactly", source, "none" + stay},
			[]float64{0}, []float64{float64(len(core))})
		blocked, settled := map[string]bool{}, map[string]int{}
		w := newWorld(t, players(game))
		for _, start := range starts(3, 3, false) {
			place(w, start)
			examiner := coalition.Examine(w)
			verdict := examiner.Core(coalition.JointSearch{})
			assert.Equal(t, coalition.Unstable, verdict.Finding, "%v", start)
			for k, option := range verdict.Witness.Options {
				assert.Positive(t, verdict.Witness.Gains[k])
				assert.True(t, option.Join >= 0 && option.Leave >= 0, "everybody stays in exactly one bloc")
			}
			blocked[together(start).String()] = true
			if examiner.Nash().Finding == coalition.Stable {
				settled[together(start).String()]++
			}
		}
		s.exact(t, claim{name + ": partitions of 5 that some of a world's actors would leave together", source, "none" + stay},
			[]float64{5}, []float64{float64(len(blocked))})
		s.same(t, claim{name + ": where no actor of a world would move alone", "follows", "none" + stay},
			orNone(c.nash), orNone(tell(settled)))
	}
	const restful = "cyclic preference, three together worth -1: of 54 runs, 2 from each membership, those that rest within 500 ticks"
	s.same(t, claim{restful, "follows", oneByOneName + stay}, "0",
		inEach(oneByOne, func(order sim.Revision) string { return fmt.Sprint(rested(t, order)) }))
}

func orNone(text string) string {
	if strings.TrimSpace(text) == "" {
		return "nowhere"
	}
	return text
}

// rested counts the runs in which somebody at some time could not better itself any more.
func rested(t *testing.T, order sim.Revision) (count int) {
	m := players(chase(-1))
	m.Revision = order
	w := newWorld(t, m)
	for k, start := range starts(3, 3, false) {
		for run := range 2 {
			w.Reset(1, uint64(2*k+run))
			place(w, start)
			if settle(t, w, 500) {
				count++
			}
		}
	}
	return count
}
