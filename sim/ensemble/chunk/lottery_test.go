package chunk_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"

	"entente/sim/ensemble/chunk"
	"entente/sim/random"
	"entente/sim/result"
)

// lottery is a small experiment: it draws a number a run and adds them up, in two stages. In the second, all that is drawn
// is multiplied with the number of draws in the first that were odd.
type lottery struct {
	job       chunk.Job
	runs      uint64
	perChunk  uint64
	did       atomic.Int64
	failAt    int
	failStage int
}

func newLottery(seed, runs, perChunk uint64) *lottery {
	return &lottery{
		job: chunk.Job{
			Format: chunk.JobFormat, FormatVersion: chunk.JobVersion, Kind: "lottery", ProgramVersion: "v1", Seed: seed, Runs: runs,
			Scenarios: []result.Scenario{{Name: "lottery", SHA256: "abc"}},
		},
		runs: runs, perChunk: perChunk, failAt: -1,
	}
}

func (l *lottery) Job() *chunk.Job { return &l.job }
func (l *lottery) Stages() int     { return 2 }

func (l *lottery) Chunks(_ context.Context, stage int, _ chunk.Parts) ([]chunk.Chunk, error) {
	id, err := l.job.ID()
	if err != nil {
		return nil, err
	}
	var chunks []chunk.Chunk
	for from := uint64(0); from < l.runs; from += l.perChunk {
		chunks = append(chunks, chunk.Chunk{
			Job: id, Scenario: "abc", Stage: stage, Number: len(chunks), Rows: chunk.Range{To: 1},
			Runs: chunk.Range{From: from, To: min(from+l.perChunk, l.runs)}, Seed: l.job.Seed,
		})
	}
	return chunks, nil
}

func (l *lottery) Run(ctx context.Context, c chunk.Chunk, before chunk.Parts, _ int, to io.Writer) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if c.Number == l.failAt && c.Stage == l.failStage {
		return errors.New("the drum is stuck")
	}
	l.did.Add(1)
	factor := uint64(1)
	if c.Stage > 0 {
		first, err := l.Chunks(ctx, 0, nil)
		if err != nil {
			return err
		}
		if factor, err = l.sum(before, first); err != nil {
			return err
		}
	}
	sum := uint64(0)
	for run := c.Runs.From; run < c.Runs.To; run++ {
		sum += factor * (random.New(c.Seed, run).Uint64(0, 0, random.PurposeChoice, 0) >> 40)
	}
	return binary.Write(to, binary.LittleEndian, sum)
}

func (l *lottery) Fail(chunk.Chunk, string, io.Writer) error {
	return errors.New("no draw can be left out")
}

func (l *lottery) sum(parts chunk.Parts, chunks []chunk.Chunk) (sum uint64, err error) {
	for _, c := range chunks {
		part, err := parts.Open(c)
		if err != nil {
			return 0, err
		}
		var one uint64
		if err := binary.Read(part, binary.LittleEndian, &one); err != nil {
			return 0, err
		}
		sum += one
	}
	return sum, nil
}

func (l *lottery) Merge(ctx context.Context, parts chunk.Parts, dir string, _ result.Options) error {
	chunks, err := l.Chunks(ctx, 1, parts)
	if err != nil {
		return err
	}
	sum, err := l.sum(parts, chunks)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "sum"), fmt.Appendln(nil, sum), 0o666)
}
