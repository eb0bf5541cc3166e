package result_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/result"
)

// smallCheckpoint is the small model's run after so many ticks.
func smallCheckpoint(t *testing.T, ticks int) *sim.Checkpoint {
	t.Helper()
	w, err := sim.New(smallModel(), 7, 3)
	require.NoError(t, err)
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	require.NoError(t, w.RunTo(t.Context(), ticks))
	checkpoint, err := w.Checkpoint(recorder.Record())
	require.NoError(t, err)
	return checkpoint
}

func TestCheckpointFileIsReadBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "later.entente")
	require.NoError(t, result.WriteCheckpoint(file, smallCheckpoint(t, 5), false))
	assert.Len(t, contents(t, filepath.Dir(file)), 1, "nothing is left beside it")
	read, err := result.ReadCheckpoint(file)
	require.NoError(t, err)
	assert.Equal(t, 5, read.Tick)
	w, err := sim.Restore(smallModel(), read)
	require.NoError(t, err)
	recorder, err := read.Recorder(w)
	require.NoError(t, err)
	w.Observe(recorder)
	require.NoError(t, w.Run(t.Context()))
	assert.Equal(t, smallRecord(t).SHA256(), recorder.Record().SHA256())
}

func TestCheckpointFileReplacesOnlyACheckpointAndOnlyIfTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "later.entente")
	require.NoError(t, result.WriteCheckpoint(file, smallCheckpoint(t, 5), false))
	before := contents(t, filepath.Dir(file))
	require.ErrorIs(t, result.WriteCheckpoint(file, smallCheckpoint(t, 6), false), result.ErrExists)
	assert.Equal(t, before, contents(t, filepath.Dir(file)))
	require.NoError(t, result.WriteCheckpoint(file, smallCheckpoint(t, 6), true))
	read, err := result.ReadCheckpoint(file)
	require.NoError(t, err)
	assert.Equal(t, 6, read.Tick)

	for _, mine := range []string{"my notes", ""} {
		require.NoError(t, os.WriteFile(file, []byte(mine), 0o666))
		require.ErrorIs(t, result.WriteCheckpoint(file, smallCheckpoint(t, 6), true), result.ErrExists)
		assert.Equal(t, map[string]string{"later.entente": mine}, contents(t, filepath.Dir(file)))
	}
	require.ErrorIs(t, result.WriteCheckpoint(filepath.Dir(file), smallCheckpoint(t, 6), true), result.ErrExists)
}

func TestAFullDiskLeavesTheFormerCheckpoint(t *testing.T) {
	file := filepath.Join(t.TempDir(), "later.entente")
	require.NoError(t, result.WriteCheckpoint(file, smallCheckpoint(t, 5), false))
	before := contents(t, filepath.Dir(file))
	for _, disk := range []*brittle{{}, {failSync: true}} {
		if disk.failSync {
			disk.left.Store(1 << 40)
		} else {
			disk.left.Store(1000)
		}
		require.ErrorIs(t, result.WriteCheckpointThrough(file, smallCheckpoint(t, 6), disk.create), errFull)
		assert.Equal(t, before, contents(t, filepath.Dir(file)))
	}
}

func TestUnreadableCheckpointFilesAreErrors(t *testing.T) {
	top := t.TempDir()
	_, err := result.ReadCheckpoint(filepath.Join(top, "gone.entente"))
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = result.ReadCheckpoint(top)
	require.ErrorContains(t, err, "no regular file")
	file := filepath.Join(top, "text.entente")
	require.NoError(t, os.WriteFile(file, []byte("name: plan\n"), 0o666))
	_, err = result.ReadCheckpoint(file)
	require.ErrorIs(t, err, sim.ErrNotCheckpoint)
	assert.ErrorContains(t, err, file)
}

func TestCheckpointsStandInTheFolderAndNotInTheManifest(t *testing.T) {
	record := smallRecord(t)
	dir := written(t, record, result.Parquet)
	plain := contents(t, dir)
	options := result.Options{Overwrite: true, Checkpoints: []*sim.Checkpoint{smallCheckpoint(t, 0), smallCheckpoint(t, 12)}}
	require.NoError(t, result.Write(context.Background(), dir, record, given(), options))
	with := contents(t, dir)
	for _, tick := range []int{0, 12} {
		read, err := result.ReadCheckpoint(filepath.Join(dir, result.CheckpointName(tick)))
		require.NoError(t, err)
		assert.Equal(t, tick, read.Tick)
		delete(with, result.CheckpointName(tick))
	}
	assert.Equal(t, plain, with, "all else is as without checkpoints")
	_, _, err := result.Read(dir)
	require.NoError(t, err)
	require.NoError(t, result.Write(context.Background(), dir, record, given(), result.Options{Overwrite: true}))
	assert.Equal(t, plain, contents(t, dir), "they go with the result that they belonged to")
}
