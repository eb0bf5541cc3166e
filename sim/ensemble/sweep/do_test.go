package sweep_test

import (
	"context"
	"math"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// Every row is what an ensemble of its model gives: the same estimates to the bit, on common random numbers.
func TestRowsAreThoseOfEnsembles(t *testing.T) {
	p := plan(20, 40)
	rows := rowsOf(t, carriedOut(t, p, 2))
	require.Len(t, rows, 20)
	for turn, row := range rows {
		assert.Equal(t, turn, row.Turn)
		assert.Equal(t, turn*7%20, row.Number, "rows come in the plan's order")
		wanted := make([]float64, 2)
		p.Point(row.Number, wanted)
		assert.Equal(t, wanted, row.Point)
		model, err := p.Build(row.Point)
		require.NoError(t, err)
		assert.Equal(t, model.Hash, row.Scenario)
		assert.Equal(t, p.Seed, row.Seed)
		assert.Empty(t, row.Error)
		var outcomes []*ensemble.Outcome
		for _, text := range p.Outcomes {
			outcome, err := ensemble.ParseOutcome(model, text)
			require.NoError(t, err)
			outcomes = append(outcomes, outcome)
		}
		answers, err := ensemble.Ask(t.Context(), ensemble.Runs{Model: model, Seed: p.Seed, Count: p.Runs}, outcomes...)
		require.NoError(t, err)
		for k := range outcomes {
			assert.Equal(t, answers.Estimate(k), row.Estimates[k], "row %d, %s", row.Number, p.Outcomes[k])
		}
	}
	probability := func(row sweep.Row) float64 { return row.Estimates[0].Value }
	assert.NotEqual(t, probability(rows[0]), probability(rows[len(rows)/2]), "the factors matter")
}

func TestOneRunIsSimplyTheValue(t *testing.T) {
	p := plan(9, 1)
	for _, row := range rowsOf(t, carriedOut(t, p, 1)) {
		assert.Contains(t, []float64{0, 1}, row.Estimates[0].Value)
		for _, estimate := range row.Estimates {
			assert.False(t, math.IsInf(estimate.Value, 0))
			assert.True(t, math.IsInf(estimate.Low, -1) && math.IsInf(estimate.High, 1), "one run says nothing of the spread")
		}
	}
}

func TestTheSameBytesForAnyNumberOfWorkers(t *testing.T) {
	t.Parallel()
	for _, size := range []struct {
		rows int
		runs uint64
	}{{60, 256}, {3, 100}, {1, 50}, {40, 1}} {
		wanted := contents(t, carriedOut(t, plan(size.rows, size.runs), 1))
		for _, workers := range []int{0, 2, 16} {
			same(t, wanted, carriedOut(t, plan(size.rows, size.runs), workers), "%d rows, %d workers", size.rows, workers)
		}
	}
}

// A finished sweep is a study like any other.
func TestTheFolderIsAStudy(t *testing.T) {
	p := plan(30, 200)
	dir := carriedOut(t, p, 2)
	study, err := result.ReadStudy(dir)
	require.NoError(t, err)
	assert.Equal(t, "sweep", study.Kind)
	assert.Equal(t, p.Scenarios, study.Scenarios)
	assert.Equal(t, p.Arguments, study.Arguments)
	assert.Equal(t, p.Outcomes, study.Outcomes)
	assert.Equal(t, p.Runs, study.Runs)
	assert.Equal(t, p.Seed, study.Seed)
	files := []string{"manifest.json"}
	lines := map[string]int64{}
	for _, file := range study.Files {
		files = append(files, file.Name)
		lines[file.Name[:4]] += max(0, file.Rows)
	}
	for name := range contents(t, dir) {
		assert.Contains(t, files, name, "the manifest lists every file")
	}
	assert.Len(t, contents(t, dir), len(files))
	assert.Equal(t, int64(30), lines["rows"])
	assert.Equal(t, int64(60), lines["fact"])
	assert.Equal(t, int64(60), lines["outc"])
	text, err := study.ReadDocument(dir, "scenario.yaml")
	require.NoError(t, err)
	assert.Equal(t, "name: small\n", string(text))
	type line struct {
		Row     int32   `parquet:"row"`
		Outcome string  `parquet:"outcome,dict"`
		Value   float64 `parquet:"value"`
		Low     float64 `parquet:"low"`
		High    float64 `parquet:"high"`
	}
	require.NoError(t, result.ReadStudyTable(dir, study, "outcomes-00001", func(l *line) error {
		assert.True(t, l.Low <= l.Value && l.Value <= l.High)
		return nil
	}), "others read the tables by their columns")
}

func TestProgressCountsRows(t *testing.T) {
	p := plan(50, 100)
	var calls, most atomic.Int64
	err := sweep.Do(t.Context(), filepath.Join(t.TempDir(), "out"), p, sweep.Options{Progress: func(done, rows int) {
		assert.Equal(t, 50, rows)
		calls.Add(1)
		if done == rows {
			most.Store(int64(done))
		}
	}})
	require.NoError(t, err)
	assert.Equal(t, int64(50), calls.Load())
	assert.Equal(t, int64(50), most.Load())
}

// A sweep that is cancelled at any row can be resumed by any number of workers, and its progress goes on where it was.
func TestACancelledSweepIsResumed(t *testing.T) {
	p := plan(60, 256)
	wanted := contents(t, carriedOut(t, p, 2))
	dir := filepath.Join(t.TempDir(), "out")
	before := 0
	for round := 0; ; round++ {
		ctx, cancel := context.WithCancel(t.Context())
		var rows atomic.Int64
		lowest := atomic.Int64{}
		lowest.Store(math.MaxInt64)
		err := sweep.Do(ctx, dir, p, sweep.Options{Workers: 1 + round%3, Resume: true, Progress: func(done, _ int) {
			lowest.Store(min(lowest.Load(), int64(done)))
			if rows.Add(1) == 20 {
				cancel()
			}
		}})
		cancel()
		s, failed := sweep.Read(dir)
		require.NoError(t, failed)
		if err == nil {
			require.True(t, s.Finished)
			require.Greater(t, round, 1)
			break
		}
		require.ErrorIs(t, err, context.Canceled)
		assert.False(t, s.Finished)
		assert.Greater(t, s.Done, before, "each round adds whole blocks")
		assert.Greater(t, lowest.Load(), int64(before), "rows of former rounds count as done")
		assert.NotContains(t, contents(t, dir), "manifest.json")
		assert.Contains(t, contents(t, dir), "unfinished.ndjson")
		before = s.Done
		require.Less(t, round, 20)
	}
	same(t, wanted, dir)
}

// What an unfinished sweep holds is usable: each row in it is as in the finished one.
func TestAnUnfinishedSweepCanBeRead(t *testing.T) {
	p := plan(60, 256)
	whole := rowsOf(t, carriedOut(t, p, 2))
	dir := filepath.Join(t.TempDir(), "out")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	require.Error(t, sweep.Do(ctx, dir, p, sweep.Options{Workers: 1, Progress: func(done, _ int) {
		if done == 30 {
			cancel()
		}
	}}))
	s, err := sweep.Read(dir)
	require.NoError(t, err)
	assert.False(t, s.Finished)
	assert.Equal(t, 60, s.Rows)
	assert.Equal(t, 28, s.Done, "seven blocks of four rows")
	rows := rowsOf(t, dir)
	assert.Equal(t, whole[:28], rows, "the first turns of the order, to the bit")
	_, err = result.ReadStudy(dir)
	assert.ErrorIs(t, err, result.ErrNotResult, "nobody takes it for a whole one")
	text, err := s.Document("sweep.yaml")
	require.NoError(t, err)
	assert.Equal(t, "rows: many\n", string(text))
	_, err = s.Document("other.yaml")
	assert.ErrorIs(t, err, result.ErrNotResult)
	numbers := make([]int, 0, len(rows))
	for _, row := range rows {
		numbers = append(numbers, row.Number)
	}
	slices.Sort(numbers)
	assert.Len(t, slices.Compact(numbers), 28)
}
