package sim_test

import (
	"crypto/sha256"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// crowded is an eventful model of several chunks in which everything has happened after 15 ticks: blocs have been founded, have
// split, merged and dissolved, and a year has ended.
func crowded(revision sim.Revision) *sim.Model {
	model := eventful(20_000, 8, 5, 3)
	model.Revision = revision
	for k := range model.Events {
		model.Events[k].Tick = 1 + k
	}
	model.Parameters.SplitDispersion, model.Parameters.FoundMass = 0.01, 0.01
	return model
}

// stepped gives the hash of all that a world of so many workers holds after each tick.
func stepped(t *testing.T, model *sim.Model, workers, ticks int) (states [][32]byte) {
	t.Helper()
	w, err := sim.New(model, 7, 2)
	require.NoError(t, err)
	w.Workers = workers
	for range ticks {
		require.NoError(t, w.Step())
		checkpoint, err := w.Checkpoint(nil)
		require.NoError(t, err)
		data, err := checkpoint.Encode()
		require.NoError(t, err)
		states = append(states, sha256.Sum256(data))
	}
	if ticks >= 12 {
		assert.Greater(t, w.Used, len(model.Blocs), "blocs have arisen of themselves")
	}
	return states
}

func TestTheNumberOfWorkersShowsInNoState(t *testing.T) {
	for name, revision := range map[string]sim.Revision{"asynchronous": sim.Asynchronous, "synchronous": sim.Synchronous} {
		model := crowded(revision)
		alone := stepped(t, model, 1, 15)
		for _, workers := range []int{2, 3, 16} {
			assert.Equal(t, alone, stepped(t, model, workers, 15), "%s, %d workers", name, workers)
		}
	}
}

func TestTheNumberOfWorkersShowsInNoRecord(t *testing.T) {
	for name, revision := range map[string]sim.Revision{"asynchronous": sim.Asynchronous, "synchronous": sim.Synchronous} {
		model := crowded(revision)
		hashes := map[string]bool{}
		for _, workers := range []int{1, 2} {
			w, err := sim.New(model, 7, 2)
			require.NoError(t, err)
			w.Workers = workers
			recorder := sim.NewRecorder(w)
			w.Observe(recorder)
			require.NoError(t, w.RunTo(t.Context(), 5))
			hashes[recorder.Record().SHA256()] = true
			assert.NotEmpty(t, recorder.Record().Decisions)
		}
		assert.Len(t, hashes, 1, "%s: records of one and of two workers", name)
	}
}

func TestSmallWorldsHaveOneWorker(t *testing.T) {
	w, err := sim.New(sim.Synthetic(1000, 8, 4, 1), 1, 0)
	require.NoError(t, err)
	assert.Equal(t, 1, w.Workers)
	w, err = sim.New(sim.Synthetic(20_000, 8, 4, 1), 1, 0)
	require.NoError(t, err)
	assert.Equal(t, min(3, runtime.GOMAXPROCS(0)), w.Workers, "20,000 actors are three chunks")
}

func TestNoGoroutineIsLeftBehind(t *testing.T) {
	w, err := sim.New(sim.Synthetic(20_000, 8, 4, 1), 1, 0)
	require.NoError(t, err)
	w.Workers = 3
	before := runtime.NumGoroutine()
	for range 5 {
		require.NoError(t, w.Step())
		// A worker has done its work before the step is over, and may need a moment to end.
		assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before+1 }, time.Second, time.Millisecond)
	}
}

func TestWorkersAllocateNothing(t *testing.T) {
	model := sim.Synthetic(20_000, 8, 4, 1)
	for _, revision := range []sim.Revision{sim.Asynchronous, sim.Synchronous} {
		model.Revision = revision
		w, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		w.Workers = 2
		for range 24 {
			require.NoError(t, w.Step())
		}
		assert.Zero(t, testing.AllocsPerRun(24, func() {
			if err := w.Step(); err != nil {
				panic(err)
			}
		}))
	}
}

// mine is a term like any that somebody could write: it says nothing of being asked by several goroutines.
type mine struct{ asked *int }

func (mine) About() agents.TermInfo { return agents.TermInfo{Name: "mine"} }

func (m mine) Fill(s *agents.Situation, actor int, out []float64) {
	*m.asked++ // which the race detector would find, were there several at it
	for b := range out {
		out[b] = float64((actor+b)%3) / 4
	}
}

func TestTermsOfOnesOwnAreAskedByOneGoroutineAtATime(t *testing.T) {
	for _, revision := range []sim.Revision{sim.Asynchronous, sim.Synchronous} {
		model := crowded(revision)
		asked := 0
		model.Terms = append(model.Terms, agents.Registered{Term: mine{&asked}, Weight: 1})
		alone := stepped(t, model, 1, 3)
		before := asked
		assert.Positive(t, before)
		assert.Equal(t, alone, stepped(t, model, 2, 3))
		assert.Equal(t, 2*before, asked)
	}
}

// asking is an observer that wants something worked out, by all workers, at some decisions.
type asking struct {
	decisions int
	strengths [][]float64
}

func (a *asking) Tick(*sim.World) error { return nil }

func (a *asking) Decision(w *sim.World, _ agents.Decision) {
	if a.decisions++; a.decisions%50 == 0 {
		a.strengths = append(a.strengths, slices.Clone(w.Strengths()))
	}
}

func TestObserversMayAskWhileTurnsAreTaken(t *testing.T) {
	model := crowded(sim.Asynchronous)
	asked := map[int]*asking{}
	for _, workers := range []int{1, 2} {
		w, err := sim.New(model, 7, 2)
		require.NoError(t, err)
		w.Workers, asked[workers] = workers, &asking{}
		w.Observe(asked[workers])
		for range 5 {
			require.NoError(t, w.Step())
		}
	}
	require.Positive(t, len(asked[1].strengths))
	assert.Equal(t, asked[1], asked[2])
}
