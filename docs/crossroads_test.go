package docs_test

import (
	"time"

	"entente/agents"
	"entente/sim"
)

// crossroads is a small world: the citadel, closed and led by a laboratory in the US; the commons, open and led by a
// foundation in France; and a chip maker and a carrier in Korea that belong to neither.
func crossroads() *sim.Model {
	const us, france, korea = 0, 1, 2
	const citadel, commons = 0, 1
	const laboratory, foundation = 0, 2
	model := sim.NewModel("crossroads", sim.Calendar{
		Start:  time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC),
		End:    time.Date(2027, time.December, 1, 0, 0, 0, 0, time.UTC),
		Length: sim.Month,
	})
	// Government is the actor that acts for the state; here none does. Alignment is with each state, by index.
	model.States = []agents.State{
		us:     {ID: "US", Government: -1, Policy: agents.Policy{Alignment: []float64{0, 0.5, 0.8}}},
		france: {ID: "FR", Government: -1, Policy: agents.Policy{Alignment: []float64{0.5, 0, 0.4}}},
		korea:  {ID: "KR", Government: -1, Policy: agents.Policy{Alignment: []float64{0.8, 0.4, 0}}},
	}
	in := agents.Memberships(0).With
	model.Actors = []agents.Actor{
		laboratory: {ID: "laboratory", Home: us, Invest: 40, OpennessDeclared: 0.1, Blocs: in(citadel)},
		1:          {ID: "cloud", Home: us, Invest: 40, OpennessDeclared: 0.3, Blocs: in(citadel)},
		foundation: {ID: "foundation", Kind: agents.Institution, Home: france, Invest: 15, OpennessDeclared: 1, Blocs: in(commons)},
		3:          {ID: "modelmaker", Home: france, Invest: 15, OpennessDeclared: 0.8, Blocs: in(commons)},
		4:          {ID: "chipmaker", Home: korea, Invest: 20, OpennessDeclared: 0.6},
		5:          {ID: "carrier", Home: korea, Invest: 2, OpennessDeclared: 0.6},
	}
	for i, role := range []agents.Role{agents.Models, agents.Cloud, agents.Research, agents.Models, agents.Memory, agents.Telecom} {
		model.Actors[i].Roles[role] = 1
	}
	model.Blocs = []agents.Bloc{
		citadel: {
			ID: "citadel", Active: true, Leaders: []int{laboratory}, Openness: 0.1, Exclusivity: 0.9,
			Admission: agents.ByInvitation, State: -1,
			Pledges: []agents.Pledge{{Year: 2026, Money: 20}, {Year: 2027, Money: 20}},
		},
		commons: {ID: "commons", Active: true, Leaders: []int{foundation}, Openness: 0.9, Exclusivity: 0.1, State: -1},
	}
	model.Blocs[citadel].Wants[agents.Memory] = 1
	model.Blocs[commons].Wants[agents.Memory] = 0.5
	model.Blocs[commons].Wants[agents.Telecom] = 1
	return model
}
