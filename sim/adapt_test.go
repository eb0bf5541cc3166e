package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// The looks at merging, splitting and founding come once a year, in its last tick: tick 11 for months.

func TestBlocsWithTheSameMembersMerge(t *testing.T) {
	model := still()
	model.Parameters.MergeOverlap, model.Parameters.MergeDistance = 0.6, 0.2
	model.Actors[0].Blocs, model.Actors[1].Blocs, model.Actors[2].Blocs, model.Actors[3].Blocs = 0b011, 0b011, 0b010, 0b011
	// Three of four members are in both: 0.75. The commons has the four, and so the greater mass: it takes the other over.
	w, d := after(t, 11, model)
	assert.Empty(t, d.kinds(), "not before the year is over")
	require.NoError(t, w.Step())
	assert.Equal(t, []string{"merged"}, d.kinds())
	assert.EqualValues(t, -1, d.happenings[0].Event, "an outcome of the model, no event")
	assert.Equal(t, []int{0, 1, 2, 3}, members(w, 1))
	assert.False(t, w.Blocs.Active[0])

	for _, test := range []struct {
		why    string
		change func(m *sim.Model)
	}{
		{"too few in common", func(m *sim.Model) { m.Parameters.MergeOverlap = 0.76 }},
		{"too far in openness", func(m *sim.Model) { m.Blocs[0].Openness = 0.71 }},
		{"hostile to each other", func(m *sim.Model) { m.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.2}} }},
	} {
		changed := *model
		changed.Blocs = append(changed.Blocs[:0:0], model.Blocs...)
		test.change(&changed)
		_, d := after(t, 12, &changed)
		assert.Empty(t, d.kinds(), test.why)
	}
}

func TestDispersedBlocSplits(t *testing.T) {
	dispersed := func() *sim.Model {
		model := still()
		model.Parameters.SplitDispersion = 0.3
		for i, openness := range []float64{0, 0.1, 0.9, 1} {
			model.Actors[i].Blocs, model.Actors[i].OpennessDeclared = 0b001, openness
		}
		model.Actors[2].Invest = 11
		model.Blocs[1].Active = false
		return model
	}
	// The standard deviation is close to √((0.5² + 0.4² + 0.4² + 0.5²)/4) = 0.453.
	w, d := after(t, 12, dispersed())
	assert.Equal(t, []string{"split", "founded"}, d.kinds())
	wing := w.Bloc("citadel_open")
	require.Equal(t, 3, wing, "in the first free slot")
	assert.Equal(t, []int{0, 1}, members(w, 0))
	assert.Equal(t, []int{2, 3}, members(w, wing))
	assert.Equal(t, []int32{2}, w.Blocs.Leaders[wing], "led by the largest of those who leave")
	assert.Equal(t, 0.9, w.Blocs.Openness[wing])

	coordinated := dispersed()
	coordinated.States[0].Policy.Coordination = 0.5 // 0.453 · (1 − 0.5) is less than 0.3
	_, d = after(t, 12, coordinated)
	assert.Empty(t, d.kinds(), "coordination holds a bloc together")

	small := dispersed()
	small.Actors[1].Blocs = 0
	_, d = after(t, 12, small)
	assert.Empty(t, d.kinds(), "three do not split")

	full := dispersed()
	full.SpareSlots = 0
	w, d = after(t, 12, full)
	assert.Empty(t, d.kinds(), "where no slot is free nothing happens")
	assert.Len(t, members(w, 0), 4)
}

func TestBlocThatSplitsTwiceGivesItsWingsDifferentIDs(t *testing.T) {
	model := still()
	model.Parameters.SplitDispersion = 0.2
	model.Blocs[1].Active = false
	for i, openness := range []float64{0, 0, 0.5, 0.5, 1, 1} {
		model.Actors[i].Blocs, model.Actors[i].OpennessDeclared = 0b001, openness
	}
	model.Actors[0].Invest, model.Actors[1].Invest = 30, 30
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	for range 12 {
		require.NoError(t, w.Step())
	}
	assert.Len(t, members(w, 0), 2)
	for i := 2; i < 6; i++ {
		w.Leave(i, w.Bloc("citadel_open"), -1)
		w.Join(i, 0, -1)
	}
	for range 12 {
		require.NoError(t, w.Step())
	}
	assert.Contains(t, w.BlocIDs, "citadel_open")
	assert.Contains(t, w.BlocIDs, "citadel_open2")
}

func TestCoordinatingStateFoundsABloc(t *testing.T) {
	founding := func() *sim.Model {
		model := still()
		model.Parameters.FoundMass, model.Parameters.FoundCoordination = 0.3, 0.7
		model.States[1].Policy.Coordination, model.States[1].Policy.Openness = 0.7, 0.25
		return model
	}
	// The carrier and the maker, two of six equal firms, are unaligned: a third of the world's capital.
	w, d := after(t, 12, founding())
	assert.Equal(t, []string{"founded"}, d.kinds())
	bloc := w.Bloc("KR_bloc")
	require.Equal(t, 3, bloc)
	assert.Equal(t, "Korea bloc", w.BlocNames[bloc].English)
	assert.Equal(t, []int{6}, members(w, bloc), "the government alone at first")
	assert.Equal(t, 0.25, w.Blocs.Openness[bloc])
	assert.EqualValues(t, 1, w.Blocs.State[bloc])
	w, d = after(t, 36, founding())
	assert.Equal(t, []string{"founded"}, d.kinds(), "and only once, as the government has a bloc now")
	assert.True(t, w.Blocs.Active[bloc])

	for _, test := range []struct {
		why    string
		change func(m *sim.Model)
	}{
		{"coordinates too little", func(m *sim.Model) { m.States[1].Policy.Coordination = 0.69 }},
		{"too little is unaligned", func(m *sim.Model) { m.Actors[4].Blocs = 0b001 }},
		{"the government has a bloc", func(m *sim.Model) { m.Actors[6].Blocs = 0b001 }},
		{"it has no government", func(m *sim.Model) { m.States[1].Government = -1 }},
		{"no slot is free", func(m *sim.Model) { m.SpareSlots = 0 }},
	} {
		model := founding()
		test.change(model)
		_, d := after(t, 12, model)
		assert.Empty(t, d.kinds(), test.why)
	}
}

func TestFoundedBlocHasAYearToRecruit(t *testing.T) {
	model := still()
	model.Parameters.DissolveMembers = 2
	model.Events = []sim.Event{{ID: "founding", Tick: 3, Effects: []sim.Effect{sim.FoundBloc{Bloc: 2}}}}
	w, _ := after(t, 15, model)
	assert.True(t, w.Blocs.Active[2], "its only member joined in tick 3, and tick 14 is not a year later")
	require.NoError(t, w.Step())
	assert.False(t, w.Blocs.Active[2], "tick 15 is")
}

func TestBlocThatRunsOutOfMembersDissolves(t *testing.T) {
	model := still()
	model.Parameters.DissolveMembers = 2
	model.Events = []sim.Event{
		{ID: "walkout", Tick: 2, Effects: []sim.Effect{sim.LeaveBloc{Bloc: 0, Actors: []int{0, 1}}}},
		{ID: "loss", Tick: 14, Effects: []sim.Effect{sim.LeaveBloc{Bloc: 1, Actors: []int{2}}}},
	}
	w, d := after(t, 3, model)
	assert.False(t, w.Blocs.Active[0], "nobody is left, so at once")
	assert.Equal(t, []string{"dissolved"}, d.kinds())
	for range 11 {
		require.NoError(t, w.Step())
	}
	assert.True(t, w.Blocs.Active[1])
	require.NoError(t, w.Step())
	assert.False(t, w.Blocs.Active[1], "one is left, who has been there for more than a year")
	assert.Zero(t, w.Actors.Memberships[3], "its last member is free")
	assert.Equal(t, []string{"dissolved", "dissolved"}, d.kinds())
}

func TestOpennessDriftsTowardsTheMembers(t *testing.T) {
	model := still()
	model.Parameters.OpennessDrift = 0.2
	model.Actors[0].OpennessDeclared, model.Actors[1].OpennessDeclared = 1, 1
	w, _ := after(t, 1, model)
	// A twelfth of 0.2 of the way from 0.5 to 1.
	assert.InDelta(t, 0.5+0.5*0.2/12, w.Blocs.Openness[0], 1e-12)
	assert.InDelta(t, 0.5, w.Blocs.Openness[1], 1e-12)
	assert.Equal(t, 0.25, w.Blocs.Openness[2], "a bloc that does not exist stays as it is")
}

func TestHostilityFadesBetweenBlocsThatExist(t *testing.T) {
	model := still()
	model.Parameters.HostilityDecay = 1.2
	model.Blocs[0].Active, model.Blocs[2].Active = true, false
	model.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.5}, {A: 1, B: 2, Level: 0.5}}
	w, _ := after(t, 1, model)
	assert.InDelta(t, 0.45, w.Row(w.Blocs.Hostility, 0)[1], 1e-12, "a tenth in a month")
	assert.Equal(t, 0.5, w.Row(w.Blocs.Hostility, 1)[2], "what waits for a bloc to come does not fade")
	model.Blocs[0].Active = false
	w, _ = after(t, 1, model)
	assert.Equal(t, 0.5, w.Row(w.Blocs.Hostility, 0)[1], "in whatever order the two are listed")
}

func TestLostShareIsFeltAsThreat(t *testing.T) {
	model := at(still(), 1, sim.LeaveBloc{Bloc: 0, Actors: []int{0}})
	w, _ := after(t, 2, model)
	// From two sixths of the market to one: half of what it was used to is lost. Aspirations follow within aspiration_years,
	// by default 1, so a twelfth of the way in a month.
	assert.InDelta(t, 0.5, w.Blocs.Threat[0], 1e-12)
	assert.InDelta(t, 2.0/6-1.0/6/12, w.Blocs.Aspiration[0], 1e-12)
	assert.Zero(t, w.Blocs.Threat[1])
}
