package ensemble

import (
	"context"
	"fmt"
	"math"

	"entente/sim"
)

// Answers are what each run said to each outcome.
type Answers struct {
	Outcomes []*Outcome
	// ByRun holds, for each outcome, the answer of each run in order: 1 or 0 for a statement.
	ByRun [][]float64
	// Ends are fingerprints of every actor's state at the end of each run, by which a run that is done again can be compared.
	Ends []uint64
}

// Ask does the runs and asks each for its answers: 8 bytes for each run and outcome, and for each run.
func Ask(ctx context.Context, runs Runs, outcomes ...*Outcome) (*Answers, error) {
	answers := newAnswers(outcomes, runs.Count)
	_, err := Collect(ctx, runs, func(*sim.World) *asking { return &asking{answers: answers, first: runs.First} })
	if err != nil {
		return nil, err
	}
	if err := answers.check(runs, runs.Model.Name); err != nil {
		return nil, err
	}
	return answers, nil
}

func newAnswers(outcomes []*Outcome, runs uint64) *Answers {
	a := &Answers{Outcomes: outcomes, ByRun: make([][]float64, len(outcomes)), Ends: make([]uint64, runs)}
	for k := range a.ByRun {
		a.ByRun[k] = make([]float64, runs)
	}
	return a
}

// check refuses answers that are no numbers.
func (a *Answers) check(runs Runs, name string) error {
	for k, outcome := range a.Outcomes {
		for run, value := range a.ByRun[k] {
			if math.IsNaN(value) || math.IsInf(value, 0) {
				return fmt.Errorf("number %q has no value in run %d of %s with seed %d: %v",
					outcome.Text, runs.First+uint64(run), name, runs.Seed, value)
			}
		}
	}
	return nil
}

// Estimate is an outcome's probability with its Wilson interval, or its mean with its normal interval.
func (a *Answers) Estimate(outcome int) Interval {
	values := a.ByRun[outcome]
	if !a.Outcomes[outcome].Truth {
		return MeanInterval(values)
	}
	return Wilson(trues(values), uint64(len(values)))
}

// trues counts the runs in which a statement came true.
func trues(values []float64) uint64 {
	count := uint64(0)
	for _, value := range values {
		if value != 0 {
			count++
		}
	}
	return count
}

// asking is the collector behind Ask: runs write to places of their own, so that there is nothing to merge.
type asking struct {
	answers    *Answers
	first, run uint64
	shared     []float64 // answers at the end of the shared ticks
}

func (a *asking) Begin(run uint64, _ *sim.World) { a.run = run - a.first }

func (a *asking) Tick(w *sim.World) error {
	for k, outcome := range a.answers.Outcomes {
		place := &a.answers.ByRun[k][a.run]
		*place = outcome.Look(w, *place)
	}
	return nil
}

func (a *asking) End(w *sim.World) { a.answers.Ends[a.run] = EndOf(w) }

// EndOf mixes every actor's memberships, capital, capability, market share and talent into 64 bits.
func EndOf(w *sim.World) uint64 {
	columns := &w.Actors
	hash := fingerprint(columns.Memberships)
	for _, column := range [...][]float64{columns.Capital, columns.Capability, columns.Share, columns.Talent} {
		for _, number := range column {
			hash = mix(hash, math.Float64bits(number))
		}
	}
	return hash
}

func (a *asking) Merge(*asking) {}
