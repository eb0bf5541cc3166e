package live

import (
	"context"
	"fmt"
	"slices"

	"entente/scenarios"
	"entente/sim"
)

// Branch goes on from a tick, 0 to Ticks-1, which is the first to be run with the levers set. What had been set for later ticks
// is forgotten. Settings that a scenario refuses give an error that says why, from scenarios.Apply or sim.World.Rebase.
func (r *Run) Branch(ctx context.Context, tick int, settings []scenarios.Setting) (*Run, error) {
	if tick < 0 || tick >= r.Ticks() {
		return nil, fmt.Errorf("branch at tick %d: ticks run from 0 to %d", tick, r.Ticks()-1)
	}
	turns := slices.DeleteFunc(slices.Clone(r.turns), func(turn Turn) bool { return turn.Tick > tick })
	for _, setting := range settings {
		turns = append(turns, Turn{tick, setting})
	}
	branch, err := r.Follow(ctx, turns)
	if err != nil {
		return nil, fmt.Errorf("branch at tick %d: %w", tick, err)
	}
	return branch, nil
}

// Follow is the run with these turns in place of its own, in whatever order they are given: of two of one lever before the same
// tick the last counts. It goes on from where the two runs part. Errors are as Branch's.
func (r *Run) Follow(ctx context.Context, turns []Turn) (*Run, error) {
	next := &Run{original: r.original, spans: r.spans[:1:1], moved: r.moved + 1, pause: r.pause}
	same := true // so far
	turns = ordered(turns)
	next.turns = turns
	for len(turns) > 0 {
		tick, count := turns[0].Tick, 1
		if last := r.Ticks() - 1; tick > last {
			return nil, fmt.Errorf("%s: the run has the ticks 0 to %d", turns[0].String(), last)
		}
		for count < len(turns) && turns[count].Tick == tick {
			count++
		}
		k := len(next.spans)
		if same = same && k < len(r.spans) && slices.Equal(written(r.spans[k].turns), written(turns[:count])); same {
			next.spans = append(next.spans, r.spans[k])
		} else {
			turned, err := next.spans[k-1].turned(turns[:count])
			if err != nil {
				return nil, err
			}
			next.spans = append(next.spans, turned)
		}
		turns = turns[count:]
	}
	return next, next.goOn(ctx, r)
}

// written are turns as texts, which tell them apart.
func written(turns []Turn) []string {
	texts := make([]string, len(turns))
	for k, turn := range turns {
		texts[k] = turn.String()
	}
	return texts
}

// turned is the span that begins when levers are turned, all of them before one tick.
func (s *span) turned(turns []Turn) (span, error) {
	settings := make([]scenarios.Setting, len(turns))
	for k, turn := range turns {
		settings[k] = turn.Setting
	}
	resolved, err := scenarios.Apply(s.resolved, settings)
	if err != nil {
		return span{}, err
	}
	model, err := scenarios.Build(&resolved.Document)
	return span{turns[0].Tick, turns, resolved, model}, err
}

// goOn runs to the end from the last moment that the run has in common with another one.
func (r *Run) goOn(ctx context.Context, other *Run) error {
	shared := 1
	for shared < min(len(r.spans), len(other.spans)) && r.spans[shared].model == other.spans[shared].model {
		shared++
	}
	if shared == len(r.spans) && shared == len(other.spans) {
		r.record, r.kept = other.record, other.kept
		return nil
	}
	part := other.Ticks()
	for _, run := range []*Run{r, other} {
		if shared < len(run.spans) {
			part = min(part, run.spans[shared].from)
		}
	}
	for _, m := range other.kept {
		if m.checkpoint.Tick <= part && m.span < shared {
			r.kept = append(r.kept, m)
		}
	}
	last := r.kept[len(r.kept)-1]
	world, err := sim.Restore(r.spans[last.span].model, last.checkpoint)
	if err != nil {
		return err
	}
	recorder, err := last.checkpoint.Recorder(world)
	if err != nil {
		return err
	}
	return r.finish(ctx, newCourse(world, recorder, last.span))
}
