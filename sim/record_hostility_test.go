package sim_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// three is a model of three blocs: the first is hostile to both others, at two levels.
func three() *sim.Model {
	model := sim.Synthetic(12, 3, 3, 1)
	model.Calendar.End = model.Calendar.Start.AddDate(0, 5, 0)
	model.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.9}, {A: 2, B: 0, Level: 0.4}, {A: 1, B: 2, Level: 0.2}}
	return model
}

func TestHostilityIsKnownForEveryPair(t *testing.T) {
	record, err := sim.Run(context.Background(), three(), 1, 0)
	require.NoError(t, err)
	assert.Greater(t, record.Hostility(0, 0, 2), 0.0, "not the worst enemy of 0, and an enemy all the same")
	assert.Greater(t, record.Hostility(0, 1, 2), 0.0, "the worst enemy of neither")
	for tick := range record.Ticks {
		for b := range record.Slots {
			worst := 0.0
			for a := range record.Slots {
				assert.Equal(t, record.Hostility(tick, a, b), record.Hostility(tick, b, a))
				worst = max(worst, record.Hostility(tick, a, b))
			}
			assert.Equal(t, record.Bloc(tick, b).Hostility, worst)
		}
	}
	all := record.Hostility(0, 1, 2)
	record.Enmities = nil
	assert.Equal(t, record.Bloc(0, 0).Hostility, record.Hostility(0, 1, 0), "without pairs, the highest of a bloc")
	assert.NotEqual(t, all, record.Hostility(0, 1, 2), "and no others")
}

func TestTiesAndPairsAreNoPartOfTheHash(t *testing.T) {
	record, err := sim.Run(context.Background(), three(), 1, 0)
	require.NoError(t, err)
	hash := record.SHA256()
	record.Ties, record.Enmities = nil, nil
	assert.Equal(t, hash, record.SHA256())
}

func TestCheckpointsKeepTiesAndPairs(t *testing.T) {
	model := three()
	model.Ties = []agents.Tie{{A: 1, B: 4, Strength: -0.5}}
	whole, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	assert.Equal(t, model.Ties, whole.Ties)

	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	require.NoError(t, w.RunTo(context.Background(), 3))
	checkpoint, err := w.Checkpoint(recorder.Record())
	require.NoError(t, err)
	w, err = sim.Restore(model, checkpoint)
	require.NoError(t, err)
	recorder, err = checkpoint.Recorder(w)
	require.NoError(t, err)
	w.Observe(recorder)
	require.NoError(t, w.Run(context.Background()))
	assert.Equal(t, whole.Ties, recorder.Record().Ties)
	assert.Equal(t, whole.Enmities, recorder.Record().Enmities)
}
