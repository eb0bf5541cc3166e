package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// stop is where a run is kept: before a tick, in a file or, where that is empty, in the folder of --out.
type stop struct {
	tick int
	file string
}

// stopHint says what a value of --checkpoint may be.
const stopHint = "write a tick or a date, such as --checkpoint 24 or --checkpoint 2026-01"

// checkStops refuses values of --checkpoint that have nowhere to go, before anything is run.
func checkStops(values []string, out string) error {
	for _, value := range values {
		when, file, named := strings.Cut(value, "=")
		switch {
		case when == "":
			return usagef(stopHint, "--checkpoint %q names no tick", value)
		case named && file == "":
			return usagef("write --checkpoint "+when+"=FILE, or leave = out and add --out FOLDER",
				"--checkpoint %q names no file", value)
		case !named && out == "":
			return usagef("write --checkpoint "+when+"=FILE, or add --out FOLDER", "--checkpoint %s has nowhere to go", value)
		}
	}
	return nil
}

// stopsOf works out the ticks of the values of --checkpoint, in their order.
func stopsOf(values []string, calendar sim.Calendar) ([]stop, error) {
	var stops []stop
	for _, value := range values {
		when, file, _ := strings.Cut(value, "=")
		tick, err := strconv.Atoi(when)
		if err != nil {
			date, err := sim.ParseDate(when)
			if err != nil {
				return nil, usagef(stopHint, "--checkpoint cannot be %q", value)
			}
			tick = calendar.Tick(date)
		}
		if last := calendar.Ticks(); tick < 0 || tick > last {
			return nil, usagef(fmt.Sprintf("ticks run from 0 (%s) to %d (the end, after %s)", calendar.Label(0), last, calendar.Label(last-1)),
				"--checkpoint %s lies outside of the run", value)
		}
		next := stop{tick, file}
		if slices.ContainsFunc(stops, func(known stop) bool { return known == next || file != "" && known.file == file }) {
			return nil, usagef("", "--checkpoint %s would be written into the same file as another", value)
		}
		stops = append(stops, next)
	}
	slices.SortStableFunc(stops, func(a, b stop) int { return a.tick - b.tick })
	return stops, nil
}

// keeper keeps a run at its stops.
type keeper struct {
	program  *Main
	stops    []stop
	manifest result.Manifest
	// overwrite replaces former checkpoints; quiet tells nobody.
	overwrite, quiet bool
	// kept are the checkpoints that go into the folder of --out.
	kept []*sim.Checkpoint
}

// run runs the world from stop to stop. A checkpoint with a file of its own is written at once, so that it is there whatever
// becomes of the run.
func (k *keeper) run(ctx context.Context, world *sim.World, recorder *sim.Recorder) error {
	for _, stop := range k.stops {
		if err := world.RunTo(ctx, stop.tick); err != nil {
			return fmt.Errorf("running %s: %w", world.Model.Name, err)
		}
		checkpoint, err := world.Checkpoint(recorder.Record())
		if err != nil {
			return err
		}
		checkpoint.Document, checkpoint.Program = k.manifest.Document, k.manifest.ProgramVersion
		checkpoint.Arguments = k.manifest.Arguments
		if stop.file == "" {
			k.kept = append(k.kept, checkpoint)
			continue
		}
		err = result.WriteCheckpoint(stop.file, checkpoint, k.overwrite)
		if errors.Is(err, result.ErrExists) && !k.overwrite {
			return fmt.Errorf("%w (--overwrite replaces a former checkpoint, and nothing else)", err)
		}
		if err != nil {
			return err
		}
		if !k.quiet {
			fmt.Fprintf(k.program.Stderr, "wrote %s, before tick %d (%s); to go on: entente branch %s\n",
				stop.file, stop.tick, world.Model.Calendar.Label(stop.tick), stop.file)
		}
	}
	return nil
}

// modelOf builds the model of a checkpoint from the scenario that it holds. A scenario that is wrong is the checkpoint's fault.
func (m *Main) modelOf(checkpoint *sim.Checkpoint) (*scenarios.Resolved, *sim.Model, error) {
	if len(checkpoint.Document) == 0 {
		return nil, nil, errors.New("it holds no scenario: only the Go program that made it can go on with it")
	}
	resolved, err := scenarios.Read("scenario.yaml", bytes.NewReader(checkpoint.Document), m.keeping(checkpoint.Document))
	if beyondLimit(problemsOf(err)) {
		return nil, nil, scenarioError{err} // It is whole, and was made with these limits raised.
	}
	if err != nil {
		return nil, nil, fmt.Errorf("the scenario in it is invalid: %v: %w", err, sim.ErrCheckpointDamaged)
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, nil, fmt.Errorf("the scenario in it is invalid: %v: %w", err, sim.ErrCheckpointDamaged)
	}
	return resolved, model, nil
}
