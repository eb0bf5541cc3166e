package sim_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

func TestConditionsKnowTheWorld(t *testing.T) {
	w := conditionWorld(t)
	// All values are those that conditionWorld's comment and code give the world, or follow as said.
	for _, text := range []string{
		`tick == 0`, `year == 2025`, `month == 3`, `years == 0`,
		`0.3999 < share("citadel") < 0.4001`, // market shares 0.3 and 0.1
		`share("commons") == 0`,
		`0.3999 < mass("citadel") < 0.4001`,
		`members("citadel") == 2`, `members("commons") == 0`,
		`active("citadel")`, `not active("commons")`,
		`openness("citadel") == 0.125`, `openness("lab") == 0.25`, `openness('rival') == .875`,
		`hostility("citadel", "commons") == 0.75`, `hostility("commons", "citadel") == 0.75`, `common("citadel", "commons") == 0`, `common("citadel", "citadel") == 2`,
		`pledge("citadel") == 20`, `pledge("commons") == 0`, // pledges of 2025; a bloc that does not exist pays nothing
		`threat("citadel") == 0`,
		`member("lab", "citadel")`, `!member("rival", "citadel")`, `!member("rival", "commons")`,
		`!invited("rival", "citadel")`,
		`capability("lab") == 1`, `capability("rival") == 0.5`,
		`invest("chipper") == 10`, `capital("chipper") == 100`, `market("rival") == 0.6`, // 60 of 100
		// Strength is capital times capability: 300·1 + 100·0.5 = 350 of 650 for US.
		`rank("US") == 1`, `rank("CN") == 2`, `350/650 - 1e-9 < strength("US") < 350/650 + 1e-9`,
		`0.3999 < state_share("US") < 0.4001`, `state_share("CN") == 0.6`,
		`dependence("US") == 0`, `dependence("CN") == 0`, // no one is in a bloc that foreigners lead
		`funding("CN") == 8`, `coordination("CN") == 0.7`,
		`talent("US") == 10`, // a quarter of 30 and 10
	} {
		assert.True(t, compile(t, text).Holds(w), text)
	}
}

func TestConditionsFollowTheWorld(t *testing.T) {
	w := conditionWorld(t)
	later := compile(t, `year == 2026 && month == 1 && tick == 10 && years > 0.83 && pledge("citadel") == 40`) // ten months after March 2025
	joined := compile(t, `member("rival", "citadel") && members("citadel") == 3 && active("commons") == false`)
	depends := compile(t, `dependence("CN") > 0`) // the citadel holds chips and compute, and is led from US
	behind := compile(t, `rank("US") == 2 and funding("US") > funding("CN")`)
	invited := compile(t, `invited("rival", "citadel")`)
	for _, condition := range []*sim.Condition{later, joined, depends, behind, invited} {
		assert.False(t, condition.Holds(w), condition.Text)
	}
	w.Tick = 10
	assert.True(t, later.Holds(w))
	w.Invite(2, 0)
	assert.True(t, invited.Holds(w))
	w.Join(2, 0, -1)
	assert.True(t, joined.Holds(w))
	assert.True(t, depends.Holds(w))
	w.Actors.Capability[0] = 0.1 // strength of US: 300·0.1 + 100·0.5 = 80, less than 600·0.5
	w.Policies[0].AIFunding = 9
	assert.True(t, behind.Holds(w))
}

func TestConditionOperators(t *testing.T) {
	w := conditionWorld(t)
	for _, test := range []struct {
		text string
		want bool
	}{
		{"true", true},
		{"false", false},
		{"1 + 2 * 3 == 7", true},
		{"(1 + 2) * 3 == 9", true},
		{"7 / 2 == 3.5", true},
		{"10 - 4 - 3 == 3", true},
		{"-2 * -3 == 6", true},
		{"-(1 + 1) == -2", true},
		{"1_000 == 1e3", true},
		{"0x10 == 16", true},
		{"0.1 + 0.2 == 0.3", false}, // in 64-bit floats
		{"1 < 2 < 3", true},
		{"1 < 3 < 2", false},
		{"3 >= 3 > 2 <= 2", true},
		{"1 < 2 < 3 < 4 < 4", false},
		{"0 < ((1 < 2 < 3) ? 1 : 0) < 2", true},
		{"1 != 2", true},
		{"true == (1 < 2)", true},
		{"true != (1 < 2)", false},
		{"true || false && false", true},
		{"true or false and false", true},
		{"not (1 > 2) && !false", true},
		{"1 < 2 ? 3 > 4 : true", false},
		{"(tick > 5 ? 1 : 2) == 2", true},
		{"tick == 0 // from the start\n&& year == 2025 /* and then */", true},
		// A division by zero has no value: no comparison with it holds.
		{"1 / 0 > 0", false},
		{"1 / 0 <= 0", false},
		{"1 / tick == 1 / tick", false},
		{"1 / tick != 1", false},
		{"0 < 1 / tick < 1", false},
		{"!(1 / tick > 0)", true},
		{"tick == 0 || 1 / tick > 0", true},
	} {
		assert.Equal(t, test.want, compile(t, test.text).Holds(w), test.text)
	}
}

func TestConditionsShareNothingBetweenWorlds(t *testing.T) {
	one, other := conditionWorld(t), conditionWorld(t)
	condition := compile(t, `strength("US") > 0.5`)
	other.Actors.Capability[0] = 0 // leaves 50 of 350 to US
	assert.True(t, condition.Holds(one))
	assert.False(t, condition.Holds(other))
	assert.True(t, condition.Holds(one))
}

func TestConditionKeepsItsText(t *testing.T) {
	assert.Equal(t, "tick > 3", compile(t, "tick > 3").Text)
}

// everyCondition speaks of everything that a condition can.
const everyCondition = `(0 <= share("citadel") < 1 && year > 2000 ? tick : month) + years >= 0 && pledge("citadel") > 1 &&
	(rank("US") + strength("CN") * state_share("US") - dependence("CN") / talent("US") != 0.5 || member("lab", "citadel")) &&
	!(active("commons") == invited("rival", "citadel")) || hostility("citadel", "commons") > 0`

func TestConditionsAllocateNothing(t *testing.T) {
	w := conditionWorld(t)
	condition := compile(t, everyCondition)
	assert.Zero(t, testing.AllocsPerRun(100, func() { condition.Holds(w) }))
}

func TestConditionFunctionsAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, function := range sim.ConditionFunctions() {
		signature := function.Signature()
		require.False(t, seen[signature], "%s is listed twice", signature)
		seen[signature] = true
		assert.NotEmpty(t, function.About.English, signature)
		assert.NotEmpty(t, function.About.Korean, signature)
		text := function.Name
		for k, argument := range function.Arguments {
			text += []string{"(", ", "}[min(k, 1)] + []string{`"lab"`, `"citadel"`, `"US"`}[argument]
		}
		if len(function.Arguments) > 0 {
			text += ")"
		}
		if function.Unit != "" {
			text += " >= 0"
		}
		compile(t, text) // the unit says whether it is a number
	}
	assert.True(t, seen["hostility(bloc, bloc)"])
	assert.True(t, seen["tick"])
}

func BenchmarkConditionHolds(b *testing.B) {
	w := conditionWorld(b)
	for _, text := range []string{`share("citadel") > 0.4 && tick > 12`, `rank("US") > 1`, everyCondition} {
		condition := compile(b, text)
		b.Run(fmt.Sprintf("bytes=%d", len(text)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				condition.Holds(w)
			}
		})
	}
}
