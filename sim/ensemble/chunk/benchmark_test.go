package chunk_test

import (
	"context"
	"encoding/binary"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/random"
	"entente/sim/result"
)

// oneStage is a study of one stage.
type oneStage struct{ *sums }

func (oneStage) Stages() int { return 1 }

func (s oneStage) Merge(ctx context.Context, parts chunk.Parts, dir string, options result.Options) error {
	return s.mergeStages(ctx, parts, dir, s.Stages())
}

// sized is a study whose chunks take as long and hold as many bytes as they are said to.
type sized struct {
	oneStage
	payload []byte
	// words are how many random words a chunk draws.
	words uint64
}

func (e sized) Run(_ context.Context, _ chunk.Chunk, _ chunk.Parts, _ int, to io.Writer) error {
	sum := uint64(0)
	for run := range e.words {
		sum += random.Philox([4]uint64{run}, [2]uint64{})[0]
	}
	if _, err := to.Write(e.payload); err != nil {
		return err
	}
	return binary.Write(to, binary.LittleEndian, sum)
}

// BenchmarkDo tells what a chunk costs, one after another with one worker: one without work of its own, and one that takes 20 ms.
func BenchmarkDo(b *testing.B) {
	for _, test := range []struct {
		name  string
		bytes int
		words uint64
	}{{"empty", 0, 0}, {"1MB", 1 << 20, 0}, {"busy", 0, 1_000_000}} {
		b.Run(test.name, func(b *testing.B) {
			x := sized{oneStage{newSums(1, b.N)}, make([]byte, test.bytes), test.words}
			f, err := chunk.MakeFolder(b.TempDir(), x.Job())
			require.NoError(b, err)
			b.ResetTimer()
			_, err = chunk.Do(b.Context(), x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 1})
			require.NoError(b, err)
		})
	}
}

// BenchmarkRun tells what a chunk of BenchmarkDo's that is busy takes by itself.
func BenchmarkRun(b *testing.B) {
	x := sized{oneStage{newSums(1, 1)}, nil, 1_000_000}
	for b.Loop() {
		require.NoError(b, x.Run(b.Context(), chunk.Chunk{}, nil, 1, io.Discard))
	}
}

// BenchmarkOpen tells what it costs to check and open a part.
func BenchmarkOpen(b *testing.B) {
	for name, size := range map[string]int{"empty": 0, "1MB": 1 << 20} {
		b.Run(name, func(b *testing.B) {
			x := newSums(1, 1)
			f, err := chunk.MakeFolder(b.TempDir(), x.Job())
			require.NoError(b, err)
			chunks, err := x.Chunks(b.Context(), 0, nil)
			require.NoError(b, err)
			require.NoError(b, f.Write(chunks.At(0), make([]byte, size)))
			for b.Loop() {
				payload, err := f.Open(chunks.At(0))
				require.NoError(b, err)
				require.NoError(b, payload.Close())
			}
		})
	}
}
