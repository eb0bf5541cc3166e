package chunk_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// whole is what the lottery gives when one process does it all.
func whole(t require.TestingT, dir string, seed, runs, perChunk uint64) string {
	folder := join(t, filepath.Join(dir, "whole"), newLottery(seed, runs, perChunk))
	left, err := chunk.Do(context.Background(), newLottery(seed, runs, perChunk), folder, chunk.Shard{}, chunk.Options{Workers: 1})
	require.NoError(t, err)
	require.Empty(t, left.Missing)
	return merged(t, newLottery(seed, runs, perChunk), folder)
}

func join(t require.TestingT, path string, e chunk.Experiment) *chunk.Folder {
	folder, err := chunk.Join(path, e.Job())
	require.NoError(t, err)
	return folder
}

func merged(t require.TestingT, e chunk.Experiment, parts chunk.Parts) string {
	dir, err := os.MkdirTemp("", "merged")
	require.NoError(t, err)
	defer os.RemoveAll(dir)
	require.NoError(t, chunk.Merge(context.Background(), e, parts, dir, result.Options{}))
	text, err := os.ReadFile(filepath.Join(dir, "sum"))
	require.NoError(t, err)
	return string(text)
}

func TestShardsInAnyOrderGiveWhatOneProcessGives(t *testing.T) {
	// Each check writes some forty files to the disk for certain, which takes a tenth of a second.
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		require.NoError(t, flag.Set("rapid.checks", "10"))
		defer flag.Set("rapid.checks", checks.DefValue)
	}
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "shards")
		require.NoError(rt, err)
		defer os.RemoveAll(dir)
		seed, runs, per := rapid.Uint64().Draw(rt, "seed"), rapid.Uint64Range(1, 20).Draw(rt, "runs"), rapid.Uint64Range(3, 10).Draw(rt, "per chunk")
		count := rapid.IntRange(1, 3).Draw(rt, "shards")
		indices := make([]int, count)
		for k := range indices {
			indices[k] = k
		}
		apart := rapid.Bool().Draw(rt, "folders apart")
		var paths []string
		// In a folder of their own, shards cannot come to the second stage: each is done with all parts of the first at hand.
		if apart {
			count = 1
			indices = []int{0}
		}
		for pass := range 2 {
			for _, index := range rapid.Permutation(indices).Draw(rt, "order") {
				path := filepath.Join(dir, "parts")
				if pass == 0 {
					paths = append(paths, path)
				}
				e := newLottery(seed, runs, per)
				_, err := chunk.Do(context.Background(), e, join(rt, path, e), chunk.Shard{Index: index, Count: count},
					chunk.Options{Workers: rapid.IntRange(0, 4).Draw(rt, "workers")})
				require.NoError(rt, err)
			}
		}
		folders, err := chunk.OpenFolders(paths...)
		require.NoError(rt, err)
		assert.Equal(rt, whole(rt, dir, seed, runs, per), merged(rt, newLottery(seed, runs, per), folders))
	})
}

func TestAShardDoesAgainOnlyWhatHasNoValidPart(t *testing.T) {
	dir := t.TempDir()
	e := newLottery(1, 100, 10)
	folder := join(t, dir, e)
	do := func() (int64, chunk.Left) {
		e.did.Store(0)
		left, err := chunk.Do(context.Background(), e, folder, chunk.Shard{Index: 1, Count: 2}, chunk.Options{})
		require.NoError(t, err)
		return e.did.Load(), left
	}
	did, left := do()
	assert.EqualValues(t, 5, did, "every other of ten chunks")
	assert.Equal(t, 0, left.Stage)
	assert.Len(t, left.Missing, 5, "those of the other shard")
	did, _ = do()
	assert.Zero(t, did)
	part := filepath.Join(dir, (&chunk.Chunk{Number: 3}).Name())
	text, err := os.ReadFile(part)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(part, text[:len(text)-1], 0o666))
	did, _ = do()
	assert.EqualValues(t, 1, did)
	mended, err := os.ReadFile(part)
	require.NoError(t, err)
	assert.Equal(t, text, mended)
}

func TestWhatIsMissingIsListed(t *testing.T) {
	e := newLottery(1, 100, 10)
	folder := join(t, t.TempDir(), e)
	_, err := chunk.Do(context.Background(), e, folder, chunk.Shard{Index: 1, Count: 3}, chunk.Options{})
	require.NoError(t, err)
	err = chunk.Merge(context.Background(), e, folder, t.TempDir(), result.Options{})
	var missing *chunk.MissingError
	require.ErrorAs(t, err, &missing)
	assert.EqualError(t, err, "7 of 10 chunks of stage 1 of 2 have no valid part: 0, 2-3, 5-6, 8-9")
}

func TestAFolderIsOfOneJob(t *testing.T) {
	dir := t.TempDir()
	folder := join(t, dir, newLottery(1, 100, 10))
	_, err := chunk.Join(dir, newLottery(2, 100, 10).Job())
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	assert.ErrorContains(t, err, "its seed is 1, not 2")
	_, err = chunk.Do(context.Background(), newLottery(1, 100, 10), folder, chunk.Shard{}, chunk.Options{})
	require.NoError(t, err)

	other := filepath.Join(t.TempDir(), "other")
	join(t, other, newLottery(2, 100, 10))
	_, err = chunk.OpenFolders(dir, other)
	require.ErrorIs(t, err, chunk.ErrOtherJob)

	_, err = chunk.OpenFolder(t.TempDir())
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestManyComeFirstAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "parts")
	var wait sync.WaitGroup
	for index := range 8 {
		wait.Go(func() {
			e := newLottery(1, 80, 10)
			folder, err := chunk.Join(dir, e.Job())
			if assert.NoError(t, err) {
				_, err = chunk.Do(context.Background(), e, folder, chunk.Shard{Index: index, Count: 8}, chunk.Options{Workers: 1})
				assert.NoError(t, err)
			}
		})
	}
	wait.Wait()
	e := newLottery(1, 80, 10)
	_, err := chunk.Do(context.Background(), e, join(t, dir, e), chunk.Shard{}, chunk.Options{})
	require.NoError(t, err)
	assert.Equal(t, whole(t, t.TempDir(), 1, 80, 10), merged(t, e, join(t, dir, e)))
	hidden, err := filepath.Glob(filepath.Join(dir, ".*"))
	require.NoError(t, err)
	assert.Empty(t, hidden, "nothing half written is left")
}

func TestPartsOfOneChunkThatDifferAreNoResult(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	e := newLottery(1, 20, 10)
	for _, dir := range []string{first, second} {
		_, err := chunk.Do(context.Background(), e, join(t, dir, e), chunk.Shard{}, chunk.Options{})
		require.NoError(t, err)
	}
	folders, err := chunk.OpenFolders(first, second)
	require.NoError(t, err)
	require.NoError(t, chunk.Check(context.Background(), e, folders), "the same part twice does no harm")
	chunks, err := e.Chunks(context.Background(), 0, folders)
	require.NoError(t, err)
	require.NoError(t, folders[1].Write(chunks[1], []byte("something else")))
	err = chunk.Check(context.Background(), e, folders)
	assert.ErrorContains(t, err, "part-0-000001.part of "+first+" and "+second+": two valid parts of one chunk differ")
}

func TestAnErrorOfAChunkEndsTheWorkAndKeepsWhatIsDone(t *testing.T) {
	e := newLottery(1, 100, 10)
	e.failAt = 4
	folder := join(t, t.TempDir(), e)
	_, err := chunk.Do(context.Background(), e, folder, chunk.Shard{}, chunk.Options{Workers: 1})
	require.EqualError(t, err, "chunk 4 of stage 0: the drum is stuck")
	e.failAt = -1
	e.did.Store(0)
	_, err = chunk.Do(context.Background(), e, folder, chunk.Shard{}, chunk.Options{})
	require.NoError(t, err)
	assert.EqualValues(t, 6+10, e.did.Load(), "six of the first stage and ten of the second were left")
}

func TestACancelledShardSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	e := newLottery(1, 100, 10)
	_, err := chunk.Do(ctx, e, join(t, t.TempDir(), e), chunk.Shard{}, chunk.Options{})
	assert.ErrorIs(t, err, context.Canceled)
}
