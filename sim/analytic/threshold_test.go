package analytic_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// threshold is a reason to be in as soon as enough others are: those that an actor wants to see first, by actor. It is
// worth the others beyond that number and a half, so that the number itself is enough and nobody is ever indifferent.
type threshold []int

func (threshold) About() agents.TermInfo {
	return agents.TermInfo{Name: "threshold", Formula: "others in - threshold + 1/2", Source: "Granovetter 1978"}
}

func (enough threshold) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		others := int(s.Blocs.Members[b])
		if s.Actors.Memberships[actor].Has(b) {
			others--
		}
		out[b] = float64(others-enough[actor]) + 0.5
	}
}

// thresholds: of a crowd of one hundred each joins a riot as soon as as many others riot as its threshold says.
//
// Statement: with thresholds 0, 1, 2, …, 99 all riot; with the one threshold of 1 replaced by 2, one does (Granovetter
// 1978).
//
// Order: it does not matter, as nobody who has joined ever wants to leave: all on the same view, by waves of one; one after
// another in random order; one at random; one in turn, with thresholds rising and falling with the order. Ties: none, see
// threshold.
func thresholds(t *testing.T, s *sheet) {
	even := make(threshold, 100)
	for i := range even {
		even[i] = i
	}
	falling := make(threshold, 100)
	for i := range falling {
		falling[i] = 99 - i
	}
	broken := append(threshold{0, 2}, even[2:]...)
	for _, c := range []struct {
		name     string
		enough   threshold
		expected string
	}{
		{"crowd of 100 with thresholds 0 to 99: how many riot in the end", even, "100"},
		{"the same, who is easiest to move last in the order of actors", falling, "100"},
		{"crowd of 100 with thresholds 0, 2, 2, 3 to 99: how many riot in the end", broken, "1"},
	} {
		s.same(t, claim{c.name, "Granovetter 1978", everyOrderName + "; no ties"}, c.expected,
			inEach(everyOrder, func(order sim.Revision) string { return fmt.Sprint(rioters(t, c.enough, order)) }))
	}
	w := newWorld(t, crowd(even, sim.Synchronous))
	for wave := range 100 {
		require.Equal(t, wave, int(w.Blocs.Members[0]), "one joins in each wave")
		step(t, w, 1)
	}
}

func crowd(enough threshold, order sim.Revision) *sim.Model {
	m := stage(len(enough), 1, enough)
	m.Revision = order
	return m
}

// rioters is how many are in when nobody would join or leave any more.
func rioters(t *testing.T, enough threshold, order sim.Revision) int32 {
	w := newWorld(t, crowd(enough, order))
	require.True(t, settle(t, w, 100_000))
	return w.Blocs.Members[0]
}
