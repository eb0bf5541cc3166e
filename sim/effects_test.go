package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

func TestFoundBloc(t *testing.T) {
	w, d := after(t, 3, at(still(), 2, sim.FoundBloc{Bloc: 2, Members: []int{0, 5}}))
	assert.True(t, w.Blocs.Active[2])
	assert.Equal(t, []int{0, 4, 5}, members(w, 2), "leaders and members")
	assert.EqualValues(t, 3, w.Blocs.Members[2])
	assert.Equal(t, []string{"founded"}, d.kinds())
	assert.True(t, w.Actors.Memberships[0].Has(0), "who was a member elsewhere stays one")
	require.Len(t, d.decisions, 3)
	for _, decision := range d.decisions {
		assert.Equal(t, agents.Scripted, decision.Kind)
		assert.EqualValues(t, 0, decision.Event)
		assert.EqualValues(t, 2, decision.Tick)
	}
	// Three of six equal firms; firm 0 belongs to two blocs and counts half in each.
	assert.InDelta(t, 2.5/6, w.Blocs.Share[2], 1e-12)
}

func TestDissolveBloc(t *testing.T) {
	w, d := after(t, 2, at(at(still(), 0, sim.InviteToBloc{Bloc: 0, Actors: []int{5}}), 1, sim.DissolveBloc{Bloc: 0}))
	assert.False(t, w.Blocs.Active[0])
	assert.Empty(t, members(w, 0))
	assert.Zero(t, w.Blocs.Members[0])
	assert.Zero(t, w.Blocs.Share[0])
	assert.False(t, w.Actors.Invited[5].Has(0), "nobody is invited to what does not exist")
	assert.Equal(t, []string{"dissolved"}, d.kinds())
	w, d = after(t, 2, at(still(), 1, sim.DissolveBloc{Bloc: 2}))
	assert.Empty(t, d.kinds(), "what does not exist does not dissolve")
	assert.False(t, w.Blocs.Active[2])
}

func TestMergeBlocs(t *testing.T) {
	model := still()
	model.Actors[1].Blocs = 0b011 // the cloud belongs to both
	model.Blocs[1].Leaders = []int{2, 0}
	w, d := after(t, 2, at(model, 1, sim.MergeBlocs{From: 1, Into: 0}))
	assert.Equal(t, []int{0, 1, 2, 3}, members(w, 0))
	assert.False(t, w.Blocs.Active[1])
	assert.Empty(t, members(w, 1))
	assert.Equal(t, []string{"merged"}, d.kinds())
	assert.Equal(t, []int32{0, 2}, w.Blocs.Leaders[0], "who led both leads once")
	assert.Equal(t, 12.0+30.0, w.Blocs.PledgeRate[0])
	assert.Zero(t, w.Blocs.PledgeRate[1])

	again := at(at(still(), 1, sim.MergeBlocs{From: 1, Into: 0}), 3, sim.FoundBloc{Bloc: 1})
	w, _ = after(t, 4, again)
	assert.True(t, w.Blocs.Active[1])
	assert.Zero(t, w.Blocs.PledgeRate[1], "pledges that went into a merger are not paid twice")

	for _, pair := range []sim.MergeBlocs{{From: 0, Into: 0}, {From: 2, Into: 0}, {From: 0, Into: 2}} {
		w, d = after(t, 2, at(still(), 1, pair))
		assert.Empty(t, d.kinds(), "%v", pair)
		assert.Equal(t, []int{0, 1}, members(w, 0))
	}
}

func TestSplitBloc(t *testing.T) {
	model := still()
	for i := range 4 {
		model.Actors[i].Blocs = 0b001
	}
	model.Actors[3].Invest = 20
	model.Blocs[1].Active = false
	// The later is led by the carrier, who is no member of the citadel and joins what it leads; the lab, who led, goes.
	w, d := after(t, 2, at(model, 1, sim.SplitBloc{From: 0, Into: 2, Members: []int{0, 1, 5}}))
	assert.Equal(t, []int{2, 3}, members(w, 0))
	assert.Equal(t, []int{0, 1, 4}, members(w, 2), "the maker was no member of the citadel")
	assert.Equal(t, []string{"split", "founded"}, d.kinds())
	assert.Equal(t, []int32{3}, w.Blocs.Leaders[0], "the largest of those who stay takes over")
	assert.Equal(t, []int32{4}, w.Blocs.Leaders[2])
}

func TestJoinLeaveAndInvite(t *testing.T) {
	w, d := after(t, 2, at(still(), 1,
		sim.JoinBloc{Bloc: 0, Actors: []int{0, 4}}, sim.JoinBloc{Bloc: 2, Actors: []int{5}}, sim.LeaveBloc{Bloc: 1, Actors: []int{3, 5}}))
	assert.Equal(t, []int{0, 1, 4}, members(w, 0))
	assert.Equal(t, []int{2}, members(w, 1))
	assert.Empty(t, members(w, 2), "nobody joins what does not exist")
	require.Len(t, d.decisions, 2, "only who moved")
	assert.Equal(t, agents.Memberships(0b001), d.decisions[0].To)
	assert.Equal(t, agents.Memberships(0b010), d.decisions[1].From)

	// invitation_years is half a year: invited in tick 1, the invitation stands through tick 7.
	model := still()
	model.Parameters.Switching = 100 // nobody would accept
	w, _ = after(t, 2, at(model, 1, sim.InviteToBloc{Bloc: 0, Actors: []int{1, 2, 4}}))
	assert.False(t, w.Actors.Invited[1].Has(0), "members are not invited")
	assert.True(t, w.Actors.Invited[4].Has(0))
	// The chipper is in the commons: an invitation to it is a clash, by the default gain of 0.05.
	assert.InDelta(t, 0.05, w.Row(w.Blocs.Hostility, 0)[1], 1e-12)
	for range 6 {
		require.NoError(t, w.Step())
	}
	assert.True(t, w.Actors.Invited[4].Has(0), "at the end of tick 7")
	require.NoError(t, w.Step())
	assert.False(t, w.Actors.Invited[4].Has(0), "at the end of tick 8")
}

func TestInvitedActorsDecideAtOnce(t *testing.T) {
	model := still()
	model.Terms = []agents.Registered{{Term: agents.Invited{}, Weight: 1}}
	model.AdmissionTerms = nil
	w, d := after(t, 2, at(model, 1, sim.InviteToBloc{Bloc: 0, Actors: []int{4}}))
	// The invitation is worth 1; the first membership costs attention of 0.4 and switching of 0.2 by default.
	assert.Equal(t, []int{0, 1, 4}, members(w, 0))
	require.Len(t, d.decisions, 1)
	assert.Equal(t, agents.Move, d.decisions[0].Kind)

	model.Terms[0].Weight = 0.5
	w, d = after(t, 2, model)
	assert.Equal(t, []int{0, 1}, members(w, 0))
	require.Len(t, d.decisions, 1)
	assert.Equal(t, agents.Declined, d.decisions[0].Kind)
}

func TestSetPledges(t *testing.T) {
	pledges := []agents.Pledge{{Year: 2025, Money: 7}, {Year: 2025, Money: 1}, {Year: 2026, Money: 5}}
	w, _ := after(t, 2, at(still(), 1, sim.SetPledges{Bloc: 0, Pledges: pledges}))
	assert.Equal(t, 8.0, w.Blocs.PledgeRate[0], "in place of the 12 of before, and in the same tick")
	for range 11 {
		require.NoError(t, w.Step())
	}
	assert.Equal(t, 5.0, w.Blocs.PledgeRate[0], "in January 2026")
	assert.Zero(t, w.Blocs.PledgeRate[1], "the commons pledged for 2025 only")
}

func TestChangeBloc(t *testing.T) {
	openness, exclusivity, rule := 0.9, 0.4, agents.StateLed
	w, _ := after(t, 2, at(still(), 1, sim.ChangeBloc{Bloc: 0, Openness: &openness}))
	assert.Equal(t, 0.9, w.Blocs.Openness[0])
	assert.Zero(t, w.Blocs.Exclusivity[0], "what is not named stays")
	assert.Equal(t, agents.Open, w.Blocs.Admission[0])
	w, _ = after(t, 2, at(still(), 1, sim.ChangeBloc{Bloc: 0, Exclusivity: &exclusivity, Admission: &rule}))
	assert.Equal(t, 0.5, w.Blocs.Openness[0])
	assert.Equal(t, 0.4, w.Blocs.Exclusivity[0])
	assert.Equal(t, agents.StateLed, w.Blocs.Admission[0])
}

func TestChangeActors(t *testing.T) {
	openness, half := 0.9, 0.5
	model := at(still(), 1, sim.ChangeActors{Actors: []int{0, 1}, Openness: &openness, InvestFactor: &half})
	model.Parameters.Reinvestment = 12 // investment follows its target within a tick
	w, _ := after(t, 12, model)
	assert.Equal(t, []float64{0.9, 0.9, 0.5, 0.5}, w.Actors.Openness[:4])
	assert.Equal(t, []float64{5, 5, 10, 10}, w.Actors.Invest[:4], "also after a year: the base of growth has halved too")
	assert.Equal(t, []float64{10, 10, 10, 10, 10, 10}, []float64{
		model.Actors[0].Invest, model.Actors[1].Invest, model.Actors[2].Invest,
		model.Actors[3].Invest, model.Actors[4].Invest, model.Actors[5].Invest,
	}, "the model is never changed")
}

func TestChangePolicy(t *testing.T) {
	model := at(still(), 1, sim.ChangePolicy{State: 1, Change: func(policy *agents.Policy) {
		policy.AIFunding, policy.FirmSupport, policy.Openness, policy.Coordination = 8, 0.5, 0.9, 1
		policy.Alignment[0] = -1
		policy.Controls = append(policy.Controls, agents.Control{ID: "ban", State: 0, Actors: []int{0}, Strength: 1})
	}})
	w, _ := after(t, 2, model)
	assert.Equal(t, 8.0, w.Actors.Invest[6], "the government invests the funding")
	assert.Equal(t, 0.9, w.Actors.Openness[6], "and shares the state's stance")
	assert.Equal(t, []float64{0, 5}, []float64{w.Actors.Received[0], w.Actors.Received[4]}, "support of half of 10, for Korea's firms")
	assert.Equal(t, []float64{0, 1}, w.States.Coordination)
	assert.True(t, w.Actors.Targeted[0])
	assert.InDelta(t, -1.0, w.Row(w.Blocs.Alignment, 1)[0], 1e-12, "seen from Korea the citadel is all American")
	assert.Empty(t, model.States[1].Policy.Controls, "the model is never changed")

	w.Reset(1, 0)
	assert.False(t, w.Actors.Targeted[0])
	assert.Zero(t, w.Policies[1].AIFunding)
	assert.Equal(t, 0.5, w.Actors.Openness[6])
}

func TestSetEnmity(t *testing.T) {
	w, _ := after(t, 2, at(still(), 1, sim.SetEnmity{A: 0, B: 1, Level: 0.6}))
	assert.Equal(t, 0.6, w.Row(w.Blocs.Hostility, 0)[1])
	assert.Equal(t, 0.6, w.Row(w.Blocs.Hostility, 1)[0])
	w, _ = after(t, 2, at(still(), 1, sim.SetEnmity{A: 0, B: 1, Level: 7}))
	assert.Equal(t, 1.0, w.Row(w.Blocs.Hostility, 1)[0], "1 is the most")
}

func TestCostShock(t *testing.T) {
	run := func(openness float64) *sim.World {
		model := at(still(), 1, sim.CostShock{Origin: 0, Factor: 0.1, Diffusion: 2})
		model.Parameters.LearningRate = 12 // capability follows its inputs within a tick
		model.Actors[0].OpennessDeclared = openness
		w, _ := after(t, 1, model)
		w.Actors.Capital[0] = w.Actors.Capital[1] // pledges of the first tick would tell the two apart otherwise
		require.NoError(t, w.Step())
		return w
	}
	closed, open := run(0), run(1)
	assert.Greater(t, closed.Actors.Capability[0], 2*closed.Actors.Capability[1],
		"capital that costs a tenth: (1/0.1)^0.4 = 2.5 times the capability, for its origin at once")
	assert.Greater(t, open.Actors.Capability[5], closed.Actors.Capability[5], "what the origin opens reaches others")
	for range 30 {
		require.NoError(t, open.Step())
		require.NoError(t, closed.Step())
	}
	assert.InDelta(t, 1, open.Actors.Capability[4]/open.Actors.Capability[5], 1e-9)
	assert.Greater(t, open.Actors.Capability[5], 2*closed.Actors.Capability[5], "in the end all of it, and never what stays closed")
}
