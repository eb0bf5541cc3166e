package hindcast_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble/hindcast"
)

// planted is a synthetic world of which only leaders are told, with facts that weights drawn from the prior have made: the end of
// one of its runs.
func planted(t *testing.T, number uint64) (model, target *sim.Model, weights []float64) {
	t.Helper()
	model = sim.Synthetic(40, 3, 3, number)
	model.Calendar.End = model.Calendar.Start.AddDate(0, 11, 0)
	leads := map[int]bool{}
	for _, bloc := range model.Blocs {
		for _, leader := range bloc.Leaders {
			leads[leader] = true
		}
	}
	for i := range model.Actors {
		if !leads[i] {
			model.Actors[i].Blocs = 0
		}
	}
	prior := &hindcast.Posterior{Prior: hindcast.NewPrior(model)}
	weights = prior.Weights(99, number)
	w, err := sim.New(prior.Weighted(model, 99, number), 99, number)
	require.NoError(t, err)
	require.NoError(t, w.Run(t.Context()))
	copied := *model
	copied.Actors = slices.Clone(model.Actors)
	for i := range copied.Actors {
		copied.Actors[i].Blocs = agents.Memberships(0)
		for _, b := range w.Actors.Memberships[i].List() {
			if b < len(model.Blocs) {
				copied.Actors[i].Blocs = copied.Actors[i].Blocs.With(b)
			}
		}
	}
	return model, &copied, weights
}

// On facts that other weights have made, fitted weights must do better than the judged ones on actors that they were not told of, on
// average over worlds (one end of one run is noisy, and some planted weights lie near the judged ones); and nine tenths of the
// weights should lie in ranges of nine tenths, less a tenth for what few worlds show by chance.
func TestPlantedWeightsAreFound(t *testing.T) {
	worlds, covered, all := uint64(6), 0, 0
	judged, fitted, averaged := 0.0, 0.0, 0.0
	for number := range worlds {
		model, target, weights := planted(t, number)
		r, err := hindcast.Run(t.Context(), model, target, hindcast.Plan{Seed: 5, Runs: 20, Draws: 50, Steps: 30})
		require.NoError(t, err)
		assert.LessOrEqual(t, r.Fitted.InSample.Brier.Value, r.Judged.InSample.Brier.Value, "the judged weights are among those tried, without a penalty")
		judged += r.Judged.LeftOut.Brier.Value / float64(worlds)
		fitted += r.Fitted.LeftOut.Brier.Value / float64(worlds)
		averaged += r.Averaged.LeftOut.Brier.Value / float64(worlds)
		for k, weight := range weights {
			all++
			if within := r.Posterior.Range(k); weight >= within.Low && weight <= within.High {
				covered++
			}
		}
	}
	t.Logf("Brier score, left out: judged %.3f, fitted %.3f, posterior mean %.3f; %d of %d weights covered", judged, fitted, averaged, covered, all)
	assert.Less(t, fitted, judged)
	assert.Less(t, averaged, judged)
	assert.GreaterOrEqual(t, float64(covered)/float64(all), 0.8)
}
