package enttest_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/enttest"
	"entente/sim"
)

// courted is quiet, but that the outsider is invited to the citadel in February and again in April. Only two terms count, so
// that the reasons can be checked by hand; see TestFailureMessage.
func courted(openness float64) *sim.Model {
	model := quiet()
	model.Name = "courted"
	model.Terms = []agents.Registered{{Term: agents.OpennessFit{}, Weight: 1}, {Term: agents.Invited{}, Weight: 0.7}}
	model.AdmissionTerms = nil
	model.Actors[1].OpennessDeclared = openness
	model.Blocs[1].Active = false
	for _, tick := range []int{1, 3} {
		model.Events = append(model.Events, sim.Event{
			ID: "visit", Tick: tick, Effects: []sim.Effect{sim.InviteToBloc{Bloc: 0, Actors: []int{1}}},
		})
	}
	return model
}

func TestFailureMessage(t *testing.T) {
	messages := ""
	fail := func(outcomes func(t enttest.TestingT) *enttest.Outcomes, statement string) {
		fake := &fakeT{}
		assert.False(t, outcomes(fake).Probability(statement).AtLeast(0.995) &&
			outcomes(fake).Probability(statement).AtMost(0.005), statement)
		messages += fake.said() + "\n"
	}
	// At openness 0.5 and tolerance 0.5 the misfit with the closed citadel is −1, and the first membership costs attention of
	// 0.4 and switching of 0.2: the invitation's 0.7 does not reach, so the outsider declines both times in every run.
	fail(func(t enttest.TestingT) *enttest.Outcomes { return enttest.RunModel(t, courted(0.5), enttest.Runs(40)) }, "outsider in citadel")
	// At openness 0.1 the misfit is −0.04: it joins in February.
	fail(func(t enttest.TestingT) *enttest.Outcomes { return enttest.RunModel(t, courted(0.1), enttest.Runs(3)) }, "outsider in citadel")
	// Here a phase of the test brings it in.
	fail(func(t enttest.TestingT) *enttest.Outcomes {
		return enttest.RunModel(t, joinsInEveryFourth(), enttest.Runs(12))
	}, "outsider in citadel at 2025-04")
	// Nobody ever thought of the commons; and a condition has no reasons.
	fail(func(t enttest.TestingT) *enttest.Outcomes { return enttest.RunModel(t, quiet(), enttest.Runs(25)) }, "outsider in commons")
	fail(func(t enttest.TestingT) *enttest.Outcomes { return enttest.RunModel(t, quiet(), enttest.Runs(25)) }, `members("commons") > 0`)

	golden := filepath.Join("testdata", "failure.golden")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(messages), 0o644))
	}
	wanted, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(wanted), messages)
}
