package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

func TestNobodyChoosesBeforeChoicesBegin(t *testing.T) {
	model := courtship(sim.Asynchronous)
	model.ChoicesFrom = 3
	w, _ := after(t, 3, model)
	assert.Len(t, members(w, 1), 1, "ticks 0 to 2 are the past")
	require.NoError(t, w.Step())
	assert.Len(t, members(w, 1), 2, "in tick 3 the first to come finds one member, as without a past in tick 0")
}

func TestNoBlocInvitesBeforeChoicesBegin(t *testing.T) {
	model := sim.Synthetic(60, 4, 2, 1)
	model.Parameters.RecruitsPerYear = 12
	invitations := func(ticks int) int {
		w, _ := after(t, ticks, model)
		count := 0
		for _, set := range w.Actors.Invited {
			count += set.Count()
		}
		return count
	}
	model.ChoicesFrom = 6
	assert.Zero(t, invitations(6))
	assert.NotZero(t, invitations(7), "every bloc invites every month")
}

func TestOutcomesWaitUntilChoicesBegin(t *testing.T) {
	model := still()
	model.Parameters.DissolveMembers = 3 // both blocs have two
	model.Parameters.MergeOverlap, model.Parameters.MergeDistance = 0, 1
	model.Parameters.SplitDispersion, model.Parameters.FoundMass, model.Parameters.FoundCoordination = 0, 0, 0
	model.ChoicesFrom = 24
	_, d := after(t, 24, model)
	assert.Empty(t, d.kinds())
	_, d = after(t, 25, model)
	assert.Equal(t, []string{"dissolved", "dissolved"}, d.kinds())
}

func TestEventsAndTheEconomyRunBeforeChoicesBegin(t *testing.T) {
	model := still()
	model.ChoicesFrom = 24
	model.Events = []sim.Event{
		{ID: "found", Tick: 2, Effects: []sim.Effect{sim.FoundBloc{Bloc: 2, Members: []int{5}}}},
		{ID: "join", Tick: 3, Effects: []sim.Effect{sim.JoinBloc{Bloc: 2, Actors: []int{4}}}},
	}
	before, _ := after(t, 0, model)
	capital := before.Actors.Capital[0]
	w, _ := after(t, 12, model)
	assert.Subset(t, members(w, 2), []int{4, 5})
	assert.InDelta(t, capital+10, w.Actors.Capital[0], 1e-9, "ten a year, and nothing decays")
}

func TestInvitationOfThePastIsAnsweredWhenChoicesBegin(t *testing.T) {
	model := courtship(sim.Asynchronous)
	model.Parameters.RevisionsPerYear = 0 // nobody reconsiders, but for an invitation
	model.Parameters.InvitationYears = 1
	model.Events = []sim.Event{{ID: "visit", Tick: 1, Effects: []sim.Effect{sim.InviteToBloc{Bloc: 1, Actors: []int{4}}}}}
	model.ChoicesFrom = 3
	w, _ := after(t, 3, model)
	assert.NotContains(t, members(w, 1), 4)
	require.NoError(t, w.Step())
	assert.Contains(t, members(w, 1), 4)
}

func TestBranchFollowsThePatchedModelInWhenChoicesBegin(t *testing.T) {
	waiting := courtship(sim.Asynchronous)
	waiting.ChoicesFrom = 30
	_, checkpoint := stopped(t, waiting, 1, 3)
	branch := func(from int) *sim.Record {
		patched := courtship(sim.Asynchronous)
		patched.ChoicesFrom = from
		return goneOn(t, waiting, patched, checkpoint)
	}
	for from, first := range map[int]int32{0: 3, 5: 5, 30: 30} {
		record := branch(from)
		require.NotEmpty(t, record.Decisions)
		assert.Equal(t, first, record.Decisions[0].Tick, "choices from %d", from)
	}
}
