package live

import (
	"context"
	"fmt"
	"math"

	"entente/sim"
)

// course is a run under way.
type course struct {
	world    *sim.World
	recorder *sim.Recorder
	// span is the one that the world belongs to.
	span int
}

func newCourse(world *sim.World, recorder *sim.Recorder, span int) *course {
	world.Observe(recorder)
	return &course{world, recorder, span}
}

// moment is a run between two ticks; span is the one that its world belongs to.
type moment struct {
	checkpoint *sim.Checkpoint
	span       int
}

// keptBytes is about how much memory the records in a run's checkpoints may take, and rowBytes what a row of one takes.
const keptBytes, rowBytes = 64 << 20, 72

// between is how many ticks lie between two checkpoints. Each holds the record so far, so that many take long and much memory;
// with as many as there are ticks between two of them, neither keeping a run nor coming back to a tick takes long.
func between(model *sim.Model) int {
	ticks := float64(model.Calendar.Ticks())
	bytes := ticks * ticks / 2 * float64(len(model.Actors)+len(model.States)) * rowBytes
	return 1 + int(max(math.Sqrt(ticks), bytes/keptBytes))
}

// finish runs to the end, turns levers on the way, and keeps the run now and then, and before each turn.
func (r *Run) finish(ctx context.Context, c *course) error {
	every := between(c.world.Model)
	for int(c.world.Tick) < c.world.Model.Calendar.Ticks() {
		tick := int(c.world.Tick)
		turns := c.span+1 < len(r.spans) && r.spans[c.span+1].from == tick
		if turns || tick%every == 0 {
			if err := r.keep(c); err != nil {
				return err
			}
		}
		if turns {
			if err := r.turn(c); err != nil {
				return err
			}
		}
		if err := c.world.RunTo(ctx, tick+1); err != nil {
			return fmt.Errorf("run %s: %w", c.world.Model.Name, err)
		}
		r.pause()
	}
	r.record = c.recorder.Record()
	return nil
}

// keep keeps the run as it is, unless it has been.
func (r *Run) keep(c *course) error {
	if n := len(r.kept); n > 0 && r.kept[n-1].checkpoint.Tick >= int(c.world.Tick) {
		return nil
	}
	checkpoint, err := c.world.Checkpoint(c.recorder.Record())
	if err != nil {
		return err
	}
	r.kept = append(r.kept, moment{checkpoint, c.span})
	return nil
}

// turn goes on by the next span, from the moment that has just been kept.
func (r *Run) turn(c *course) error {
	here := r.kept[len(r.kept)-1]
	world, err := sim.Restore(c.world.Model, here.checkpoint)
	if err != nil {
		return err
	}
	next := &r.spans[c.span+1]
	if err := world.Rebase(next.model); err != nil {
		return err
	}
	recorder, err := here.checkpoint.Recorder(world)
	if err != nil {
		return err
	}
	*c = *newCourse(world, recorder, c.span+1)
	return nil
}
