package sim_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// A world with other weights runs as one of a model that has them, to the bit; after the weights are back, as it did before.
func TestReweighedWorldsRunAsModelsOfThoseWeights(t *testing.T) {
	model := sim.Synthetic(60, 3, 3, 5)
	model.Calendar.End = model.Calendar.Start.AddDate(0, 17, 0)
	other := *model
	other.Terms = slices.Clone(model.Terms)
	own, weights := make([]float64, len(model.Terms)), make([]float64, len(model.Terms))
	for k := range other.Terms {
		own[k], weights[k] = model.Terms[k].Weight, model.Terms[k].Low
		if own[k] != 0 {
			other.Terms[k].Weight = weights[k]
		}
	}
	wanted, err := sim.Run(t.Context(), &other, 1, 3)
	require.NoError(t, err)
	before, err := sim.Run(t.Context(), model, 1, 3)
	require.NoError(t, err)
	require.NotEqual(t, wanted.SHA256(), before.SHA256())

	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	require.NoError(t, w.Run(t.Context()))
	for _, test := range []struct {
		weights []float64
		like    *sim.Model
	}{{weights, &other}, {own, model}} {
		w.Reset(1, 3)
		w.Reweigh(test.weights)
		fresh, err := sim.New(test.like, 1, 3)
		require.NoError(t, err)
		for range 18 {
			require.NoError(t, w.Step())
			require.NoError(t, fresh.Step())
			require.Equal(t, fresh.Actors.Memberships, w.Actors.Memberships)
			require.Equal(t, fresh.Actors.Capital, w.Actors.Capital)
		}
	}
}

func TestReweighedWorldsAreNotKept(t *testing.T) {
	model := sim.Synthetic(12, 2, 2, 5)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	_, err = w.Checkpoint(nil)
	require.NoError(t, err)
	w.Reweigh(make([]float64, len(model.Terms)))
	_, err = w.Checkpoint(nil)
	assert.ErrorContains(t, err, "weights are not those of its model")
}

// A run that sets out from shared ticks is not loaded anew: weights that are the model's own change nothing in it, its limits
// on memberships included.
func TestOwnWeightsChangeNothingAfterSharedTicks(t *testing.T) {
	model := sim.Synthetic(60, 8, 4, 1)
	model.ChoicesFrom, model.Limits = 3, agents.Limits{Most: 1}
	own := make([]float64, len(model.Terms))
	for k := range own {
		own[k] = model.Terms[k].Weight
	}
	end := func(reweigh bool) []agents.Memberships {
		w, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		require.NoError(t, w.RunTo(t.Context(), model.SharedTicks()))
		var trunk sim.Trunk
		trunk.Keep(w)
		if reweigh {
			w.Reweigh(own)
		}
		w.Fork(&trunk, 1, 2)
		require.NoError(t, w.Run(t.Context()))
		return slices.Clone(w.Actors.Memberships)
	}
	assert.Equal(t, end(false), end(true))
}
