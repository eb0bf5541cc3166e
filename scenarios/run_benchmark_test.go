package scenarios_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
)

// BenchmarkRun times whole runs of korea-stargate, bare and recorded.
func BenchmarkRun(b *testing.B) {
	model, err := scenarios.Model("korea-stargate")
	require.NoError(b, err)
	w, err := sim.New(model, 1, 0)
	require.NoError(b, err)
	require.NoError(b, w.Run(context.Background()))
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		run := uint64(0)
		for b.Loop() {
			run++
			w.Reset(1, run)
			if err := w.Run(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("recorded", func(b *testing.B) {
		b.ReportAllocs()
		run := uint64(0)
		for b.Loop() {
			run++
			if _, err := sim.Run(context.Background(), model, 1, run); err != nil {
				b.Fatal(err)
			}
		}
	})
}
