package live

import (
	"context"
	"fmt"

	"entente/scenarios"
	"entente/sim"
)

// Run is a run of a scenario from its start to its end, kept so that it can go on otherwise. Its methods may be called from
// several goroutines.
type Run struct {
	record *sim.Record
	// original is the run as it was before anybody moved a lever.
	original *Run
	// spans are the scenarios by which it went on, each from a tick. The first begins at tick 0, before all turns.
	spans []span
	// turns are those of all spans.
	turns []Turn
	// kept are the moments from which it can be gone on with, the earliest first. The first is the start.
	kept []moment
	// moved counts how often a lever was moved.
	moved int
	// pause is called between ticks.
	pause func()
}

// span is the scenario that counts from a tick on, and the turns that made it.
type span struct {
	from     int
	turns    []Turn
	resolved *scenarios.Resolved
	model    *sim.Model
}

// Option changes how a run is made.
type Option func(*Run)

// Pausing calls a function between ticks, also when the run goes on otherwise: whoever has one thread can do something else.
func Pausing(pause func()) Option { return func(r *Run) { r.pause = pause } }

// Start runs a scenario to its end.
func Start(ctx context.Context, resolved *scenarios.Resolved, seed, number uint64, options ...Option) (*Run, error) {
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, fmt.Errorf("build %s: %w", resolved.Document.Name, err)
	}
	world, err := sim.New(model, seed, number)
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", model.Name, err)
	}
	r := &Run{spans: []span{{resolved: resolved, model: model}}, pause: func() {}}
	for _, option := range options {
		option(r)
	}
	if err := r.finish(ctx, newCourse(world, sim.NewRecorder(world), 0)); err != nil {
		return nil, err
	}
	r.original = r
	return r, nil
}

// Record is all that the run showed.
func (r *Run) Record() *sim.Record { return r.record }

// Original is the run as it was before anybody moved a lever.
func (r *Run) Original() *Run { return r.original }

// Scenario is the scenario as it was before all turns.
func (r *Run) Scenario() *scenarios.Resolved { return r.spans[0].resolved }

// Moved is how often a lever has been moved.
func (r *Run) Moved() int { return r.moved }

// Turns are the levers that were moved, in order: read them only.
func (r *Run) Turns() []Turn { return r.turns }

// Ticks is how many ticks the run has.
func (r *Run) Ticks() int { return r.record.Ticks }

// at is the scenario that counts in a tick.
func (r *Run) at(tick int) *span {
	found := 0
	for k := range r.spans {
		if r.spans[k].from <= tick {
			found = k
		}
	}
	return &r.spans[found]
}
