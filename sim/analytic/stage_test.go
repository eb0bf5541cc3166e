package analytic_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// stage is a model in which nothing happens but choosing: actors of the same size, in none of the blocs at the start and in
// at most one at a time, for whom the terms alone count, each with weight 1. Choices are best responses, in which whoever
// is indifferent stays. Blocs take everybody, and no bloc invites; to belong and to switch costs nothing. Where the order
// of revision does not say who revises, everybody does in every tick.
func stage(actors, blocs int, terms ...agents.Term) *sim.Model {
	m := sim.NewModel("stage", sim.Calendar{
		Start: time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2199, 12, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month,
	})
	m.Phases = slices.DeleteFunc(m.Phases, func(phase sim.Phase) bool { return phase.Name != "choose" })
	m.Terms, m.AdmissionTerms, m.SpareSlots = nil, nil, 0
	for _, term := range terms {
		m.Terms = append(m.Terms, agents.Registered{Term: term, Weight: 1})
	}
	m.Limits = agents.Limits{Most: 1}
	p := &m.Parameters
	p.Temperature, p.RevisionsPerYear, p.SearchResponse, p.RecruitsPerYear, p.RecruitResponse = 0, 12, 0, 0, 0
	p.Attention, p.Switching, p.OpennessConflict, p.HostilityConflict, p.Exclusivity, p.HostilityGain = 0, 0, 0, 0, 0, 0
	p.BarOpen = -1e6 // far beyond all luck
	m.States = []agents.State{{ID: "world", Government: -1}}
	for b := range blocs {
		m.Blocs = append(m.Blocs, agents.Bloc{ID: fmt.Sprint("bloc", b), Active: true, State: -1})
	}
	for i := range actors {
		actor := agents.Actor{ID: fmt.Sprint("actor", i), Kind: agents.Institution, Capital: 1}
		actor.Roles[agents.Research] = 1
		m.Actors = append(m.Actors, actor)
	}
	return m
}

// oneByOne are the orders of revision in which each actor sees what those before it did; everyOrder has the one as well in
// which all choose on the same view.
var (
	oneByOne   = []sim.Revision{sim.Asynchronous, sim.OneAtRandom, sim.OneInTurn}
	everyOrder = append(oneByOne[:len(oneByOne):len(oneByOne)], sim.Synchronous)
)

// The names of these orders in the table.
const (
	oneByOneName   = "asynchronous, one at random, one in turn"
	everyOrderName = oneByOneName + ", synchronous"
)

// inEach is what is measured in each of the orders if that is the same, or else all that it is.
func inEach(orders []sim.Revision, measure func(sim.Revision) string) string {
	var different []string
	for _, order := range orders {
		if measured := measure(order); !slices.Contains(different, measured) {
			different = append(different, measured)
		}
	}
	return strings.Join(different, " or ")
}

// newWorld makes a world for the first run of seed 1; it may be Reset to others.
func newWorld(t *testing.T, m *sim.Model) *sim.World {
	t.Helper()
	w, err := sim.New(m, 1, 0)
	require.NoError(t, err)
	return w
}

// step runs a number of ticks.
func step(t *testing.T, w *sim.World, ticks int) {
	t.Helper()
	for range ticks {
		require.NoError(t, w.Step())
	}
}

// settle runs until nobody would move by itself, as the exact verdict has it, or for a number of ticks; it says which.
func settle(t *testing.T, w *sim.World, ticks int) bool {
	t.Helper()
	examiner := coalition.Examine(w)
	for range ticks {
		if nash, _ := examiner.Stable(w); nash {
			return true
		}
		step(t, w, 1)
	}
	nash, _ := examiner.Stable(w)
	return nash
}
