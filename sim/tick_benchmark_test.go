package sim_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
)

// BenchmarkTick reports the cost of an actor and tick in synthetic worlds with every phase on.
func BenchmarkTick(b *testing.B) {
	for _, size := range []struct{ actors, blocs int }{{60, 8}, {1_000, 16}, {100_000, 16}} {
		b.Run(fmt.Sprintf("actors=%d/blocs=%d", size.actors, size.blocs), func(b *testing.B) {
			w, err := sim.New(sim.Synthetic(size.actors, size.blocs, 8, 1), 1, 0)
			require.NoError(b, err)
			for range 12 {
				require.NoError(b, w.Step())
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := w.Step(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size.actors), "ns/actor/tick")
		})
	}
}
