package enttest

import (
	"context"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
)

// TestingT is what of *testing.T is needed; testify's mocks fit too. Where it has a Context, as *testing.T does, runs stop
// when that is cancelled.
type TestingT interface {
	Errorf(format string, args ...any)
	FailNow()
	Helper()
}

// Option changes how scenarios are run.
type Option func(*settings)

type settings struct {
	runs    int
	seed    uint64
	changes []func(*sim.Model)
}

// Runs sets the number of runs; 100 where it is missing. More runs give narrower intervals: 200 are good to about 0.07.
func Runs(n int) Option { return func(s *settings) { s.runs = n } }

// Seed sets the seed of all runs; 1 where it is missing.
func Seed(seed uint64) Option { return func(s *settings) { s.seed = seed } }

// Change alters the model before it is run: a parameter, a term, a phase, an event. It gets a copy of its own, so that a
// model which several tests share stays as it is.
func Change(change func(*sim.Model)) Option {
	return func(s *settings) { s.changes = append(s.changes, change) }
}

// Outcomes is a scenario ready to be run many times; each question runs it.
type Outcomes struct {
	t     TestingT
	model *sim.Model
	settings
}

// Run readies a scenario, by embedded name or path. A scenario that cannot be read fails the test at once.
func Run(t TestingT, scenario string, options ...Option) *Outcomes {
	t.Helper()
	model, err := scenarios.Model(scenario)
	if err != nil {
		t.Errorf("reading scenario %s:\n%v", scenario, err)
		t.FailNow()
		return nil
	}
	return RunModel(t, model, options...)
}

// RunModel readies a model built in Go.
func RunModel(t TestingT, model *sim.Model, options ...Option) *Outcomes {
	t.Helper()
	s := settings{runs: 100, seed: 1}
	for _, option := range options {
		option(&s)
	}
	if len(s.changes) > 0 {
		model = copied(model)
	}
	for _, change := range s.changes {
		change(model)
	}
	o := &Outcomes{t: t, model: model, settings: s}
	if s.runs < 1 {
		o.fail("%d runs: at least one is needed", s.runs)
		return nil
	}
	if err := model.Check(); err != nil {
		o.fail("%v", err)
		return nil
	}
	return o
}

// fail ends the test. A TestingT that does not stop its goroutine gets nil from whoever asked, and every method of nil
// fails without a further word.
func (o *Outcomes) fail(format string, args ...any) {
	o.t.Helper()
	o.t.Errorf(format, args...)
	o.t.FailNow()
}

// Model is what is run; read only.
func (o *Outcomes) Model() *sim.Model { return o.model }

// Each runs the model once for every run and lets look see the world at the end of every tick. Runs go in parallel: look
// must keep what it finds by run, and results do not depend on the number of processors. Of several runs that fail, the
// error is that of the first.
func (o *Outcomes) Each(look func(run int, w *sim.World)) error {
	_, err := ensemble.Collect(o.context(), o.all(), func(*sim.World) *watcher { return &watcher{look: look} })
	return err
}

// all are the runs.
func (o *Outcomes) all() ensemble.Runs {
	return ensemble.Runs{Model: o.model, Seed: o.seed, Count: uint64(o.runs)}
}

func (o *Outcomes) context() context.Context {
	if t, ok := o.t.(interface{ Context() context.Context }); ok {
		return t.Context()
	}
	return context.Background()
}

// watcher is the collector behind Each.
type watcher struct {
	run  int
	look func(run int, w *sim.World)
}

// Begin notes which run it is.
func (o *watcher) Begin(run uint64, _ *sim.World) { o.run = int(run) }

// Tick passes the world on.
func (o *watcher) Tick(w *sim.World) error {
	o.look(o.run, w)
	return nil
}

// End does nothing.
func (o *watcher) End(*sim.World) {}

// Merge does nothing: look keeps what it finds.
func (o *watcher) Merge(*watcher) {}
