package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

// A lever that a patched model sets is what an event of the same tick would set.
func TestRebaseDoesWhatAnEventWouldDo(t *testing.T) {
	half := 0.5
	for name, test := range map[string]struct {
		patch  func(m *sim.Model)
		effect func(w *sim.World) sim.Effect // for the world at the tick of the branch
	}{
		"policy": {
			func(m *sim.Model) {
				policy := &m.States[1].Policy
				policy.FirmSupport, policy.AIFunding, policy.Openness, policy.Coordination = 0.6, 30, 0.9, 0.7
				policy.TalentNet, policy.FundingResponse, policy.Alignment = -2, 0.3, []float64{0.1, 1, -0.6}
				policy.Controls = []agents.Control{{ID: "new", State: 0, Actors: []int{0}, Strength: 0.8}}
			},
			func(*sim.World) sim.Effect {
				return sim.ChangePolicy{State: 1, Change: func(policy *agents.Policy) {
					policy.FirmSupport, policy.AIFunding, policy.Openness, policy.Coordination = 0.6, 30, 0.9, 0.7
					policy.TalentNet, policy.FundingResponse, policy.Alignment[0], policy.Alignment[2] = -2, 0.3, 0.1, -0.6
					policy.Controls = append(policy.Controls, agents.Control{ID: "new", State: 0, Actors: []int{0}, Strength: 0.8})
				}}
			},
		},
		"changed control": {
			func(m *sim.Model) {
				m.States[0].Policy.Controls = []agents.Control{{ID: "chips", State: 2, Strength: 1}}
			},
			func(*sim.World) sim.Effect {
				return sim.ChangePolicy{State: 0, Change: func(policy *agents.Policy) {
					policy.Controls[0] = agents.Control{ID: "chips", State: 2, Strength: 1}
				}}
			},
		},
		"lifted control": {
			func(m *sim.Model) { m.States[0].Policy.Controls = nil },
			func(*sim.World) sim.Effect {
				return sim.ChangePolicy{State: 0, Change: func(policy *agents.Policy) { policy.Controls = policy.Controls[:0] }}
			},
		},
		"pledges": {
			func(m *sim.Model) { m.Blocs[0].Pledges = []agents.Pledge{{Year: 2025, Money: 500}} },
			func(*sim.World) sim.Effect {
				return sim.SetPledges{Bloc: 0, Pledges: []agents.Pledge{{Year: 2025, Money: 500}}}
			},
		},
		"bloc": {
			func(m *sim.Model) {
				m.Blocs[0].Openness, m.Blocs[0].Exclusivity, m.Blocs[0].Admission = 0.5, 0.5, agents.StateLed
			},
			func(*sim.World) sim.Effect {
				rule := agents.StateLed
				return sim.ChangeBloc{Bloc: 0, Openness: &half, Exclusivity: &half, Admission: &rule}
			},
		},
		"actor": {
			func(m *sim.Model) { m.Actors[5].OpennessDeclared, m.Actors[5].Invest = 0.5, 40 },
			func(w *sim.World) sim.Effect {
				factor := 40 / w.Actors.Invest[5]
				return sim.ChangeActors{Actors: []int{5}, Openness: &half, InvestFactor: &factor}
			},
		},
		"hostility": {
			func(m *sim.Model) { m.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.9}} },
			func(*sim.World) sim.Effect {
				return both{sim.SetEnmity{A: 1, B: 0, Level: 0.9}, sim.SetEnmity{A: 0, B: 4}}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			plain := func() *sim.Model {
				m := eventful(14, 3, 3, 4)
				m.Hostility = []sim.Enmity{{A: 0, B: 4, Level: 0.7}}
				return m
			}
			const ticks = 9 // in the year before 2025
			w, checkpoint := stopped(t, plain(), 6, ticks)
			patched := plain()
			test.patch(patched)
			branch := goneOn(t, plain(), patched, checkpoint)

			scripted := plain()
			scripted.Events = append([]sim.Event{{ID: "lever", Tick: ticks, Effects: []sim.Effect{test.effect(w)}}}, scripted.Events...)
			wanted, err := sim.Run(t.Context(), scripted, 6, 3)
			require.NoError(t, err)
			untouched, err := sim.Run(t.Context(), plain(), 6, 3)
			require.NoError(t, err)
			for k := range wanted.ActorRows {
				row, got := wanted.ActorRows[k], branch.ActorRows[k]
				require.InEpsilon(t, 1+row.Invest, 1+got.Invest, 1e-12, "actor %d in tick %d", k%17, k/17)
				require.InEpsilon(t, 1+row.Capital, 1+got.Capital, 1e-12, "actor %d in tick %d", k%17, k/17)
				require.Equal(t, row.Memberships, got.Memberships, "actor %d in tick %d", k%17, k/17)
			}
			require.Len(t, branch.Decisions, len(wanted.Decisions))
			assert.NotEqual(t, untouched.SHA256(), branch.SHA256(), "the lever does something")
			if name != "actor" { // whose factor is rounded
				assert.Equal(t, wanted.ActorRows, branch.ActorRows)
				assert.Equal(t, wanted.BlocRows, branch.BlocRows)
				assert.Equal(t, wanted.StateRows, branch.StateRows)
			}
		})
	}
}

// both is two effects.
type both [2]sim.Effect

func (b both) Apply(w *sim.World, event int) error {
	if err := b[0].Apply(w, event); err != nil {
		return err
	}
	return b[1].Apply(w, event)
}

func TestParametersOfThePatchedModelCountFromTheNextTick(t *testing.T) {
	_, checkpoint := stopped(t, still(), 1, 12)
	patched := still()
	patched.Parameters.Depreciation = 0.5
	branch := goneOn(t, still(), patched, checkpoint)
	rate := 0.5 / 12
	before := branch.Actor(11, 4).Capital
	// Invest 10 a year, less half of the capital a year.
	assert.InDelta(t, before+10.0/12-before*rate, branch.Actor(12, 4).Capital, 1e-9)
	assert.InDelta(t, branch.Actor(10, 4).Capital+10.0/12, before, 1e-9)
}

func TestWeightsAndTermsOfThePatchedModelCount(t *testing.T) {
	model := courtship(sim.Asynchronous)
	model.Terms[0].Weight, model.Parameters.Attention = 0, 0 // so that nothing is better than to stay
	_, checkpoint := stopped(t, model, 1, 3)
	patched := courtship(sim.Asynchronous)
	w, err := sim.Restore(model, checkpoint)
	require.NoError(t, err)
	require.NoError(t, w.Step())
	assert.Len(t, members(w, 1), 1, "nobody cares")
	w, err = sim.Restore(model, checkpoint)
	require.NoError(t, err)
	require.NoError(t, w.Rebase(patched))
	require.NoError(t, w.Step())
	assert.Len(t, members(w, 1), 2, "the first to come finds one member")
}

func TestTheCalendarMayEndOtherwise(t *testing.T) {
	_, checkpoint := stopped(t, still(), 1, 12)
	patched := still()
	patched.Calendar.End = date(2030, 1)
	assert.Equal(t, 61, goneOn(t, still(), patched, checkpoint).Ticks) // five years and a month
	patched.Calendar.End = date(2025, 12)
	assert.Equal(t, 12, goneOn(t, still(), patched, checkpoint).Ticks)
}

// eventsOf lists the ids of the scenario's events that happened, by tick.
func eventsOf(record *sim.Record) map[int32][]string {
	found := map[int32][]string{}
	for _, happening := range record.Happenings {
		if happening.Kind == "event" {
			found[happening.Tick] = append(found[happening.Tick], record.Events[happening.Event].ID)
		}
	}
	return found
}

func TestEventsThatHaveHappenedDoNotHappenAgain(t *testing.T) {
	join := func(bloc int) []sim.Effect { return []sim.Effect{sim.JoinBloc{Bloc: bloc, Actors: []int{5}}} }
	model := still()
	model.Events = []sim.Event{
		{ID: "over", Tick: 2, Effects: join(0)},
		{ID: "gone", Tick: 3, Effects: join(1)},
		{ID: "to come", Tick: 20},
		{ID: "dropped", Tick: 21},
	}
	_, checkpoint := stopped(t, model, 1, 12)
	patched := still()
	patched.Events = []sim.Event{
		{ID: "now", Tick: 12, Effects: []sim.Effect{sim.LeaveBloc{Bloc: 0, Actors: []int{5}}}},
		{ID: "to come", Tick: 25},
		{ID: "over", Tick: 30, Effects: join(0)},
		{ID: "whenever", When: condition(t, patched, "tick >= 3"), Effects: join(0)},
	}
	branch := goneOn(t, model, patched, checkpoint)
	assert.Equal(t, map[int32][]string{2: {"over"}, 3: {"gone"}, 12: {"now", "whenever"}, 25: {"to come"}}, eventsOf(branch))
	var names []string
	for _, event := range branch.Events {
		names = append(names, event.ID)
	}
	assert.Equal(t, []string{"now", "to come", "over", "whenever", "gone"}, names)
	var causes []string
	for _, decision := range branch.Decisions {
		causes = append(causes, branch.Events[decision.Event].ID)
	}
	assert.Equal(t, []string{"over", "gone", "now", "whenever"}, causes)
}

func TestBranchMayFoundNewBlocs(t *testing.T) {
	_, checkpoint := stopped(t, still(), 1, 12)
	patched := still()
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} { // more than there were spare slots
		patched.Blocs = append(patched.Blocs, agents.Bloc{ID: id, Leaders: []int{5}, Openness: 0.7, State: -1})
	}
	patched.Hostility = []sim.Enmity{{A: 0, B: 8, Level: 0.5}}
	at(patched, 20, sim.FoundBloc{Bloc: 8, Members: []int{4}})
	branch := goneOn(t, still(), patched, checkpoint)
	assert.Equal(t, 13, branch.Slots, "nine blocs and four spare slots")
	require.Len(t, branch.BlocRows, 13*36)
	for tick := range 36 {
		assert.Equal(t, int32(2), branch.Bloc(tick, 1).Members, "tick %d", tick)
		assert.Equal(t, tick >= 20, branch.Bloc(tick, 8).Active, "tick %d", tick)
	}
	assert.Equal(t, agents.Memberships(1<<8), branch.Actor(35, 4).Memberships)
	assert.InDelta(t, 0.7, branch.Bloc(35, 8).Openness, 1e-12)
	assert.InDelta(t, 0.5, branch.Bloc(35, 8).Hostility, 1e-12)
	require.Len(t, branch.Blocs, 9)
	assert.Equal(t, "f", branch.Blocs[8].ID)
}

func TestRebaseRefusesToChangeThePast(t *testing.T) {
	for _, test := range []struct {
		wanted string
		change func(*sim.Model)
	}{
		{"the actors are not the same", func(m *sim.Model) { m.Actors = append(m.Actors, agents.Actor{ID: "more"}) }},
		{"the states are not the same", func(m *sim.Model) { m.States[0].ID = "other" }},
		{"the blocs are not the same", func(m *sim.Model) { m.Blocs[0].ID = "other" }},
		{"the blocs are not the same", func(m *sim.Model) { m.Blocs = m.Blocs[:2] }},
		{"actor chipper: its home is a fact", func(m *sim.Model) { m.Actors[2].Home = 1 }},
		{"actor chipper: its kind is a fact", func(m *sim.Model) { m.Actors[2].Kind = agents.Institution }},
		{"actor chipper: its roles is a fact", func(m *sim.Model) { m.Actors[2].Roles[0] = 1 }},
		{"actor chipper: its capital is a fact", func(m *sim.Model) { m.Actors[2].Capital = 1 }},
		{"actor chipper: its capability is a fact", func(m *sim.Model) { m.Actors[2].Capability = 1 }},
		{"actor chipper: its talent is a fact", func(m *sim.Model) { m.Actors[2].Talent = 1 }},
		{"actor chipper: its memberships is a fact", func(m *sim.Model) { m.Actors[2].Blocs = 0 }},
		{"state US: its government is a fact", func(m *sim.Model) { m.States[0].Government = 0 }},
		{"the calendar starts otherwise", func(m *sim.Model) { m.Calendar.Start = date(2024, 1) }},
		{"the calendar starts otherwise", func(m *sim.Model) { m.Calendar.Length = sim.Quarter }},
		{"the calendar ends at tick 6, which is over", func(m *sim.Model) { m.Calendar.End = date(2025, 6) }},
		{"room for 6 blocs, and there was for 7", func(m *sim.Model) { m.SpareSlots = 3 }},
		{"bloc later: whether it existed at the start", func(m *sim.Model) { m.Blocs[2].Active = true }},
		{"bloc citadel: carrier cannot lead it, as it is no member", func(m *sim.Model) { m.Blocs[0].Leaders = []int{0, 4} }},
		{"bloc more: a new bloc cannot have existed", func(m *sim.Model) { m.Blocs = append(m.Blocs, agents.Bloc{ID: "more", Active: true}) }},
		{"event late: it is dated 2025-12, and the run goes on from 2026-01", func(m *sim.Model) { m.Events = []sim.Event{{ID: "late", Tick: 11}} }},
		{"home 9 is not a state", func(m *sim.Model) { m.Actors[0].Home = 9 }},
	} {
		w, _ := stopped(t, still(), 1, 12)
		before := encoded(t, w)
		patched := still()
		test.change(patched)
		assert.ErrorContains(t, w.Rebase(patched), test.wanted)
		assert.Equal(t, before, encoded(t, w), "nothing has changed")
	}
}

func TestRebaseSparesBlocsThatHaveArisen(t *testing.T) {
	model := still()
	model.Parameters.FoundMass, model.Parameters.FoundCoordination, model.States[1].Policy.Coordination = 0.01, 0.5, 1
	w, checkpoint := stopped(t, model, 1, 13)
	require.Equal(t, "KR_bloc", w.BlocIDs[3], "Korea has founded one at the end of the first year")
	patched := *model
	patched.Parameters.RecruitsPerYear = 6
	branch := goneOn(t, model, &patched, checkpoint)
	require.Len(t, branch.Blocs, 4)
	assert.Equal(t, "KR_bloc", branch.Blocs[3].ID)
	assert.Equal(t, "Korea bloc", branch.Blocs[3].Name.English)
	patched.Blocs = append(still().Blocs, agents.Bloc{ID: "more", State: -1})
	assert.ErrorContains(t, w.Rebase(&patched), "bloc more: KR_bloc, which has arisen since the start, stands in its place")
	patched.Blocs = append(still().Blocs, agents.Bloc{ID: "KR_bloc", State: -1})
	assert.ErrorContains(t, w.Rebase(&patched), "bloc KR_bloc: a bloc of that id has arisen")
}

func TestNewLeadersLeadFromTheBranchOn(t *testing.T) {
	w, _ := stopped(t, still(), 1, 12)
	patched := still()
	patched.Blocs[0].Leaders = []int{1}
	patched.Blocs[2].Leaders = []int{5} // of a bloc that does not exist yet
	require.NoError(t, w.Rebase(patched))
	assert.Equal(t, []int32{1}, w.Blocs.Leaders[0])
	assert.Equal(t, []int32{5}, w.Blocs.Leaders[2])
	require.NoError(t, w.Step())
}

// What a run did before the branch, no patch can change; what it does after, only the patch.
func TestBranchesShareTheirPast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model, seed := anyModel(t), rapid.Uint64().Draw(t, "seed")
		ticks := rapid.IntRange(0, model.Calendar.Ticks()-1).Draw(t, "ticks")
		_, checkpoint := stopped(t, model, seed, ticks)
		whole := goneOn(t, model, nil, checkpoint)
		patched := *model
		patched.Parameters.Temperature = 0.4
		branch := goneOn(t, model, &patched, checkpoint)
		require.Equal(t, whole.ActorRows[:ticks*len(model.Actors)], branch.ActorRows[:ticks*len(model.Actors)])
		require.Equal(t, whole.BlocRows[:ticks*whole.Slots], branch.BlocRows[:ticks*branch.Slots])
	})
}
