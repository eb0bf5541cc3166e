package analytic_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// starts are all ways to put so many actors into one of so many blocs each; or into none, unless that is forbidden.
func starts(actors, blocs int, none bool) [][]agents.Memberships {
	var choices []agents.Memberships
	for b := range blocs {
		choices = append(choices, agents.Memberships(0).With(b))
	}
	if none {
		choices = append(choices, 0)
	}
	all := [][]agents.Memberships{nil}
	for range actors {
		var longer [][]agents.Memberships
		for _, start := range all {
			for _, choice := range choices {
				longer = append(longer, append(start[:len(start):len(start)], choice))
			}
		}
		all = longer
	}
	return all
}

// place makes memberships at the start of a run what they should be.
func place(w *sim.World, memberships []agents.Memberships) {
	for i, set := range memberships {
		for _, bloc := range (w.Actors.Memberships[i] &^ set).List() {
			w.Withdraw(i, bloc)
		}
		for _, bloc := range (set &^ w.Actors.Memberships[i]).List() {
			w.Enrol(i, bloc)
		}
	}
}

// together is the partition in which those are together who share a bloc, with everybody else alone.
func together(memberships []agents.Memberships) coalition.Partition {
	partition := make(coalition.Partition, len(memberships))
	for i, set := range memberships {
		partition[i] = agents.MaxBlocs + i
		if set != 0 {
			partition[i], _ = set.First()
		}
	}
	return partition.Canonical()
}

// endsFrom runs a model from every start, with the luck of several runs each, until nobody would move by itself, and counts
// the partitions in which that is so. Everybody has some more turns then and moves no more.
func endsFrom(t *testing.T, m *sim.Model, order sim.Revision, starts [][]agents.Memberships, runs int) map[string]int {
	t.Helper()
	m.Revision = order
	w := newWorld(t, m)
	ends := map[string]int{}
	for k, start := range starts {
		for run := range runs {
			w.Reset(1, uint64(k*runs+run))
			place(w, start)
			require.True(t, settle(t, w, 2000), "%v", start)
			end := slices.Clone(w.Actors.Memberships)
			step(t, w, 2*len(end))
			require.Equal(t, end, w.Actors.Memberships, "at rest")
			ends[together(end).String()]++
		}
	}
	return ends
}

// tell names the ends.
func tell(ends map[string]int) string { return strings.Join(slices.Sorted(maps.Keys(ends)), ", ") }
