package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

// anyModel draws an eventful model of any length of ticks and any order of revision.
func anyModel(t *rapid.T) *sim.Model {
	model := eventful(rapid.IntRange(8, 24).Draw(t, "actors"), rapid.IntRange(1, 5).Draw(t, "blocs"),
		rapid.IntRange(1, 4).Draw(t, "states"), rapid.Uint64().Draw(t, "model"))
	model.Calendar.Length = sim.TickLength(rapid.IntRange(0, 3).Draw(t, "length"))
	if model.Calendar.Length == sim.Week {
		model.Calendar.End = date(2025, 2)
	}
	model.Revision = sim.Revision(rapid.IntRange(0, int(sim.OneInTurn)).Draw(t, "revision"))
	model.Events = append(model.Events,
		sim.Event{ID: "once", When: condition(t, model, "tick >= 5"), Effects: []sim.Effect{
			sim.InviteToBloc{Bloc: 0, Actors: []int{4}},
		}},
		sim.Event{ID: "often", When: condition(t, model, "tick > 9"), Repeat: true, Effects: []sim.Effect{
			sim.SetEnmity{A: 0, B: 1, Level: 0.3},
		}})
	return model
}

func condition(t require.TestingT, model *sim.Model, text string) *sim.Condition {
	compiled, mistakes := sim.CompileCondition(text, model.Names())
	require.Empty(t, mistakes)
	return compiled
}

// stopped runs a model for some ticks and keeps a checkpoint, which it writes and reads back.
func stopped(t require.TestingT, model *sim.Model, seed uint64, ticks int) (*sim.World, *sim.Checkpoint) {
	w, err := sim.New(model, seed, 3)
	require.NoError(t, err)
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	for range ticks {
		require.NoError(t, w.Step())
	}
	return w, copied(t, w, recorder.Record())
}

func copied(t require.TestingT, w *sim.World, record *sim.Record) *sim.Checkpoint {
	checkpoint, err := w.Checkpoint(record)
	require.NoError(t, err)
	data, err := checkpoint.Encode()
	require.NoError(t, err)
	read, err := sim.ParseCheckpoint(data)
	require.NoError(t, err)
	return read
}

// goneOn restores a checkpoint, rebases it where there is a patched model, and runs on.
func goneOn(t require.TestingT, model, patched *sim.Model, checkpoint *sim.Checkpoint) *sim.Record {
	w, err := sim.Restore(model, checkpoint)
	require.NoError(t, err)
	if patched != nil {
		require.NoError(t, w.Rebase(patched))
	}
	recorder, err := checkpoint.Recorder(w)
	require.NoError(t, err)
	w.Observe(recorder)
	for int(w.Tick) < w.Model.Calendar.Ticks() {
		require.NoError(t, w.Step())
	}
	return recorder.Record()
}

func TestResumedRunEqualsTheUninterruptedOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model, seed := anyModel(t), rapid.Uint64().Draw(t, "seed")
		whole, err := sim.Run(t.Context(), model, seed, 3)
		require.NoError(t, err)
		_, checkpoint := stopped(t, model, seed, rapid.IntRange(0, model.Calendar.Ticks()).Draw(t, "ticks"))
		resumed := goneOn(t, model, nil, checkpoint)
		require.Equal(t, whole.SHA256(), resumed.SHA256())
		assertSameRecord(t, whole, resumed)
		require.Equal(t, whole.SHA256(), goneOn(t, model, model, checkpoint).SHA256(), "rebased on its own model")
	})
}

// assertSameRecord also compares what the hash leaves out: names.
func assertSameRecord(t require.TestingT, wanted, got *sim.Record) {
	require.Equal(t, wanted.Ticks, got.Ticks)
	require.Equal(t, wanted.Actors, got.Actors)
	require.Equal(t, wanted.States, got.States)
	require.Equal(t, wanted.Events, got.Events)
	require.Len(t, got.Blocs, len(wanted.Blocs))
	for b := range wanted.Blocs {
		require.Equal(t, wanted.Blocs[b].Name, got.Blocs[b].Name)
		require.ElementsMatch(t, wanted.Blocs[b].Leaders, got.Blocs[b].Leaders)
	}
	require.Len(t, got.Decisions, len(wanted.Decisions))
	for k := range wanted.Decisions {
		require.ElementsMatch(t, wanted.Decisions[k].Reasons, got.Decisions[k].Reasons)
		require.ElementsMatch(t, wanted.Decisions[k].Flips, got.Decisions[k].Flips)
	}
}

func TestCheckpointOfARestoredWorldIsTheSame(t *testing.T) {
	model := eventful(16, 4, 3, 5)
	for _, ticks := range []int{0, 1, 11, 12, 40, 72} {
		w, checkpoint := stopped(t, model, 1, ticks)
		again, err := sim.Restore(model, checkpoint)
		require.NoError(t, err)
		assert.Equal(t, encoded(t, w), encoded(t, again), "tick %d", ticks)
	}
}

func encoded(t require.TestingT, w *sim.World) []byte {
	checkpoint, err := w.Checkpoint(nil)
	require.NoError(t, err)
	data, err := checkpoint.Encode()
	require.NoError(t, err)
	return data
}

func TestCheckpointLeavesTheRunAlone(t *testing.T) {
	model := eventful(16, 4, 3, 5)
	whole, err := sim.Run(t.Context(), model, 2, 0)
	require.NoError(t, err)
	w, err := sim.New(model, 2, 0)
	require.NoError(t, err)
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	for tick := range model.Calendar.Ticks() {
		require.NoError(t, w.RunTo(t.Context(), tick))
		_, err := w.Checkpoint(recorder.Record())
		require.NoError(t, err)
	}
	require.NoError(t, w.Run(t.Context()))
	assert.Equal(t, whole.SHA256(), recorder.Record().SHA256())
}

func TestRestoredWorldCanBeReset(t *testing.T) {
	model := eventful(12, 3, 3, 1)
	_, checkpoint := stopped(t, model, 7, 50)
	w, err := sim.Restore(model, checkpoint)
	require.NoError(t, err)
	observer := &relay{}
	w.Observe(observer)
	w.Reset(1, 0)
	fresh, err := sim.Run(t.Context(), eventful(12, 3, 3, 1), 1, 0)
	require.NoError(t, err)
	assert.Equal(t, fresh.SHA256(), observer.record(t, w).SHA256(), "and the model is as it was")
}

func TestCheckpointSaysWhatItIs(t *testing.T) {
	model := still()
	w, err := sim.New(model, 5, 9)
	require.NoError(t, err)
	require.NoError(t, w.RunTo(t.Context(), 4))
	checkpoint, err := w.Checkpoint(nil)
	require.NoError(t, err)
	checkpoint.Document, checkpoint.Program, checkpoint.Arguments = []byte("name: still\n"), "v1", []string{"run", "still"}
	data, err := checkpoint.Encode()
	require.NoError(t, err)
	read, err := sim.ParseCheckpoint(data)
	require.NoError(t, err)
	assert.Equal(t, checkpoint.Document, read.Document)
	assert.Equal(t, checkpoint.Program, read.Program)
	assert.Equal(t, checkpoint.Arguments, read.Arguments)
	assert.Equal(t, "still", read.Scenario)
	assert.False(t, read.Recorded)
	assert.Equal(t, 4, read.Tick)
	assert.Equal(t, uint64(5), read.Seed)
	assert.Equal(t, uint64(9), read.Run)
	_, err = read.Recorder(w)
	assert.ErrorContains(t, err, "it holds no record")
}

func TestCheckpointRefusesARecordOfAnotherRun(t *testing.T) {
	w, checkpoint := stopped(t, still(), 1, 4)
	record, err := sim.Run(t.Context(), still(), 1, 0)
	require.NoError(t, err)
	_, err = w.Checkpoint(record)
	assert.ErrorContains(t, err, "the record is one of 36 ticks")
	later, _ := stopped(t, still(), 1, 5)
	_, err = checkpoint.Recorder(later)
	assert.ErrorContains(t, err, "was not restored from it")
}

func TestCheckpointRefusesABrokenWorld(t *testing.T) {
	w, _ := stopped(t, still(), 1, 4)
	zero := 0.0
	w.Actors.Capital[2] = 1 / zero
	_, err := w.Checkpoint(nil)
	assert.ErrorContains(t, err, "ActorColumns.Capital: +Inf is no number that a run can go on with")
	assert.ErrorContains(t, w.Rebase(still()), "ActorColumns.Capital")
}

func TestRestoreRefusesOtherModels(t *testing.T) {
	_, checkpoint := stopped(t, still(), 1, 4)
	for _, test := range []struct {
		wanted string
		change func(*sim.Model)
	}{
		{"the model's name", func(m *sim.Model) { m.Name = "other" }},
		{"the model's hash", func(m *sim.Model) { m.Hash = "0a" }},
		{"other actors", func(m *sim.Model) { m.Actors[0].ID = "other" }},
		{"other actors", func(m *sim.Model) { m.Actors = append(m.Actors, agents.Actor{ID: "more"}) }},
		{"other states", func(m *sim.Model) { m.States[0].ID = "other" }},
		{"room for 6 blocs", func(m *sim.Model) { m.SpareSlots = 3 }},
		{"another calendar", func(m *sim.Model) { m.Calendar.End = date(2026, 12) }},
	} {
		model := still()
		test.change(model)
		_, err := sim.Restore(model, checkpoint)
		require.ErrorIs(t, err, sim.ErrOtherModel)
		assert.ErrorContains(t, err, test.wanted)
	}
	other := still()
	other.Events = []sim.Event{{ID: "other"}}
	_, err := sim.Restore(other, checkpoint)
	assert.ErrorIs(t, err, sim.ErrCheckpointDamaged)
}
