package main

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/sweep"
)

// sweepOptions are the flags of sweep.
type sweepOptions struct {
	sharding
	out     string
	resume  bool
	workers int
	outside bool
	quiet   bool
}

func (o *sweepOptions) flags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&o.out, "out", "", "write rows and manifest.json into this `folder`")
	flags.BoolVar(&o.resume, "resume", false, "go on with the same sweep in the folder of --out, however it ended")
	flags.IntVar(&o.workers, "workers", 0, "`number` of rows at a time (default one a processor); it changes no result")
	flags.BoolVar(&o.outside, "allow-outside", false, "let a scenario extend files outside of its own folder")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no report, no warnings and no progress bar")
}

func (m *Main) sweepCommand() *cobra.Command {
	var options sweepOptions
	command := &cobra.Command{
		Use:   "sweep SPEC --out FOLDER",
		Short: "Run a scenario at many settings of its levers",
		Long: `Runs every row of a sweep file: a scenario, factors over any of its levers by their paths, a design (grid, latin-hypercube,
sobol, morris, one-at-a-time) and outcomes. entente new --sweep FILE writes one to start from.

Rows are run in balanced order, so that a sweep cut short is still usable. Killed at any moment and started again with
--resume, it ends with the same bytes as if nothing had happened. A row that fails is a row with its error, and the rest
go on.

` + shardHelp,
		Example: `  entente new --sweep study.yaml
  entente sweep study.yaml --out study
  entente sweep study.yaml --out study --resume`,
		Args: one("a sweep file, or - for standard input"),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.sweep(command.Context(), arguments[0], &options)
		},
	}
	options.flags(command)
	options.sharding.flag(command)
	return command
}

func (m *Main) sweep(ctx context.Context, name string, options *sweepOptions) error {
	sharded, err := m.sharded(&options.sharding, options.out)
	if err != nil {
		return err
	}
	if options.out == "" {
		return usagef("add --out FOLDER", "a sweep is written into a folder")
	}
	spec, err := m.loadSweep(name, options.outside, options.quiet)
	if err != nil {
		return err
	}
	e, err := experiment.NewSweep(spec, builtFrom().Version)
	if err != nil {
		return scenarioError{fmt.Errorf("%s: %w", name, err)}
	}
	if sharded {
		return m.share(ctx, e, &options.sharding, options.out, options.workers, options.quiet)
	}
	if err := m.carryOut(ctx, e, options); err != nil || options.quiet {
		return err
	}
	text, err := sweepReport(options.out, spec)
	if err == nil {
		_, err = m.Stdout.Write([]byte(text))
	}
	return err
}

// loadSweep reads a sweep file.
func (m *Main) loadSweep(name string, outside, quiet bool) (*scenarios.Sweep, error) {
	spec, err := scenarios.LoadSweep(name, m.reading(outside)...)
	if err != nil {
		return nil, scenarioError{err}
	}
	if !quiet {
		m.summarise(name, spec.Warnings)
	}
	return spec, nil
}

// carryOut runs a sweep, with a progress bar on a terminal.
func (m *Main) carryOut(ctx context.Context, e *experiment.Sweep, options *sweepOptions) error {
	settings := sweep.Options{Workers: options.workers, Resume: options.resume}
	finish := func() {}
	if !options.quiet {
		var done func(uint64)
		done, finish = m.progress(uint64(e.Layout.Len()), "rows")
		settings.Progress = func(rows, _ int) { done(uint64(rows)) }
	}
	err := e.Do(ctx, options.out, settings)
	finish()
	return err
}

// sweepReport tells how many rows there are and what range each outcome takes.
func sweepReport(dir string, spec *scenarios.Sweep) (string, error) {
	s, err := sweep.Read(dir)
	if err != nil {
		return "", err
	}
	low, high := make([]float64, len(s.Outcomes)), make([]float64, len(s.Outcomes))
	for k := range low {
		low[k], high[k] = math.Inf(1), math.Inf(-1)
	}
	failed, first := 0, ""
	err = s.Each(func(row *sweep.Row) error {
		if row.Error != "" {
			if failed++; failed == 1 {
				first = fmt.Sprintf("row %d: %s", row.Number, row.Error)
			}
		}
		for k, estimate := range row.Estimates {
			low[k], high[k] = min(low[k], estimate.Value), max(high[k], estimate.Value)
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s: %d rows of %s, %d runs each, %d factors\n", dir, s.Done, spec.Scenario.Document.Name, s.Runs, len(s.Factors))
	if failed > 0 {
		fmt.Fprintf(&text, "%d rows failed, the first of them %s\n", failed, first)
	}
	ranges := newTable("", ">lowest row", ">highest row")
	for k, outcome := range s.Outcomes {
		if low[k] <= high[k] {
			ranges.add(spec.Outcomes[k].ID+"  "+outcome, fmt.Sprintf("%.4g", low[k]), fmt.Sprintf("%.4g", high[k]))
		}
	}
	return text.String() + ranges.text("  "), nil
}
