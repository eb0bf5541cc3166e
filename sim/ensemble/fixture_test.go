package ensemble_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
)

// scenario is an embedded scenario's model.
func scenario(t testing.TB, name string) *sim.Model {
	t.Helper()
	model, err := scenarios.Model(name)
	require.NoError(t, err)
	return model
}

// lively is a small synthetic world in which actors move and blocs arise: 12 actors, 3 blocs, 3 states, a year and a half.
func lively() *sim.Model {
	model := sim.Synthetic(12, 3, 3, 5)
	model.Calendar.End = model.Calendar.Start.AddDate(0, 17, 0)
	model.Parameters.Temperature = 1
	return model
}

// ends are the memberships at the end of a run, from the engine itself.
func ends(t testing.TB, model *sim.Model, seed, run uint64) []agents.Memberships {
	t.Helper()
	w, err := sim.New(model, seed, run)
	require.NoError(t, err)
	require.NoError(t, w.Run(t.Context()))
	return w.Actors.Memberships
}

// outcome reads an outcome.
func outcome(t testing.TB, model *sim.Model, text string) *ensemble.Outcome {
	t.Helper()
	read, err := ensemble.ParseOutcome(model, text)
	require.NoError(t, err)
	return read
}
