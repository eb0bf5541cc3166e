package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"entente/render/live"
	"entente/render/player"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// show reads or runs what is to be watched.
func (o *options) show(ctx context.Context, name string, stderr io.Writer) (player.Show, error) {
	var show player.Show
	var err error
	if isFolder(name) {
		show, err = o.resultOf(ctx, name, stderr)
	} else {
		show.Live, err = o.start(ctx, name, stderr)
	}
	if err != nil || o.compare == "" {
		return show, err
	}
	if isFolder(o.compare) {
		show.Other, _, err = result.Read(o.compare)
		return show, err
	}
	other, err := o.start(ctx, o.compare, stderr)
	if err != nil {
		return show, err
	}
	show.Other = other.Record()
	return show, nil
}

func isFolder(name string) bool {
	about, err := os.Stat(name)
	return err == nil && about.IsDir()
}

// start runs a scenario. Both runs of a comparison have the same seed, so that they differ by their scenarios alone.
func (o *options) start(ctx context.Context, name string, stderr io.Writer) (*live.Run, error) {
	how := []scenarios.Option{scenarios.WithLimits(o.limits)}
	if o.outside {
		how = append(how, scenarios.WithFilesOutside())
	}
	resolved, err := scenarios.Load(name, how...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if count := len(resolved.Warnings); count > 0 {
		fmt.Fprintf(stderr, "warning: %s has %d warnings; entente validate %s shows them\n", name, count, name)
	}
	return live.Start(ctx, resolved, o.seed, o.run)
}

// resultOf reads a result. Where its scenario gives the same run again, its levers can be moved.
func (o *options) resultOf(ctx context.Context, folder string, stderr io.Writer) (player.Show, error) {
	if o.seeded && o.compare == "" {
		return player.Show{}, usagef("--seed and --run are for scenarios: the result in %s has its own", folder)
	}
	record, manifest, err := result.Read(folder)
	if err != nil {
		return player.Show{}, err
	}
	if again := o.runAgain(ctx, record, manifest); again != nil {
		return player.Show{Live: again}, nil
	}
	fmt.Fprintf(stderr, "note: %s is shown as it is: its scenario does not give the same run again here, so that it has no levers\n", folder)
	return player.Show{Record: record}, nil
}

// runAgain runs a result's scenario; nil where it gives another run, as after a branch or with another version.
func (o *options) runAgain(ctx context.Context, record *sim.Record, manifest *result.Manifest) *live.Run {
	if len(manifest.Document) == 0 {
		return nil
	}
	resolved, err := scenarios.Read("scenario.yaml", bytes.NewReader(manifest.Document), scenarios.WithLimits(o.limits.Keeping(manifest.Document)))
	if err != nil {
		return nil
	}
	run, err := live.Start(ctx, resolved, record.Seed, record.Run)
	if err != nil || !strings.EqualFold(run.Record().SHA256(), record.SHA256()) {
		return nil
	}
	return run
}
