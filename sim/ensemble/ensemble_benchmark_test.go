package ensemble_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble"
)

// BenchmarkRuns reports runs of korea-stargate a second with everything gathered, on one and on two workers; compare the two,
// and "bare", in one session: ns/run.
func BenchmarkRuns(b *testing.B) {
	model := scenario(b, "korea-stargate")
	korea := []int{}
	for i := range model.Actors {
		if model.States[model.Actors[i].Home].ID == "KR" {
			korea = append(korea, i)
		}
	}
	asked := outcome(b, model, "samsung in stargate by 2025-12")
	const runs = 2000
	b.Run("bare", func(b *testing.B) {
		w, err := sim.New(model, 1, 0)
		require.NoError(b, err)
		for b.Loop() {
			for run := range uint64(runs) {
				w.Reset(1, run)
				if err := w.Run(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
		}
		report(b, runs)
	})
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			for b.Loop() {
				_, err := ensemble.Run(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: runs, Workers: workers}, korea, asked)
				if err != nil {
					b.Fatal(err)
				}
			}
			report(b, runs)
		})
	}
}

func report(b *testing.B, runs int) {
	perRun := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / float64(runs)
	b.ReportMetric(perRun, "ns/run")
	b.ReportMetric(1e9/perRun, "runs/s")
}
