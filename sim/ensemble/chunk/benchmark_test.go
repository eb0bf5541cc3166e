package chunk_test

import (
	"context"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// oneStage is a study of one stage.
type oneStage struct{ *sums }

func (oneStage) Stages() int { return 1 }

func (s oneStage) Merge(ctx context.Context, parts chunk.Parts, dir string, options result.Options) error {
	return s.mergeStages(ctx, parts, dir, s.Stages())
}

// empty is a study whose chunks take no time and hold a number of bytes.
type empty struct {
	oneStage
	payload []byte
}

func (e empty) Run(_ context.Context, _ chunk.Chunk, _ chunk.Parts, _ int, to io.Writer) error {
	_, err := to.Write(e.payload)
	return err
}

// BenchmarkDo tells what a chunk costs besides its own work, one after another with one worker.
func BenchmarkDo(b *testing.B) {
	for name, size := range map[string]int{"empty": 0, "1MB": 1 << 20} {
		b.Run(name, func(b *testing.B) {
			x := empty{oneStage{newSums(1, b.N)}, make([]byte, size)}
			f, err := chunk.MakeFolder(b.TempDir(), x.Job())
			require.NoError(b, err)
			b.ResetTimer()
			_, err = chunk.Do(b.Context(), x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 1})
			require.NoError(b, err)
		})
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
			require.NoError(b, f.Write(chunks[0], make([]byte, size)))
			for b.Loop() {
				payload, err := f.Open(chunks[0])
				require.NoError(b, err)
				require.NoError(b, payload.Close())
			}
		})
	}
}
