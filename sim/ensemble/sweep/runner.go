package sweep

import (
	"context"
	"errors"
	"fmt"
	"math"
	"sync"

	"entente/sim"
	"entente/sim/ensemble"
)

// runner runs rows, one after another.
type runner struct {
	build func(point []float64) (*sim.Model, error)
	runs  uint64
	seed  uint64
	// seats is how many of a row's runs go on at a time: more than one where there are more workers than rows.
	seats     int
	questions questions
	answers   [][]float64
	// point is what build gets: a copy, so that the row's own stays what it is.
	point []float64
}

// run fills in what the row's point gives. Whatever goes wrong with it is the row's error; what is given back is only that the
// context was cancelled, and then the row is not to be used.
func (r *runner) run(ctx context.Context, row *Row) error {
	row.Scenario, row.Estimates, row.Error, row.Seed = "", nil, "", r.seed
	err := guarded(func() error { return r.estimate(ctx, row) })
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		row.fail(err)
	}
	return nil
}

func (r *runner) estimate(ctx context.Context, row *Row) error {
	r.point = append(r.point[:0], row.Point...)
	model, err := r.build(r.point)
	switch {
	case err != nil:
		return fmt.Errorf("build the model: %w", err)
	case model == nil:
		return errors.New("build the model: there is none")
	}
	row.Scenario = model.Hash
	if err := writable(model.Hash); err != nil && model.Hash != "" {
		row.Scenario = ""
		return fmt.Errorf("the scenario's hash: %w", err)
	}
	outcomes, err := r.questions.of(model)
	if err != nil {
		return err
	}
	if err := r.ask(ctx, model, outcomes); err != nil {
		return err
	}
	estimates := make([]ensemble.Interval, len(outcomes))
	answers := ensemble.Answers{Outcomes: outcomes, ByRun: r.answers}
	for k, outcome := range outcomes {
		if r.runs == 1 {
			estimates[k] = single(r.answers[k][0])
			continue
		}
		estimates[k] = answers.Estimate(k)
		if width := estimates[k].Width(); width-width != 0 || estimates[k].Value-estimates[k].Value != 0 {
			return fmt.Errorf("number %q is too large to be averaged", outcome.Text)
		}
	}
	row.Estimates = estimates
	return nil
}

// ask does a model's runs and leaves their answers in r.answers. Of several runs that fail, the error is that of the lowest
// number, whatever the number of seats.
func (r *runner) ask(ctx context.Context, model *sim.Model, outcomes []*ensemble.Outcome) error {
	for len(r.answers) < len(outcomes) {
		r.answers = append(r.answers, make([]float64, r.runs))
	}
	seats := make([]seat, r.seats)
	var wait sync.WaitGroup
	for k := range seats {
		seats[k] = seat{run: uint64(k), step: uint64(len(seats)), outcomes: outcomes, answers: r.answers}
		wait.Go(func() {
			seats[k].failed = guarded(func() error { return seats[k].work(ctx, model, r.runs, r.seed) })
		})
	}
	wait.Wait()
	var first *seat
	for k := range seats {
		if seats[k].failed != nil && (first == nil || seats[k].run < first.run) {
			first = &seats[k]
		}
	}
	switch {
	case first == nil:
		return nil
	case !first.started:
		return first.failed
	}
	return fmt.Errorf("run %d: %w", first.run, first.failed)
}

// seat does every so manieth run of a row in a world of its own, and writes down what it answers: the first wholly, the others
// from where the model's shared ticks end.
type seat struct {
	run, step uint64
	outcomes  []*ensemble.Outcome
	answers   [][]float64
	started   bool
	failed    error
}

func (s *seat) work(ctx context.Context, model *sim.Model, runs, seed uint64) error {
	if s.run >= runs {
		return nil
	}
	w, err := sim.New(model, seed, s.run)
	if err != nil {
		return err
	}
	w.Workers = 1 // seats share the processors
	w.Observe(s)
	s.started = true
	shared := model.SharedTicks()
	var trunk sim.Trunk
	var answered []float64 // at the end of the shared ticks, once they have been done
	for ; s.run < runs; s.run += s.step {
		if answered == nil {
			w.Reset(seed, s.run)
			for k := range s.outcomes {
				s.answers[k][s.run] = 0
			}
			if shared > 0 && s.run+s.step < runs {
				if err := w.RunTo(ctx, shared); err != nil {
					return err
				}
				trunk.Keep(w)
				for k := range s.outcomes {
					answered = append(answered, s.answers[k][s.run])
				}
			}
		} else {
			w.Fork(&trunk, seed, s.run)
			for k := range s.outcomes {
				s.answers[k][s.run] = answered[k]
			}
		}
		if err := w.Run(ctx); err != nil {
			return err
		}
		for k, outcome := range s.outcomes {
			if value := s.answers[k][s.run]; math.IsNaN(value) || math.IsInf(value, 0) {
				return fmt.Errorf("number %q has no value: %v", outcome.Text, value)
			}
		}
	}
	return nil
}

// Tick asks the outcomes at the end of a tick.
func (s *seat) Tick(w *sim.World) error {
	for k, outcome := range s.outcomes {
		place := &s.answers[k][s.run]
		*place = outcome.Look(w, *place)
	}
	return nil
}

// guarded turns a panic, of whatever the plan or the model brings along, into an error.
func guarded(work func() error) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	return work()
}
