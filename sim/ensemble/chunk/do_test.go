package chunk_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// Shards in any order, as often as it takes, with any number of workers, end with what one process ends with.
func TestShardsInAnyOrderGiveTheSame(t *testing.T) {
	wanted := alone(t, newSums(1, 5))
	source := rand.New(rand.NewPCG(3, 5))
	for range 12 {
		x := newSums(1, 5)
		f := folderFor(t, t.TempDir(), x)
		count := 1 + source.IntN(7)
		// A shard that ran before the others were done with the first stage has to run again for the second.
		for _, index := range append(source.Perm(count), source.Perm(count)...) {
			doneBy(t, x, f, chunk.Shard{Index: uint64(index), Count: uint64(count)}, source.IntN(6))
		}
		assert.Equal(t, wanted, merged(t, x, f))
		assert.EqualValues(t, 10, x.ran.Load(), "each of 2 × 5 chunks is done once")
	}
}

func TestDoSaysWhatIsLeftToOthers(t *testing.T) {
	x := newSums(1, 7)
	f := folderFor(t, t.TempDir(), x)
	left := doneBy(t, x, f, chunk.Shard{Index: 1, Count: 3}, 2) // chunks 1 and 4
	assert.Equal(t, "stage 1 of 2: 5 of 7 chunks: 0, 2-3, 5-6", left.String())
	left = doneBy(t, x, f, chunk.Shard{Index: 0, Count: 3}, 2)
	assert.Equal(t, 2, left.Count())
	left = doneBy(t, x, f, chunk.Shard{Index: 2, Count: 3}, 2)
	assert.Equal(t, "stage 2 of 2: 5 of 7 chunks: 0-1, 3-4, 6", left.String(), "the last of the first stage goes on with its own of the second")
	doneBy(t, x, f, chunk.Shard{Index: 0, Count: 3}, 2)
	left = doneBy(t, x, f, chunk.Shard{Index: 1, Count: 3}, 2)
	assert.Zero(t, left.Count())
}

func TestManyMissingChunksAreToldInOneLine(t *testing.T) {
	x := newSums(1, 1000)
	left := doneBy(t, x, folderFor(t, t.TempDir(), x), chunk.Shard{Index: 5, Count: 7}, 2)
	// 5, 12, …, 999 are done: 143 chunks; 12 ranges hold 5 + 11 × 6 of the others.
	assert.Equal(t, "stage 1 of 2: 857 of 1000 chunks: 0-4, 6-11, 13-18, 20-25, 27-32, 34-39, 41-46, 48-53, 55-60, 62-67, 69-74, 76-81 and 786 more",
		left.String())
}

func TestDamagedPartsAreDoneAgain(t *testing.T) {
	wanted := alone(t, newSums(1, 5))
	for name, damage := range map[string]func(text []byte) []byte{
		"empty":   func([]byte) []byte { return nil },
		"cut":     func(text []byte) []byte { return text[:len(text)-1] },
		"longer":  func(text []byte) []byte { return append(text, 0) },
		"changed": func(text []byte) []byte { text[len(text)-3] ^= 1; return text },
		"header":  func(text []byte) []byte { text[len(text)/4] ^= 1; return text },
		"zeros":   func(text []byte) []byte { return make([]byte, len(text)) },
	} {
		t.Run(name, func(t *testing.T) {
			x := newSums(1, 5)
			dir := t.TempDir()
			f := folderFor(t, dir, x)
			doneBy(t, x, f, chunk.Shard{Count: 1}, 2)
			for _, part := range []string{"part-0-000003.part", "part-1-000000.part"} {
				text, err := os.ReadFile(filepath.Join(dir, part))
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(filepath.Join(dir, part), damage(text), 0o600))
			}
			err := chunk.Merge(t.Context(), x, f, filepath.Join(dir, "out"), result.Options{})
			var missing *chunk.MissingError
			require.ErrorAs(t, err, &missing)
			assert.ErrorContains(t, err, "parts are missing or damaged: stage 1 of 2: 1 of 5 chunks: 3; "+filepath.Join(dir, "part-0-000003.part")+": ")
			doneBy(t, x, f, chunk.Shard{Count: 1}, 2)
			assert.EqualValues(t, 12, x.ran.Load(), "ten chunks, and two again")
			assert.Equal(t, wanted, merged(t, x, f))
		})
	}
}

func TestDamageInTheLastStageIsFoundByMerge(t *testing.T) {
	x := newSums(1, 5)
	dir := t.TempDir()
	f := folderFor(t, dir, x)
	doneBy(t, x, f, chunk.Shard{Count: 1}, 2)
	name := filepath.Join(dir, "part-1-000002.part")
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	text[len(text)-1] ^= 1
	require.NoError(t, os.WriteFile(name, text, 0o600))
	err = chunk.Merge(t.Context(), x, f, filepath.Join(dir, "out"), result.Options{})
	require.ErrorIs(t, err, chunk.ErrPart)
	assert.ErrorContains(t, err, name+": its bytes are not those of its checksum")
}

func TestAPartOfAnotherJobIsNeitherTakenNorReplaced(t *testing.T) {
	x, other := newSums(1, 5), newSums(2, 5)
	mine, theirs := t.TempDir(), t.TempDir()
	f := folderFor(t, mine, x)
	doneBy(t, other, folderFor(t, theirs, other), chunk.Shard{Count: 1}, 1)
	text, err := os.ReadFile(filepath.Join(theirs, "part-0-000002.part"))
	require.NoError(t, err)
	name := filepath.Join(mine, "part-0-000002.part")
	require.NoError(t, os.WriteFile(name, text, 0o600))
	_, err = chunk.Do(t.Context(), x, f, chunk.Shard{Count: 1}, chunk.Options{})
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	assert.ErrorContains(t, err, name+": its seed is 2, not 1")
	err = chunk.Merge(t.Context(), x, f, filepath.Join(mine, "out"), result.Options{})
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	err = f.Write(chunksOf(t, x)[2], []byte("12345678"))
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	again, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, text, again)
}

func TestDoRefusesAFolderOfAnotherJob(t *testing.T) {
	f := folderFor(t, t.TempDir(), newSums(1, 5))
	_, err := chunk.Do(t.Context(), newSums(2, 5), f, chunk.Shard{Count: 1}, chunk.Options{})
	require.ErrorIs(t, err, chunk.ErrOtherJob)
	assert.ErrorContains(t, err, "its seed is 1, not 2")
	err = chunk.Merge(t.Context(), newSums(2, 5), f, t.TempDir(), result.Options{})
	require.ErrorIs(t, err, chunk.ErrOtherJob)
}

func TestAChunkThatFailsEndsItAndTheOthersStay(t *testing.T) {
	for name, fails := range map[string]func(chunk.Chunk) error{
		"error": func(c chunk.Chunk) error {
			if c.Number == 6 {
				return errors.New("poisoned")
			}
			return nil
		},
		"panic": func(c chunk.Chunk) error {
			if c.Number == 6 {
				panic("poisoned")
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := newSums(1, 9)
			x.before = fails
			f := folderFor(t, t.TempDir(), x)
			_, err := chunk.Do(t.Context(), x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 1})
			assert.ErrorContains(t, err, "part-0-000006.part: ")
			assert.ErrorContains(t, err, "poisoned")
			x.before = nil
			doneBy(t, x, f, chunk.Shard{Count: 1}, 1)
			assert.EqualValues(t, 19, x.ran.Load(), "eighteen chunks, and the one that failed")
			assert.Equal(t, alone(t, newSums(1, 9)), merged(t, x, f))
		})
	}
}

func TestACancelledShardKeepsWhatIsDone(t *testing.T) {
	x := newSums(1, 20)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var begun atomic.Int64
	x.before = func(chunk.Chunk) error {
		if begun.Add(1) == 8 {
			cancel()
		}
		return nil
	}
	f := folderFor(t, t.TempDir(), x)
	_, err := chunk.Do(ctx, x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 1})
	require.ErrorIs(t, err, context.Canceled)
	doneBy(t, x, f, chunk.Shard{Count: 1}, 1)
	assert.EqualValues(t, 41, x.ran.Load(), "forty chunks, and the one in work")
}

func TestProgressCountsWhatFormerProcessesDid(t *testing.T) {
	x := newSums(1, 6)
	f := folderFor(t, t.TempDir(), x)
	doneBy(t, x, f, chunk.Shard{Index: 1, Count: 2}, 1) // 1, 3, 5 of the first stage
	var told []string
	_, err := chunk.Do(t.Context(), x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 1, Progress: func(stage, done, chunks int) {
		told = append(told, fmt.Sprintf("%d: %d/%d", stage, done, chunks))
	}})
	require.NoError(t, err)
	assert.Equal(t, []string{"0: 3/6", "0: 4/6", "0: 5/6", "0: 6/6", "1: 0/6", "1: 1/6", "1: 2/6", "1: 3/6", "1: 4/6", "1: 5/6", "1: 6/6"}, told)
}
