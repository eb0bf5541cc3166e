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
	// spans are the scenarios by which it went on, each from a tick.
	spans []span
	// kept are the moments from which it can be gone on with, the earliest first. The first is the start.
	kept []moment
	// turns are the first ticks of all spans but the first.
	turns []int
	// moved counts how often a lever was moved.
	moved int
}

// span is the scenario that counts from a tick on.
type span struct {
	from     int
	resolved *scenarios.Resolved
	model    *sim.Model
}

// moment is a run between two ticks; span is the one that its world belongs to.
type moment struct {
	checkpoint *sim.Checkpoint
	span       int
}

// keptBytes is about how much memory the records in a run's checkpoints may take, and rowBytes what a row of one takes.
const keptBytes, rowBytes = 64 << 20, 72

// Start runs a scenario to its end.
func Start(ctx context.Context, resolved *scenarios.Resolved, seed, number uint64) (*Run, error) {
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, fmt.Errorf("build %s: %w", resolved.Document.Name, err)
	}
	world, err := sim.New(model, seed, number)
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", model.Name, err)
	}
	r := &Run{spans: []span{{0, resolved, model}}}
	if err := r.finish(ctx, world, sim.NewRecorder(world)); err != nil {
		return nil, err
	}
	r.original = r
	return r, nil
}

// finish runs a world to its end and keeps it now and then.
func (r *Run) finish(ctx context.Context, world *sim.World, recorder *sim.Recorder) error {
	model := world.Model
	world.Observe(recorder)
	every := between(model)
	for int(world.Tick) < model.Calendar.Ticks() {
		if tick := int(world.Tick); tick%every == 0 || len(r.kept) == 0 || tick == r.spans[len(r.spans)-1].from {
			checkpoint, err := world.Checkpoint(recorder.Record())
			if err != nil {
				return err
			}
			r.kept = append(r.kept, moment{checkpoint, len(r.spans) - 1})
		}
		if err := world.RunTo(ctx, int(world.Tick)+1); err != nil {
			return fmt.Errorf("run %s: %w", model.Name, err)
		}
	}
	r.record = recorder.Record()
	return nil
}

// between is how many ticks lie between two checkpoints, each of which holds the record so far.
func between(model *sim.Model) int {
	ticks := float64(model.Calendar.Ticks())
	return 1 + int(ticks*ticks/2*float64(len(model.Actors)+len(model.States))*rowBytes/keptBytes)
}

// Record is all that the run showed.
func (r *Run) Record() *sim.Record { return r.record }

// Original is the run as it was before anybody moved a lever.
func (r *Run) Original() *Run { return r.original }

// Moved is how often a lever has been moved.
func (r *Run) Moved() int { return r.moved }

// Turns are the ticks from which on levers stood otherwise.
func (r *Run) Turns() []int { return r.turns }

// Ticks is how many ticks the run has.
func (r *Run) Ticks() int { return r.record.Ticks }

// Branch goes on from a tick, 0 to Ticks-1, which is the first to be run with the levers set. What had been set for later ticks
// is forgotten. Settings that a scenario refuses give an error that says why, from scenarios.Apply or sim.World.Rebase.
func (r *Run) Branch(ctx context.Context, tick int, settings []scenarios.Setting) (*Run, error) {
	if tick < 0 || tick >= r.Ticks() {
		return nil, fmt.Errorf("branch at tick %d: ticks run from 0 to %d", tick, r.Ticks()-1)
	}
	resolved, err := scenarios.Apply(r.at(tick).resolved, settings)
	if err != nil {
		return nil, fmt.Errorf("branch at tick %d: %w", tick, err)
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, fmt.Errorf("branch at tick %d: %w", tick, err)
	}
	branch := &Run{original: r.original, moved: r.moved + 1}
	for _, s := range r.spans {
		if s.from < tick {
			branch.spans = append(branch.spans, s)
		}
	}
	for _, turn := range r.turns {
		if turn < tick {
			branch.turns = append(branch.turns, turn)
		}
	}
	branch.turns = append(branch.turns, tick)
	here, err := r.arrive(ctx, tick)
	if err != nil {
		return nil, err
	}
	for _, m := range r.kept {
		if m.checkpoint.Tick < tick && m.span < len(branch.spans) {
			branch.kept = append(branch.kept, m)
		}
	}
	former := r.spans[here.span].model
	world, err := sim.Restore(former, here.checkpoint)
	if err != nil {
		return nil, err
	}
	if err := world.Rebase(model); err != nil {
		return nil, err
	}
	recorder, err := here.checkpoint.Recorder(world)
	if err != nil {
		return nil, err
	}
	branch.spans = append(branch.spans, span{tick, resolved, model})
	if err := branch.finish(ctx, world, recorder); err != nil {
		return nil, err
	}
	return branch, nil
}

// arrive is the run before a tick, by the scenario that it had before anything was set for that tick itself.
func (r *Run) arrive(ctx context.Context, tick int) (moment, error) {
	near := r.kept[0]
	for _, m := range r.kept[1:] {
		if m.checkpoint.Tick <= tick && (m.checkpoint.Tick < tick || r.spans[m.span].from < tick) {
			near = m
		}
	}
	if near.checkpoint.Tick == tick {
		return near, nil
	}
	// Each span has a moment at its first tick, so that the moment's is the one that counts up to here.
	world, err := sim.Restore(r.spans[near.span].model, near.checkpoint)
	if err != nil {
		return moment{}, err
	}
	recorder, err := near.checkpoint.Recorder(world)
	if err != nil {
		return moment{}, err
	}
	world.Observe(recorder)
	if err := world.RunTo(ctx, tick); err != nil {
		return moment{}, err
	}
	checkpoint, err := world.Checkpoint(recorder.Record())
	return moment{checkpoint, near.span}, err
}

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
