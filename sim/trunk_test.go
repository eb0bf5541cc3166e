package sim_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// forked is a model whose actors choose from its 15th tick on, in the middle of the four ticks for which luck is drawn at once.
func forked() *sim.Model {
	model := sim.Synthetic(60, 6, 5, 3)
	model.ChoicesFrom = 14
	return model
}

func TestRunFromTheTrunkIsTheWholeRun(t *testing.T) {
	model := forked()
	require.Equal(t, 14, model.SharedTicks())
	whole, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	require.NoError(t, w.RunTo(t.Context(), model.SharedTicks()))
	var trunk sim.Trunk
	trunk.Keep(w)
	ends := map[string]bool{}
	for run := range uint64(20) {
		whole.Reset(7, run)
		require.NoError(t, whole.RunTo(t.Context(), model.SharedTicks()))
		w.Fork(&trunk, 7, run)
		assert.Equal(t, stateOf(t, whole), stateOf(t, w), "where run %d sets out", run)
		require.NoError(t, whole.Run(context.Background()))
		require.NoError(t, w.Run(context.Background()))
		assert.Equal(t, stateOf(t, whole), stateOf(t, w), "at the end of run %d", run)
		ends[fmt.Sprint(w.Actors.Memberships)] = true
	}
	assert.Greater(t, len(ends), 10, "runs with different luck end differently")
	require.Zero(t, testing.AllocsPerRun(10, func() { w.Fork(&trunk, 7, 1) }))
}

// stateOf is a world as a checkpoint stores it, which lists every field.
func stateOf(t *testing.T, w *sim.World) []byte {
	t.Helper()
	checkpoint, err := w.Checkpoint(nil)
	require.NoError(t, err)
	encoded, err := checkpoint.Encode()
	require.NoError(t, err)
	return encoded
}

func TestOnlyTheEnginesOwnPhasesAndEffectsAreShared(t *testing.T) {
	model := forked()
	model.Phases[2].Step = func(*sim.World) error { return nil }
	assert.Zero(t, model.SharedTicks(), "a phase of one's own may draw luck")
	model = forked()
	model.Phases = model.Phases[:8]
	assert.Zero(t, model.SharedTicks(), "a phase is missing")
	model = forked()
	model.Events = []sim.Event{{ID: "own", Effects: []sim.Effect{foreignEffect{}}}}
	assert.Zero(t, model.SharedTicks(), "so may an effect of one's own")
	model = forked()
	model.ChoicesFrom = -1
	assert.Zero(t, model.SharedTicks())
	model.ChoicesFrom = 1000
	assert.Equal(t, model.Calendar.Ticks(), model.SharedTicks())
}

type foreignEffect struct{}

func (foreignEffect) Apply(*sim.World, int) error { return nil }
