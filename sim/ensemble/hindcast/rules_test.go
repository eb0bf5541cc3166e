package hindcast_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble/hindcast"
)

// five actors in two blocs: a, b and c in the first, d and e in the second.
func five() (*sim.Model, *hindcast.Facts) {
	role := func(r agents.Role) (w agents.RoleWeights) {
		w[r] = 1
		return w
	}
	model := &sim.Model{Actors: []agents.Actor{
		{ID: "a", Home: 0, Roles: role(agents.Chips), Size: 1},
		{ID: "b", Home: 0, Roles: role(agents.Chips), Size: 2},
		{ID: "c", Home: 1, Roles: role(agents.Models), Size: 3},
		{ID: "d", Home: 1, Roles: role(agents.Models), Size: 4},
		{ID: "e", Home: 1, Roles: role(agents.Chips), Size: 5},
	}}
	first, second := []float64{1, 0, 0, 0}, []float64{0, 1, 0, 0}
	return model, &hindcast.Facts{
		Classes: []string{"one", "two", hindcast.Arisen, hindcast.None}, Actors: []int{0, 1, 2, 3, 4},
		True: [][]float64{first, first, first, second, second},
	}
}

func TestTrivialRulesAreAsCountedByHand(t *testing.T) {
	model, facts := five()
	rules := map[string]hindcast.Rule{}
	for _, rule := range hindcast.Rules(model, facts, 1) {
		rules[rule.Name] = rule
	}
	require.Len(t, rules, 6)
	for _, test := range []struct {
		rule            string
		balanced, brier float64
	}{
		// Two blocs, so half right; (½)² twice for everybody.
		{"chance", 0.5, 0.5},
		// a, b, c see two of each: half right, 2·(½)². d and e see three of the first and one of the second: wrong, 2·(¾)².
		{"majority", (0.5 + 0) / 2, (3*0.5 + 2*1.125) / 5},
		// a sees b, and b a: right, 0. c sees d and e: wrong, 2. d sees c and e, e sees c and d: half right, ½.
		{"home alone", (2.0/3 + 0.5) / 2, (0 + 0 + 2 + 0.5 + 0.5) / 5},
		// a sees b and e, b sees a and e: half right, ½. c sees d, d sees c: wrong, 2. e sees a and b: wrong, 2.
		{"role alone", (1.0 / 3) / 2, (0.5 + 0.5 + 2 + 2 + 2) / 5},
		// With four others, the five nearest are all of them.
		{"size alone", 0.25, (3*0.5 + 2*1.125) / 5},
		{"openness alone", 0.25, (3*0.5 + 2*1.125) / 5},
	} {
		assert.InDelta(t, test.balanced, rules[test.rule].LeftOut.Balanced.Value, 1e-12, test.rule)
		assert.InDelta(t, test.brier, rules[test.rule].LeftOut.Brier.Value, 1e-12, test.rule)
	}
	// In sample, everybody sees three of the first and two of the second: the first is right, the second wrong.
	assert.InDelta(t, 0.5, rules["majority"].InSample.Balanced.Value, 1e-12)
	assert.InDelta(t, 0.48, rules["majority"].InSample.Brier.Value, 1e-12, "3·2·0.4² + 2·2·0.6² over 5")
}
