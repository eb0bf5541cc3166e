package sim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// conditionNames are those of conditionWorld.
var conditionNames = sim.Names{
	Actors: []string{"lab", "chipper", "rival"}, Blocs: []string{"citadel", "commons"}, States: []string{"US", "CN"},
}

// conditionWorld is a world before its first tick. Three firms invest 30, 10 and 60 USD bn a year, so that they hold 0.3,
// 0.1 and 0.6 of the market and of the world's capital. The first two are at home in US, lead and make up the citadel;
// the third is at home in CN, and its bloc, the commons, does not exist yet.
func conditionWorld(t testing.TB) *sim.World {
	t.Helper()
	calendar := sim.Calendar{
		Start: time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2028, 3, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month,
	}
	model := sim.NewModel("conditions", calendar)
	model.States = []agents.State{
		{ID: "US", Government: -1, Policy: agents.Policy{AIFunding: 3, Coordination: 0.2}},
		{ID: "CN", Government: -1, Policy: agents.Policy{AIFunding: 8, Coordination: 0.7}},
	}
	firm := func(id string, home int, role agents.Role, invest, capability, openness float64, blocs agents.Memberships) agents.Actor {
		actor := agents.Actor{
			ID: id, Kind: agents.Firm, Home: home, Invest: invest, Capital: 10 * invest, Capability: capability, Talent: invest / 4,
			OpennessDeclared: openness, Blocs: blocs,
		}
		actor.Roles[role] = 1
		return actor
	}
	model.Actors = []agents.Actor{
		firm("lab", 0, agents.Compute, 30, 1, 0.25, 1),
		firm("chipper", 0, agents.Chips, 10, 0.5, 0.5, 1),
		firm("rival", 1, agents.Compute, 60, 0.5, 0.875, 0),
	}
	model.Blocs = []agents.Bloc{
		{
			ID: "citadel", Active: true, Leaders: []int{0, 1}, Openness: 0.125, State: -1,
			Pledges: []agents.Pledge{{Year: 2025, Money: 20}, {Year: 2026, Money: 40}},
		},
		{ID: "commons", Leaders: []int{2}, Openness: 0.9, State: -1, Pledges: []agents.Pledge{{Year: 2025, Money: 5}}},
	}
	model.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.75}}
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	return w
}

// compile compiles a condition of conditionWorld that has no mistakes.
func compile(t require.TestingT, text string) *sim.Condition {
	condition, mistakes := sim.CompileCondition(text, conditionNames)
	require.Empty(t, mistakes, text)
	require.NotNil(t, condition)
	return condition
}
