package advice

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Step is a part of the work behind an advice. What a step measures follows from the problem, the plan and the steps before it, so
// that each can be measured in pieces, anywhere and in any order, and is then judged as a whole.
type Step int

// The steps, in their order.
const (
	StepFutures    Step = iota // every option in every future
	StepTipping                // the chosen option and its rivals along every factor and lever
	StepComparison             // more runs of the chosen option and of those that it is compared with
)

// Steps is how many there are.
const Steps = 3

// String is what is done in the step.
func (s Step) String() string {
	return [...]string{"running the futures", "looking for tipping values", "comparing the options"}[s]
}

// Units is how many units of work a step has; they follow from the problem and the plan alone. A unit is a case, which is Plan.Runs
// runs, in the first two steps. In the comparison it is the number of a run, which is done with each option compared.
func (s Step) Units(p *Problem, plan Plan) uint64 {
	switch s {
	case StepFutures:
		return uint64(len(p.Options)) * uint64(plan.Futures+1)
	case StepTipping:
		units := 0
		for k := range p.Factors {
			units += len(p.Factors[k].grid(plan.Steps)) * (plan.rivals(p) + 1)
		}
		for k := range p.Levers {
			units += len(p.Levers[k].grid(plan.Steps))
		}
		return uint64(units)
	}
	return plan.Compared
}

// Measured is what the units of a step from From to To-1 have given. Encode writes it, and Decode reads it, to the last bit.
type Measured struct {
	Step     Step
	From, To uint64

	cells []*cell     // one for each case, in the first two steps
	pairs []*pairRuns // one for each comparison, in the last
}

// New is an advice of which nothing has been measured yet. Its Judge is to be called for each step, in their order; Advise does it all.
func New(problem *Problem, plan Plan) (*Advice, error) {
	if err := problem.check(plan); err != nil {
		return nil, fmt.Errorf("advice: %w", err)
	}
	a := &Advice{Problem: problem, Plan: plan}
	if err := a.draw(); err != nil {
		return nil, fmt.Errorf("advice: %w", err)
	}
	return a, nil
}

// Measure does the units from to to-1 of a step, on as many workers as are given, 0 for as many as there are processors; they change no
// result. The first step must have been judged before any other is measured. It changes nothing in the advice, and may be called by several goroutines.
func (a *Advice) Measure(ctx context.Context, step Step, from, to uint64, workers int) (*Measured, error) {
	m := &measurement{problem: a.Problem, plan: a.Plan}
	m.plan.Workers, m.plan.Progress = workers, nil
	return a.measure(ctx, m, step, from, to)
}

func (a *Advice) measure(ctx context.Context, m *measurement, step Step, from, to uint64) (*Measured, error) {
	err := a.measurable(step)
	if units := step.Units(a.Problem, a.Plan); err == nil && (from > to || to > units) {
		err = fmt.Errorf("there are no units %d to %d: there are %d", from, to, units)
	}
	found := &Measured{Step: step, From: from, To: to}
	switch {
	case err != nil:
	case step == StepComparison:
		found.pairs, err = a.pairsOf(ctx, from, to, m.plan.Workers)
	default:
		sample := a.futureSample
		if step == StepTipping {
			cases := a.tippingCases()
			sample = func(unit int) (Case, uint64) { return cases[unit], 0 }
		}
		found.cells, err = m.cells(ctx, int(to-from), func(k int) (Case, uint64) { return sample(int(from) + k) })
	}
	if err != nil {
		return nil, fmt.Errorf("advice: %s: %w", step, err)
	}
	return found, nil
}

// measurable says whether a step can be measured: what the later ones measure follows from the options chosen in the first.
func (a *Advice) measurable(step Step) error {
	if step > StepFutures && a.judged == StepFutures {
		return fmt.Errorf("it follows from %s, which has not been judged", StepFutures)
	}
	return nil
}

// Judge takes in what was measured of a step: all of its units, in pieces of any size and order.
func (a *Advice) Judge(step Step, pieces []*Measured) error {
	if err := a.judge(step, pieces); err != nil {
		return fmt.Errorf("advice: %s: %w", step, err)
	}
	a.judged++
	return nil
}

func (a *Advice) judge(step Step, pieces []*Measured) error {
	if step != a.judged {
		return fmt.Errorf("it is not the step to be judged now: %d of %d have been", a.judged, Steps)
	}
	pieces = slices.Clone(pieces)
	slices.SortFunc(pieces, func(x, y *Measured) int { return cmp.Compare(x.From, y.From) })
	next := uint64(0)
	var cells []*cell
	for _, piece := range pieces {
		if piece.Step != step || piece.From != next {
			return fmt.Errorf("units %d to %d of %s are not those that come next, from %d on", piece.From, piece.To, piece.Step, next)
		}
		next = piece.To
		cells = append(cells, piece.cells...)
	}
	if units := step.Units(a.Problem, a.Plan); next != units {
		return fmt.Errorf("%d of %d units have been measured", next, units)
	}
	switch step {
	case StepFutures:
		a.judgeFutures(cells)
	case StepTipping:
		a.judgeTipping(cells)
	default:
		return a.judgeComparison(pieces)
	}
	return nil
}
