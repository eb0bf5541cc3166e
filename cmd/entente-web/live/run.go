package live

import (
	"context"
	"fmt"
	"slices"

	"entente/scenarios"
	"entente/sim"
)

// Run is a scenario and a seed, how its levers are turned, and what comes of that. It belongs to one goroutine.
type Run struct {
	name  string
	seed  uint64
	start *scenarios.Resolved
	model *sim.Model

	turns []Turn
	// plain is the record without turns, record the one with them.
	plain, record *sim.Record
}

// New reads an embedded scenario. The error says which is nearest where there is none of the name.
func New(name string, seed uint64) (*Run, error) {
	if known := scenarios.Names(); !slices.Contains(known, name) {
		err := fmt.Errorf("there is no scenario %.100q", name)
		if nearest, found := scenarios.Nearest(name, known); found {
			err = fmt.Errorf("%w: did you mean %s?", err, nearest)
		}
		return nil, err
	}
	resolved, err := scenarios.Load(name)
	if err != nil {
		return nil, err
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, err
	}
	return &Run{name: name, seed: seed, start: resolved, model: model}, nil
}

// Follow runs the scenario to its end, with levers turned on the way. Between ticks it calls pause, if that is not nil. On an
// error, which may be a *scenarios.LeverMistake, the run stays what it was.
func (r *Run) Follow(ctx context.Context, turns []Turn, pause func()) error {
	if pause == nil {
		pause = func() {}
	}
	turns = ordered(turns)
	if r.plain == nil && len(turns) > 0 {
		if err := r.Follow(ctx, nil, pause); err != nil {
			return err
		}
	}
	for _, turn := range turns {
		if last := r.model.Calendar.Ticks() - 1; turn.Tick > last {
			return fmt.Errorf("%s: the run has the ticks 0 to %d", turn.String(), last)
		}
	}
	c, err := r.begin()
	if err != nil {
		return err
	}
	if err := c.finish(ctx, turns, pause); err != nil {
		return err
	}
	r.turns, r.record = turns, c.recorder.Record()
	if len(turns) == 0 {
		r.plain = r.record
	}
	return nil
}

// Name is the scenario's.
func (r *Run) Name() string { return r.name }

// Seed is the number that all luck follows from.
func (r *Run) Seed() uint64 { return r.seed }

// Turns are those that the record is of, in order.
func (r *Run) Turns() []Turn { return r.turns }

// Record is the run with its turns, nil before Follow.
func (r *Run) Record() *sim.Record { return r.record }

// Plain is the run without turns, nil before Follow.
func (r *Run) Plain() *sim.Record { return r.plain }

// Scenario is the scenario as it was before all turns.
func (r *Run) Scenario() *scenarios.Resolved { return r.start }
