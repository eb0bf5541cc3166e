package view

import (
	"context"
	"fmt"
	"slices"

	"entente/render/live"
	"entente/scenarios"
)

// Open runs an embedded scenario with levers turned. Between ticks it calls pause, if that is not nil. The error says which
// scenario is nearest where there is none of the name; it may be a *scenarios.LeverMistake.
func Open(ctx context.Context, name string, seed uint64, turns []live.Turn, pause func()) (*live.Run, error) {
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
	var options []live.Option
	if pause != nil {
		options = append(options, live.Pausing(pause))
	}
	run, err := live.Start(ctx, resolved, seed, 0, options...)
	if err != nil || len(turns) == 0 {
		return run, err
	}
	return run.Follow(ctx, turns)
}
