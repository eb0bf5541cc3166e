package agents

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNamesRoundTrip(t *testing.T) {
	for role := range RoleCount {
		found, ok := RoleByName(Role(role).String())
		assert.True(t, ok)
		assert.Equal(t, Role(role), found)
	}
	assert.Len(t, RoleNames(), RoleCount)
	for _, kind := range []Kind{Firm, Government, Institution} {
		found, ok := KindByName(kind.String())
		assert.True(t, ok)
		assert.Equal(t, kind, found)
	}
	for _, rule := range []Admission{Open, ByInvitation, StateLed} {
		found, ok := AdmissionByName(rule.String())
		assert.True(t, ok)
		assert.Equal(t, rule, found)
	}
	for _, kind := range []DecisionKind{Move, Declined, Refusal, Invitation, Scripted} {
		found, ok := DecisionKindByName(kind.String())
		assert.True(t, ok)
		assert.Equal(t, kind, found)
	}
	for _, unknown := range []string{"", "chip", "Chips", "anarchy"} {
		_, role := RoleByName(unknown)
		_, kind := KindByName(unknown)
		_, rule := AdmissionByName(unknown)
		_, decision := DecisionKindByName(unknown)
		assert.False(t, role || kind || rule || decision, "%q", unknown)
	}
}

func TestRoleNamesIsACopy(t *testing.T) {
	RoleNames()[0] = "changed"
	assert.Equal(t, "models", Models.String())
	assert.Equal(t, "capital", RoleNames()[RoleCount-1])
}

func TestNeedsAreSharesOfOtherRoles(t *testing.T) {
	for role, needs := range Needs {
		sum := 0.0
		for input, need := range needs {
			assert.GreaterOrEqual(t, need, 0.0)
			if input == role {
				assert.Zero(t, need, "%s does not need itself", Role(role))
			}
			sum += need
		}
		assert.LessOrEqual(t, sum, 1+tolerance, Role(role).String())
		assert.Positive(t, sum, Role(role).String())
	}
}

func TestNormalisedWeightsSumToOne(t *testing.T) {
	assert.Equal(t, RoleWeights{Chips: 0.25, Cloud: 0.75}, RoleWeights{Chips: 1, Cloud: 3}.Normalised())
	assert.Equal(t, RoleWeights{}, RoleWeights{}.Normalised(), "nothing stays nothing")
}

func TestControlsCoverRoles(t *testing.T) {
	all := Control{Strength: 0.5}
	assert.False(t, slices.ContainsFunc(RoleNames(), func(name string) bool {
		role, _ := RoleByName(name)
		return all.Covers(role) != 0.5
	}), "no role named means all")
	some := Control{Strength: 0.5, Roles: RoleWeights{Chips: 1, Memory: 0.5}}
	assert.Equal(t, []float64{0.5, 0.25, 0}, []float64{some.Covers(Chips), some.Covers(Memory), some.Covers(Cloud)})
}

func TestTextFallsBackOnEnglish(t *testing.T) {
	assert.Equal(t, "진영", Text{"bloc", "진영"}.In("ko"))
	assert.Equal(t, "bloc", Text{"bloc", "진영"}.In("en"))
	assert.Equal(t, "bloc", Text{"bloc", ""}.In("ko"))
}

func TestListedNeedsAreAllNeeds(t *testing.T) {
	for role, needs := range Needs {
		var listed RoleWeights
		for _, need := range needLists[role] {
			listed[need.input] += need.weight // what is left of a list has no weight
		}
		assert.Equal(t, needs, listed, Role(role).String())
	}
}
