package sim_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

func TestModelsThatMakeNoSenseAreRefused(t *testing.T) {
	for name, test := range map[string]struct {
		spoil  func(*sim.Model)
		wanted string
	}{
		"home":       {func(m *sim.Model) { m.Actors[1].Home = 7 }, "actor cloud: home 7 is not a state"},
		"bloc":       {func(m *sim.Model) { m.Actors[1].Blocs = 0b1000 }, "actor cloud: member of a bloc that is not listed"},
		"size":       {func(m *sim.Model) { m.Actors[1].Invest = math.NaN() }, "actor cloud: NaN is not a size"},
		"leader":     {func(m *sim.Model) { m.Blocs[0].Leaders = []int{9} }, "bloc citadel: leader 9 is not an actor"},
		"alignment":  {func(m *sim.Model) { m.States[0].Policy.Alignment = []float64{1} }, "state US: 1 alignments for 2 states"},
		"government": {func(m *sim.Model) { m.States[0].Government = 7 }, "state US: government 7 is not an actor"},
		"tie":        {func(m *sim.Model) { m.Ties = []agents.Tie{{A: 0, B: 7, Strength: 1}} }, "tie 0: between actors 0 and 7"},
		"own tie":    {func(m *sim.Model) { m.Ties = []agents.Tie{{A: 1, B: 1, Strength: 1}} }, "tie 0: between actors 1 and 1"},
		"states":     {func(m *sim.Model) { m.States = nil }, "no states: every actor needs a home"},
		"calendar":   {func(m *sim.Model) { m.Calendar.End = m.Calendar.Start.AddDate(-1, 0, 0) }, "the calendar ends before it starts"},
	} {
		model := still()
		test.spoil(model)
		_, err := sim.New(model, 1, 0)
		assert.ErrorContains(t, err, test.wanted, name)
	}
}

func TestActorsMayHaveNoRole(t *testing.T) {
	// From 4096 actors on, the choose phase reads ahead.
	model := sim.Synthetic(5000, 4, 3, 1)
	for i := range model.Actors {
		if i%3 == 0 || i > 4990 {
			model.Actors[i].Roles = agents.RoleWeights{}
		}
	}
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	for range 12 {
		require.NoError(t, w.Step())
	}
}
