package live

import (
	"context"
	"fmt"
	"slices"

	"entente/scenarios"
	"entente/sim"
)

// mark is a run kept before a tick, when so many turns had been made.
type mark struct {
	turned     int
	resolved   *scenarios.Resolved
	model      *sim.Model
	checkpoint *sim.Checkpoint
}

// stride is how many ticks lie between marks: few enough that going on from the last one is quick.
const stride = 12

// course is a run under way.
type course struct {
	resolved *scenarios.Resolved
	world    *sim.World
	recorder *sim.Recorder
	turned   int
	marks    []mark
}

// resume goes back to the last mark before anything differs from the turns that the run has had.
func (r *Run) resume(turns []Turn) (*course, error) {
	same := 0
	for same < min(len(turns), len(r.turns)) && turns[same] == r.turns[same] {
		same++
	}
	until := r.model.Calendar.Ticks()
	for _, list := range [][]Turn{turns, r.turns} {
		if same < len(list) {
			until = min(until, list[same].Tick)
		}
	}
	kept := 0
	for kept < len(r.marks) && r.marks[kept].turned <= same && r.marks[kept].checkpoint.Tick <= until {
		kept++
	}
	c := &course{resolved: r.start, marks: slices.Clone(r.marks[:kept])}
	if kept == 0 {
		world, err := sim.New(r.model, r.seed, 0)
		if err != nil {
			return nil, fmt.Errorf("running %s: %w", r.name, err)
		}
		c.watch(world, sim.NewRecorder(world))
		return c, nil
	}
	last := r.marks[kept-1]
	c.resolved, c.turned = last.resolved, last.turned
	return c, c.restore(last.model, nil, last.checkpoint)
}

func (c *course) watch(world *sim.World, recorder *sim.Recorder) {
	world.Observe(recorder)
	c.world, c.recorder = world, recorder
}

// restore goes on from a checkpoint, by another model where one is given.
func (c *course) restore(model, next *sim.Model, checkpoint *sim.Checkpoint) error {
	world, err := sim.Restore(model, checkpoint)
	if err != nil {
		return err
	}
	if next != nil {
		if err := world.Rebase(next); err != nil {
			return err
		}
	}
	recorder, err := checkpoint.Recorder(world)
	if err != nil {
		return err
	}
	c.watch(world, recorder)
	return nil
}

// finish runs to the end, makes the turns that are left, and leaves marks.
func (c *course) finish(ctx context.Context, turns []Turn, pause func()) error {
	for {
		tick := int(c.world.Tick)
		if tick%stride == 0 && (len(c.marks) == 0 || c.marks[len(c.marks)-1].checkpoint.Tick < tick) {
			checkpoint, err := c.world.Checkpoint(c.recorder.Record())
			if err != nil {
				return err
			}
			c.marks = append(c.marks, mark{c.turned, c.resolved, c.world.Model, checkpoint})
		}
		if err := c.turn(turns); err != nil {
			return err
		}
		if tick >= c.world.Model.Calendar.Ticks() {
			return nil
		}
		if err := c.world.RunTo(ctx, tick+1); err != nil {
			return err
		}
		pause()
	}
}

// turn makes the turns that come before the next tick.
func (c *course) turn(turns []Turn) error {
	first := c.turned
	var settings []scenarios.Setting
	for c.turned < len(turns) && turns[c.turned].Tick == int(c.world.Tick) {
		settings = append(settings, turns[c.turned].Setting)
		c.turned++
	}
	if c.turned == first {
		return nil
	}
	changed, err := scenarios.Apply(c.resolved, settings)
	if err != nil {
		return err
	}
	next, err := scenarios.Build(&changed.Document)
	if err != nil {
		return err
	}
	checkpoint, err := c.world.Checkpoint(c.recorder.Record())
	if err != nil {
		return err
	}
	c.resolved = changed
	return c.restore(c.world.Model, next, checkpoint)
}
