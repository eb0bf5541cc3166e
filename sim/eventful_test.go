package sim_test

import (
	"fmt"

	"entente/agents"
	"entente/sim"
)

// eventful is a synthetic model in which everything happens that can: governments, coordination, export controls that name
// actors, ties, hostility, cost shocks, pledges, and events with every effect. The last two blocs are not there at the start.
func eventful(actors, blocs, states int, seed uint64) *sim.Model {
	m := sim.Synthetic(actors, blocs, states, seed)
	m.Name = fmt.Sprintf("eventful-%d-%d-%d-%d", actors, blocs, states, seed)
	for h := range m.States {
		m.States[h].Government = len(m.Actors)
		m.States[h].Policy.Coordination = float64(h%3) * 0.4
		m.States[h].Policy.Openness = 0.5
		m.States[h].Policy.TalentNet = float64(h%3) - 1
		government := agents.Actor{ID: fmt.Sprintf("g%d", h), Kind: agents.Government, Home: h, OpennessDeclared: 0.5}
		government.Roles[agents.Capital] = 1
		m.Actors = append(m.Actors, government)
	}
	m.Actors[1].Kind = agents.Institution
	if states > 1 {
		m.States[0].Policy.Controls = []agents.Control{{ID: "chips", State: states - 1, Actors: []int{2}, Strength: 0.5}}
	}
	m.Ties = []agents.Tie{{A: 0, B: 1, Strength: 0.8}, {A: 2, B: 3, Strength: -0.5}}
	if blocs > 1 {
		m.Hostility = []sim.Enmity{{A: 0, B: blocs - 1, Level: 0.7}}
	}
	for b := range m.Blocs {
		m.Blocs[b].Pledges = []agents.Pledge{{Year: 2024, Money: 1}, {Year: 2026, Money: 5}}
	}
	dormant(m, "later")
	dormant(m, "wing")
	m.Events = everyEffect(len(m.Blocs))
	return m
}

// dormant lists a bloc that does not exist at the start.
func dormant(m *sim.Model, id string) {
	m.Blocs = append(m.Blocs, agents.Bloc{ID: id, Leaders: []int{0, 1}, Openness: 0.3, State: -1, Admission: agents.ByInvitation})
}

// everyEffect lists events with each effect, for a model of so many blocs of which the last two are not there at the start.
func everyEffect(blocs int) []sim.Event {
	openness, factor, rule := 0.9, 0.5, agents.Open
	later, wing := blocs-2, blocs-1
	effects := []sim.Effect{
		sim.ChangeActors{Actors: []int{3}, Openness: &openness, InvestFactor: &factor},
		sim.CostShock{Origin: 3, Factor: 0.1, Diffusion: 2},
		sim.FoundBloc{Bloc: later, Members: []int{2, 3, 4}},
		sim.InviteToBloc{Bloc: later, Actors: []int{5, 6}},
		sim.JoinBloc{Bloc: 0, Actors: []int{2, 7}},
		sim.LeaveBloc{Bloc: 0, Actors: []int{7}},
		sim.SplitBloc{From: later, Into: wing, Members: []int{3}},
		sim.SetPledges{Bloc: later, Pledges: []agents.Pledge{{Year: 2025, Money: 9}}},
		sim.ChangeBloc{Bloc: later, Openness: &openness, Exclusivity: &factor, Admission: &rule},
		sim.SetEnmity{A: 0, B: later, Level: 0.4},
		sim.ChangePolicy{State: 0, Change: func(policy *agents.Policy) { policy.FirmSupport, policy.AIFunding = 0.4, 20 }},
		sim.MergeBlocs{From: later, Into: 0},
		sim.DissolveBloc{Bloc: wing},
	}
	events := make([]sim.Event, 0, len(effects))
	for k, effect := range effects {
		events = append(events, sim.Event{ID: fmt.Sprintf("e%d", k), Tick: 2 + 3*k, Effects: []sim.Effect{effect}})
	}
	return events
}
