package chunk_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/random"
	"entente/sim/result"
)

// sums is a small study in two stages. The first sums random words, runs by runs; the second does so again, with a seed that follows
// from all sums of the first.
type sums struct {
	job    *chunk.Job
	chunks int
	// ran counts the chunks that were done.
	ran atomic.Int64
	// before is called when a chunk begins.
	before func(c chunk.Chunk) error
}

// runsOfChunk is how many words a chunk sums.
const runsOfChunk = 100

func newSums(seed uint64, chunks int) *sums {
	return &sums{chunks: chunks, job: &chunk.Job{
		Format: chunk.JobFormat, FormatVersion: chunk.JobVersion, Kind: "sums", ProgramVersion: "v1", Seed: seed, Runs: uint64(chunks * runsOfChunk),
		Scenarios: []result.Scenario{{Name: "words", SHA256: "5ca1ab1e5ca1ab1e"}}, Arguments: []string{"sums"},
		Documents: []chunk.Text{{Name: "words.txt", Text: "words\n"}},
	}}
}

func (s *sums) Job() *chunk.Job { return s.job }
func (s *sums) Stages() int     { return 2 }

func (s *sums) Chunks(_ context.Context, stage int, before chunk.Parts) (chunk.List, error) {
	id, err := s.job.ID()
	if err != nil {
		return chunk.List{}, err
	}
	seed := s.job.Seed
	for number := range s.chunks {
		c := chunk.Chunk{
			Job: id, Scenario: s.job.Scenarios[0].SHA256, Number: number, Seed: s.job.Seed,
			Rows: chunk.Range{To: 1}, Runs: chunk.Range{From: uint64(number * runsOfChunk), To: uint64((number + 1) * runsOfChunk)},
		}
		if stage == 1 {
			sum, err := sumOf(before, c)
			if err != nil {
				return chunk.List{}, err
			}
			seed += sum
		}
	}
	return chunk.List{Len: s.chunks, At: func(number int) chunk.Chunk {
		return chunk.Chunk{
			Job: id, Scenario: s.job.Scenarios[0].SHA256, Stage: stage, Number: number, Seed: seed,
			Rows: chunk.Range{To: 1}, Runs: chunk.Range{From: uint64(number * runsOfChunk), To: uint64((number + 1) * runsOfChunk)},
		}
	}}, nil
}

func (s *sums) Run(ctx context.Context, c chunk.Chunk, _ chunk.Parts, _ int, to io.Writer) error {
	s.ran.Add(1)
	if s.before != nil {
		if err := s.before(c); err != nil {
			return err
		}
	}
	sum := uint64(0)
	for run := c.Runs.From; run < c.Runs.To; run++ {
		sum += random.Philox([4]uint64{run}, [2]uint64{c.Seed})[0]
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return binary.Write(to, binary.LittleEndian, sum)
}

func (s *sums) Fail(chunk.Chunk, string, io.Writer) error { return errors.New("a sum needs all") }

func (s *sums) Merge(ctx context.Context, parts chunk.Parts, dir string, _ result.Options) error {
	return s.mergeStages(ctx, parts, dir, s.Stages())
}

func (s *sums) mergeStages(ctx context.Context, parts chunk.Parts, dir string, stages int) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(dir, "sums.txt"))
	if err != nil {
		return err
	}
	defer file.Close()
	for stage := range stages {
		chunks, err := s.Chunks(ctx, stage, parts)
		if err != nil {
			return err
		}
		for c := range chunks.All() {
			sum, err := sumOf(parts, c)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintln(file, stage, c.Number, sum); err != nil {
				return err
			}
		}
	}
	return nil
}

func sumOf(parts chunk.Parts, c chunk.Chunk) (sum uint64, err error) {
	from, err := parts.Open(c)
	if err != nil {
		return 0, err
	}
	defer from.Close()
	err = binary.Read(from, binary.LittleEndian, &sum)
	return sum, err
}

// alone is the result of a study that one process did, with one worker.
func alone(t *testing.T, x chunk.Experiment) string {
	t.Helper()
	f := folderFor(t, t.TempDir(), x)
	doneBy(t, x, f, chunk.Shard{Count: 1}, 1)
	return merged(t, x, f)
}

func folderFor(t *testing.T, dir string, x chunk.Experiment) *chunk.Folder {
	t.Helper()
	f, err := chunk.MakeFolder(dir, x.Job())
	require.NoError(t, err)
	return f
}

func doneBy(t *testing.T, x chunk.Experiment, f *chunk.Folder, shard chunk.Shard, workers int) chunk.Missing {
	t.Helper()
	left, err := chunk.Do(t.Context(), x, f, shard, chunk.Options{Workers: workers})
	require.NoError(t, err)
	return left
}

func merged(t *testing.T, x chunk.Experiment, f *chunk.Folder) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, chunk.Merge(t.Context(), x, f, dir, result.Options{}))
	text, err := os.ReadFile(filepath.Join(dir, "sums.txt"))
	require.NoError(t, err)
	return string(text)
}

// chunksOf are the chunks of the first stage.
func chunksOf(t *testing.T, x chunk.Experiment) []chunk.Chunk {
	t.Helper()
	chunks, err := x.Chunks(t.Context(), 0, nil)
	require.NoError(t, err)
	return slices.Collect(chunks.All())
}
