package sweep_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// late is a plan of models in which nobody chooses in the first two of three months. Without sharing, each run goes through them:
// a phase that is not the engine's own, although it does the same, keeps runs from setting out later.
func late(rows int, runs uint64, sharing bool) sweep.Plan {
	p := plan(rows, runs)
	build := p.Build
	p.Build = func(point []float64) (*sim.Model, error) {
		model, err := build(point)
		if err != nil {
			return nil, err
		}
		model.ChoicesFrom = 2
		if !sharing {
			model.Phases = slices.Clone(sim.Phases())
			step := model.Phases[0].Step
			model.Phases[0].Step = func(w *sim.World) error { return step(w) }
		}
		return model, nil
	}
	return p
}

func TestRunsOfARowThatShareTicksGiveTheSameBytes(t *testing.T) {
	shares, err := late(20, 30, true).Build([]float64{0.5, 0.5})
	require.NoError(t, err)
	require.Equal(t, 2, shares.SharedTicks())
	whole, err := late(20, 30, false).Build([]float64{0.5, 0.5})
	require.NoError(t, err)
	require.Zero(t, whole.SharedTicks())
	wanted := contents(t, carriedOut(t, late(20, 30, false), 1))
	same(t, wanted, carriedOut(t, late(20, 30, true), 1))
	// With more workers than rows a row's runs go on side by side, and each worker has ticks to share of its own.
	same(t, contents(t, carriedOut(t, late(2, 30, false), 1)), carriedOut(t, late(2, 30, true), 9))
}

// BenchmarkRowsWithSharedTicks has 14 of 73 months in which nobody chooses, as the scenario article has.
func BenchmarkRowsWithSharedTicks(b *testing.B) {
	for _, sharing := range []bool{true, false} {
		b.Run(map[bool]string{true: "shared", false: "each"}[sharing], func(b *testing.B) {
			for b.Loop() {
				p := late(1, 1000, sharing)
				build := p.Build
				p.Build = func(point []float64) (*sim.Model, error) {
					model, err := build(point)
					model.Calendar.End = model.Calendar.Start.AddDate(0, 72, 0)
					model.ChoicesFrom = 14
					return model, err
				}
				require.NoError(b, sweep.DoOn(context.Background(), filepath.Join(b.TempDir(), "out"), p, sweep.Options{Workers: 1}, swift{}))
			}
		})
	}
}
