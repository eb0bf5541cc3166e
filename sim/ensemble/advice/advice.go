package advice

import (
	"context"

	"entente/sim/ensemble/design"
)

// Advice is what the runs say of a problem.
type Advice struct {
	Problem *Problem
	Plan    Plan
	// Futures are the points that were run, each with a value for each factor: number 0 is the scenario as it stands, and the
	// others are drawn. Only those others count in Options.
	Futures [][]float64
	// Options are judged in the order of the problem.
	Options []Assessment
	// Chosen is the option least regretted, and RunnerUp the next by the same rule.
	Chosen, RunnerUp int
	// BestExpected and BestWorst are what the two other criteria would choose.
	BestExpected, BestWorst int
	// Steadiness is in which part of resampled sets of futures the same option is the least regretted.
	Steadiness float64
	// Close is in which part of the futures luck may decide which option is the best: the next best of the future is not
	// worse by more than its interval.
	Close float64
	// Factors and Levers tell where the advice changes, and Influences what moves it, each in the order of the problem.
	Factors    []Tipping
	Levers     []Tipping
	Influences []Influence
	// Comparisons are of the chosen option with the runner-up and, where that is another, with leaving everything as it is.
	Comparisons []Comparison

	cells  [][]*cell // by option, then by future
	table  Table     // of the futures drawn, more being better
	judged Step      // the step to be judged next
}

// Total is how many runs Advise does and tells Plan.Progress of; those of the comparison come on top.
func Total(p *Problem, plan Plan) uint64 {
	return (StepFutures.Units(p, plan) + StepTipping.Units(p, plan)) * plan.Runs
}

func (plan Plan) rivals(p *Problem) int {
	if plan.Rivals == 0 {
		return len(p.Options) - 1
	}
	return min(plan.Rivals, len(p.Options)-1)
}

// Advise runs the options in the futures and judges them. The same problem and plan give the same advice for any number of workers.
func Advise(ctx context.Context, problem *Problem, plan Plan) (*Advice, error) {
	a, err := New(problem, plan)
	if err != nil {
		return nil, err
	}
	m := &measurement{problem: problem, plan: plan}
	for step := range Step(Steps) {
		measured, err := a.measure(ctx, m, step, 0, step.Units(problem, plan))
		if err != nil {
			return nil, err
		}
		if err := a.Judge(step, []*Measured{measured}); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// draw draws the futures by Latin hypercube (McKay, Beckman & Conover 1979).
func (a *Advice) draw() error {
	a.Futures = [][]float64{a.Problem.Standing()}
	var factors []design.Factor
	for k := range a.Problem.Factors {
		factor := &a.Problem.Factors[k]
		drawn := design.Factor{Name: factor.Name, Low: factor.Low, High: factor.High, Levels: factor.levels()}
		if len(drawn.Levels) > 0 {
			drawn.Low, drawn.High = 0, 0
		}
		factors = append(factors, drawn)
	}
	if len(factors) == 0 {
		for range a.Plan.Futures {
			a.Futures = append(a.Futures, nil) // The same point again; its luck is another.
		}
		return nil
	}
	hypercube, err := design.NewLatinHypercube(factors, a.Plan.Futures, a.Plan.Seed)
	if err != nil {
		return err
	}
	for row := range hypercube.Len() {
		point := make([]float64, len(factors))
		hypercube.Point(row, point)
		a.Futures = append(a.Futures, point)
	}
	return nil
}

// levels are the only values that a factor takes; none for a range.
func (f *Factor) levels() []float64 {
	if len(f.Words) == 0 {
		return f.Levels
	}
	levels := make([]float64, len(f.Words))
	for k := range levels {
		levels[k] = float64(k)
	}
	return levels
}

// futureSample is the case of a unit of the first step, with the number of its first run.
func (a *Advice) futureSample(unit int) (at Case, first uint64) {
	options := len(a.Problem.Options)
	future := unit / options
	// Each future has luck of its own, so that luck averages out over futures as it does over runs.
	return Case{Option: unit % options, Future: a.Futures[future], Lever: -1}, uint64(future) * a.Plan.Runs
}

// judgeFutures judges the options by every option in every future.
func (a *Advice) judgeFutures(cells []*cell) {
	options := len(a.Problem.Options)
	a.cells = make([][]*cell, options)
	a.table = make(Table, options)
	for k, measured := range cells {
		option := k % options
		a.cells[option] = append(a.cells[option], measured)
		if k >= options {
			a.table[option] = append(a.table[option], a.Problem.oriented(measured.mean))
		}
	}
	a.assess()
}

// oriented is a value of the outcome such that more is better; it is its own inverse.
func (p *Problem) oriented(value float64) float64 {
	if p.Lower {
		return -value
	}
	return value
}

// Regrets are those of each option, in the order of the problem, in each future drawn.
func (a *Advice) Regrets() Table { return a.table.Regrets() }
