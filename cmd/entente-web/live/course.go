package live

import (
	"context"
	"fmt"

	"entente/scenarios"
	"entente/sim"
)

// course is a run under way. It always begins at the start: to keep the run and go back to that takes about as long as to run
// a scenario of the usual size again.
type course struct {
	resolved *scenarios.Resolved
	world    *sim.World
	recorder *sim.Recorder
}

func (r *Run) begin() (*course, error) {
	world, err := sim.New(r.model, r.seed, 0)
	if err != nil {
		return nil, fmt.Errorf("running %s: %w", r.name, err)
	}
	c := &course{resolved: r.start}
	c.watch(world, sim.NewRecorder(world))
	return c, nil
}

func (c *course) watch(world *sim.World, recorder *sim.Recorder) {
	world.Observe(recorder)
	c.world, c.recorder = world, recorder
}

// finish runs to the end and makes the turns, which are in order, on the way.
func (c *course) finish(ctx context.Context, turns []Turn, pause func()) error {
	for int(c.world.Tick) < c.world.Model.Calendar.Ticks() {
		var settings []scenarios.Setting
		for len(turns) > 0 && turns[0].Tick == int(c.world.Tick) {
			settings = append(settings, turns[0].Setting)
			turns = turns[1:]
		}
		if err := c.turn(settings); err != nil {
			return err
		}
		if err := c.world.RunTo(ctx, int(c.world.Tick)+1); err != nil {
			return err
		}
		pause()
	}
	return nil
}

// turn goes on with levers set before the next tick.
func (c *course) turn(settings []scenarios.Setting) error {
	if len(settings) == 0 {
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
	world, err := sim.Restore(c.world.Model, checkpoint)
	if err != nil {
		return err
	}
	if err := world.Rebase(next); err != nil {
		return err
	}
	recorder, err := checkpoint.Recorder(world)
	if err != nil {
		return err
	}
	c.resolved = changed
	c.watch(world, recorder)
	return nil
}
