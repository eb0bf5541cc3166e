package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

// relay is an observer that passes on to a recorder which can be changed between the runs of one world.
type relay struct{ to *sim.Recorder }

func (r *relay) Tick(w *sim.World) error                         { return r.to.Tick(w) }
func (r *relay) Decision(w *sim.World, decision agents.Decision) { r.to.Decision(w, decision) }
func (r *relay) Happening(w *sim.World, happening sim.Happening) { r.to.Happening(w, happening) }
func (r *relay) record(t require.TestingT, w *sim.World) *sim.Record {
	r.to = sim.NewRecorder(w)
	for range w.Model.Calendar.Ticks() {
		require.NoError(t, w.Step())
	}
	return r.to.Record()
}

// A world that was used before and is reset shows to the last bit what a new one shows: the record's hash covers every
// column, decision and reason.
func TestResetEqualsNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model := eventful(rapid.IntRange(8, 20).Draw(t, "actors"), rapid.IntRange(1, 5).Draw(t, "blocs"),
			rapid.IntRange(1, 4).Draw(t, "states"), rapid.Uint64().Draw(t, "model"))
		seeds := rapid.SliceOfN(rapid.Uint64(), 2, 3).Draw(t, "seeds")
		used, err := sim.New(model, seeds[0], 0)
		require.NoError(t, err)
		observer := &relay{}
		used.Observe(observer)
		observer.record(t, used)
		for run, seed := range seeds {
			used.Reset(seed, uint64(run))
			again := observer.record(t, used)
			fresh, err := sim.Run(t.Context(), model, seed, uint64(run))
			require.NoError(t, err)
			require.Equal(t, fresh.SHA256(), again.SHA256(), "seed %d, run %d", seed, run)
		}
	})
}

func TestResetInTheMiddleOfARun(t *testing.T) {
	model := eventful(12, 3, 3, 1)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	observer := &relay{}
	w.Observe(observer)
	wanted := observer.record(t, w).SHA256()
	for ticks := range 40 {
		w.Reset(9, 9)
		observer.to = sim.NewRecorder(w)
		for range ticks {
			require.NoError(t, w.Step())
		}
		w.Reset(1, 0)
		assert.Equal(t, wanted, observer.record(t, w).SHA256(), "after %d ticks of another run", ticks)
	}
}
