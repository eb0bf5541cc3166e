package advice

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"entente/sim"
	"entente/sim/ensemble"
)

// batches is into how many parts the runs of a cell are put at most. Intervals are made from the parts' means (batch means, with
// 10 to 30 of them after Schmeiser 1982, Batch size effects in the analysis of simulation output, Operations Research 30), so
// that memory does not grow with the runs, and options can be compared part by part on the same luck.
const batches = 20

// batches is how many parts the runs of a cell are put into.
func (plan Plan) batches() int { return int(min(batches, plan.Runs)) }

// block is how many runs are asked at a time.
const block = 1000

// positions are the numbers of a state that are told besides the outcome.
var positions = []string{"strength", "state_share", "dependence", "rank"}

// cell is what the runs of one case gave.
type cell struct {
	// batches are the means of the outcome in each part of the runs; the run of number k is in part k mod len.
	batches []float64
	mean    float64
	// positions are the means of the deciding state's position.
	positions []float64
}

// measurement is what cells are measured with.
type measurement struct {
	problem *Problem
	plan    Plan
	done    atomic.Uint64
}

// cell runs a case; its runs are numbered from first on.
func (m *measurement) cell(ctx context.Context, at Case, first uint64) (*cell, error) {
	model, err := m.problem.Model(at)
	if err != nil {
		return nil, err
	}
	outcomes, err := m.outcomes(model)
	if err != nil {
		return nil, err
	}
	count := m.plan.batches()
	found := &cell{batches: make([]float64, count), positions: make([]float64, len(positions))}
	sizes := make([]float64, count)
	for from := uint64(0); from < m.plan.Runs; from += block {
		runs := ensemble.Runs{Model: model, Seed: m.plan.Seed, First: first + from, Count: min(block, m.plan.Runs-from), Workers: 1}
		answers, err := ensemble.Ask(ctx, runs, outcomes...)
		if err != nil {
			return nil, err
		}
		for run, value := range answers.ByRun[0] {
			part := int((from + uint64(run)) % uint64(count))
			found.batches[part] += value
			sizes[part]++
			found.mean += value
		}
		for k := range positions {
			for _, value := range answers.ByRun[k+1] {
				found.positions[k] += value
			}
		}
		if done := m.done.Add(runs.Count); m.plan.Progress != nil {
			m.plan.Progress(done)
		}
	}
	for part := range found.batches {
		found.batches[part] /= sizes[part]
	}
	found.mean /= float64(m.plan.Runs)
	for k := range found.positions {
		found.positions[k] /= float64(m.plan.Runs)
	}
	return found, nil
}

// outcomes are what each run is asked: the outcome, and the state's position.
func (m *measurement) outcomes(model *sim.Model) ([]*ensemble.Outcome, error) {
	texts := []string{m.problem.Outcome}
	for _, number := range positions {
		texts = append(texts, fmt.Sprintf("%s(%q)", number, m.problem.State))
	}
	outcomes := make([]*ensemble.Outcome, 0, len(texts))
	for _, text := range texts {
		outcome, err := ParseOutcome(model, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", model.Name, err)
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, nil
}

// better is how much better a is than b in the unit of the outcome, run by run.
func (p *Problem) better(a, b *cell) Interval {
	if p.Lower {
		a, b = b, a
	}
	difference := differenceOf(a.batches, b.batches)
	// Batches may differ in size by one run; the mean is that of the runs.
	shift := (a.mean - b.mean) - difference.Value
	return Interval{Value: a.mean - b.mean, Low: difference.Low + shift, High: difference.High + shift}
}

// cells measures many cases on several workers. Of several that fail, the error is that of the first in their order.
func (m *measurement) cells(ctx context.Context, count int, what func(k int) (at Case, first uint64)) ([]*cell, error) {
	workers := m.plan.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	found, failures := make([]*cell, count), make([]error, count)
	var next atomic.Int64
	var failed atomic.Bool
	var wait sync.WaitGroup
	for range min(workers, count) {
		wait.Go(func() {
			// Cases are taken in order, so that all before one that fails are measured too.
			for !failed.Load() {
				k := int(next.Add(1) - 1)
				if k >= count {
					return
				}
				at, first := what(k)
				if found[k], failures[k] = m.cell(ctx, at, first); failures[k] != nil {
					failures[k] = fmt.Errorf("option %s: %w", m.problem.Options[at.Option].ID, failures[k])
					failed.Store(true)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range failures {
		if err != nil {
			if ctx.Err() != nil && !errors.Is(err, ctx.Err()) {
				return nil, ctx.Err()
			}
			return nil, err
		}
	}
	return found, ctx.Err()
}
