package scenarios_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
)

// TestRunsSetOutFromTheSharedTicks compares runs that set out where a scenario's shared ticks end with whole ones, by all
// that a checkpoint holds of them.
func TestRunsSetOutFromTheSharedTicks(t *testing.T) {
	shared := 0
	for _, name := range scenarios.Names() {
		model, err := scenarios.Model(name)
		require.NoError(t, err)
		if model.SharedTicks() == 0 {
			continue
		}
		shared++
		whole, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		forked, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		require.NoError(t, forked.RunTo(t.Context(), model.SharedTicks()))
		var trunk sim.Trunk
		trunk.Keep(forked)
		require.NoError(t, forked.Run(t.Context()), "a run that leaves its marks everywhere")
		for run := range uint64(3) {
			whole.Reset(5, run)
			require.NoError(t, whole.RunTo(t.Context(), model.SharedTicks()))
			forked.Fork(&trunk, 5, run)
			require.Equal(t, stored(t, whole), stored(t, forked), "%s, run %d, where it sets out", name, run)
			require.NoError(t, whole.Run(t.Context()))
			require.NoError(t, forked.Run(t.Context()))
			require.Equal(t, stored(t, whole), stored(t, forked), "%s, run %d, at its end", name, run)
		}
	}
	require.Greater(t, shared, 10, "what extends article starts with 14 ticks in which nobody chooses")
}

func stored(t *testing.T, w *sim.World) []byte {
	t.Helper()
	checkpoint, err := w.Checkpoint(nil)
	require.NoError(t, err)
	encoded, err := checkpoint.Encode()
	require.NoError(t, err)
	return encoded
}
