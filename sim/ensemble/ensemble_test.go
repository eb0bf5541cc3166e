package ensemble_test

import (
	"bytes"
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// printed is every table of an ensemble as CSV.
func printed(t *testing.T, e *ensemble.Ensemble) string {
	var text bytes.Buffer
	for _, table := range e.Tables(0, 5) {
		require.NoError(t, result.PrintTable(t.Context(), &text, table, result.CSV))
	}
	return text.String()
}

func TestWorkersChangeNothing(t *testing.T) {
	model := scenario(t, "korea-stargate")
	var first string
	for _, workers := range []int{1, 2, 16} {
		e, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 3, Count: 50, Workers: workers}, []int{0, 1},
			outcome(t, model, "samsung in stargate"), outcome(t, model, `strength("KR")`))
		require.NoError(t, err)
		text := printed(t, e)
		if first == "" {
			first = text
		}
		require.Equal(t, first, text, "%d workers", workers)
	}
	assert.Contains(t, first, "samsung in stargate")
}

func TestSummaryCountsWhatRecordsShow(t *testing.T) {
	model := lively()
	const runs = 30
	e, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 2, First: 5, Count: runs}, []int{0, 3})
	require.NoError(t, err)
	listed, last := len(model.Blocs), model.Calendar.Ticks()-1
	for _, tick := range []int{0, 7, last} {
		counts := map[[2]int]int{}
		ranks := map[[2]int]int{}
		shares := make([]float64, listed)
		for run := range uint64(runs) {
			record, err := sim.Run(t.Context(), model, 2, 5+run)
			require.NoError(t, err)
			for i := range record.Actors {
				set := record.Actor(tick, i).Memberships
				if set == 0 {
					counts[[2]int{i, -1}]++
				}
				arisen := false
				for _, bloc := range set.List() {
					if bloc < listed {
						counts[[2]int{i, bloc}]++
					}
					arisen = arisen || bloc >= listed
				}
				if arisen {
					counts[[2]int{i, listed}]++
				}
			}
			for h := range record.States {
				ranks[[2]int{h, int(record.State(tick, h).Rank)}]++
			}
			for b := range shares {
				shares[b] += record.Bloc(tick, b).Share / runs
			}
		}
		for i := range model.Actors {
			assert.InDelta(t, float64(counts[[2]int{i, -1}])/runs, e.Free(tick, i).Value, 1e-12)
			for b := range e.Blocs {
				assert.InDelta(t, float64(counts[[2]int{i, b}])/runs, e.Membership(tick, i, b).Value, 1e-12, "actor %d in bloc %d", i, b)
			}
		}
		for h := range model.States {
			for k, count := range e.Position(tick, h).Ranks {
				assert.Equal(t, ranks[[2]int{h, k + 1}], int(count))
			}
		}
		for b, share := range shares {
			assert.InDelta(t, share, e.Share(tick, b).Mean(), 1e-9)
		}
	}
}

func TestPartitionsAreThoseOfTheEnds(t *testing.T) {
	model := lively()
	e, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 2, Count: 60}, []int{0, 1})
	require.NoError(t, err)
	counts, first := map[[2]uint64]uint64{}, map[[2]uint64]uint64{}
	for run := range uint64(60) {
		end := ends(t, model, 2, run)
		key := [2]uint64{uint64(end[0]), uint64(end[1])}
		if counts[key]++; counts[key] == 1 {
			first[key] = run
		}
	}
	assert.Equal(t, len(counts), e.FocusPartitions.Distinct())
	most := e.FocusPartitions.Most(1)[0]
	for key, count := range counts {
		assert.LessOrEqual(t, count, most.Runs)
		if first[key] == most.First {
			assert.Equal(t, count, most.Runs)
		}
	}
	blocs, err := most.Members(model, 2)
	require.NoError(t, err)
	end, seen := ends(t, model, 2, most.First), 0
	for _, bloc := range blocs {
		seen += len(bloc.Members)
	}
	wanted := 0
	for _, set := range end {
		wanted += set.Count()
	}
	assert.Equal(t, wanted, seen)
}

func TestRunsStopWhenSureEnough(t *testing.T) {
	model := lively()
	rule, err := ensemble.ParseAssertion("ci(a0 in b0) < 0.15")
	require.NoError(t, err)
	asked, err := rule.Read(model)
	require.NoError(t, err)
	var stopped []uint64
	for _, workers := range []int{1, 3} {
		e, err := ensemble.RunUntil(t.Context(), ensemble.Runs{Model: model, Seed: 1, Count: 5000, Workers: workers}, nil,
			func(e *ensemble.Ensemble) bool { return rule.Check(e.ByRun[0]).Holds }, asked)
		require.NoError(t, err)
		assert.Len(t, e.ByRun[0], int(e.Runs))
		assert.Less(t, e.Estimate(0).Width(), 0.15)
		stopped = append(stopped, e.Runs)

		whole, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 1, Count: e.Runs}, nil, asked)
		require.NoError(t, err)
		assert.Equal(t, printed(t, whole), printed(t, e), "batches give what one piece gives")
	}
	assert.Equal(t, stopped[0], stopped[1])
	assert.Less(t, stopped[0], uint64(5000))
}

func TestTheFirstFailureIsTold(t *testing.T) {
	for _, workers := range []int{1, 2, 16} {
		model := lively()
		model.Phases = append(model.Phases, sim.Phase{Name: "failing", Step: func(w *sim.World) error {
			if _, run := w.Random.Key(); run == 21 || run == 40 {
				return errors.New("the lights went out")
			} else if run == 33 {
				panic("never reached first")
			}
			return nil
		}})
		_, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 1, Count: 64, Workers: workers}, nil)
		assert.ErrorContains(t, err, "run 21 of synthetic-12-3-3 with seed 1: tick 0 (2024-01), phase failing: the lights went out")
	}
}

func TestAPanicIsAFailureOfItsRun(t *testing.T) {
	model := lively()
	model.Phases = append(model.Phases, sim.Phase{Name: "panicking", Step: func(*sim.World) error { panic("no such thing") }})
	_, err := ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: 1, Count: 8}, nil)
	assert.ErrorContains(t, err, "run 0 of synthetic-12-3-3 with seed 1: panic: no such thing")
}

func TestCancellingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var once sync.Once
	_, err := ensemble.Run(ctx, ensemble.Runs{Model: lively(), Seed: 1, Count: 1 << 20, Progress: func(uint64) { once.Do(cancel) }}, nil)
	require.ErrorIs(t, err, context.Canceled)
	assert.ErrorContains(t, err, "of 1048576 runs")
}
