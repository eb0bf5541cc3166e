package sim_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
)

// BenchmarkTick reports the cost of an actor and tick in synthetic worlds with every phase on, in the second year and after. Large
// worlds are timed with one worker and with two.
func BenchmarkTick(b *testing.B) {
	for _, size := range []struct{ actors, blocs int }{{60, 8}, {1_000, 16}, {100_000, 16}, {1_000_000, 16}} {
		name := fmt.Sprintf("actors=%d/blocs=%d", size.actors, size.blocs)
		if size.actors < 100_000 {
			b.Run(name, func(b *testing.B) { benchmarkTick(b, size.actors, size.blocs, 1) })
			continue
		}
		for _, workers := range []int{1, 2} {
			b.Run(fmt.Sprintf("%s/workers=%d", name, workers), func(b *testing.B) {
				benchmarkTick(b, size.actors, size.blocs, workers)
			})
		}
	}
}

func benchmarkTick(b *testing.B, actors, blocs, workers int) {
	w, err := sim.New(sim.Synthetic(actors, blocs, 8, 1), 1, 0)
	require.NoError(b, err)
	w.Workers = workers
	for range 12 {
		require.NoError(b, w.Step())
	}
	runtime.GC() // so that what making the model has left is not cleared up while ticks are timed
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Step(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(actors), "ns/actor/tick")
}
