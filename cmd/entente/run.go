package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/render"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// runOptions are the flags of run.
type runOptions struct {
	source    source
	seed, run uint64
	out       string
	overwrite bool
	format    string
	table     string
	state     string
	width     int
	quiet     bool
	language  language
	// checkpoints are the values of --checkpoint.
	checkpoints []string
}

func (m *Main) runCommand() *cobra.Command {
	options := runOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "run SCENARIO",
		Short: "Run a scenario and tell who moved, when and why",
		Long: `Runs a scenario and tells its story: the blocs at the start and at the end, the most telling moves with their reasons,
and the position of a state. SCENARIO is a name from entente list, a YAML file, or - for standard input.

With --out the run is also written into a folder, as tables and manifest.json, in Parquet unless --format says csv or
json (one object a line). The folder appears whole or not at all. Without --out, --format csv or json prints one table
in place of the story: the decisions, or that of --table.

With --checkpoint the run is also kept as it is before a tick, to be gone on with by entente branch. A tick is a number
from 0, or a date that lies in it. The checkpoint goes into the folder of --out, as checkpoint-TICK.entente, or into a
file of its own, which is written as soon as the tick is reached. A run goes on from it as if it had never stopped.`,
		Example: `  entente run korea-stargate
  entente run korea-stargate --seed 7 --lang ko
  entente run korea-stargate --out results && entente explain results --actor samsung
  entente run korea-stargate --format csv --table blocs > blocs.csv
  entente run korea-stargate --checkpoint 2026-01=2026.entente && entente branch 2026.entente
  entente new - | entente run -`,
		Args:              one(scenarioArgument),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.run(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.Uint64Var(&options.seed, "seed", 1, "`number` that all random numbers follow from")
	flags.Uint64Var(&options.run, "run", 0, "`number` of the run with this seed")
	flags.StringArrayVar(&options.checkpoints, "checkpoint", nil,
		"keep the run before this `tick[=file]`, in the folder of --out or in the file; repeatable")
	options.outputFlags(command)
	options.source.flags(command)
	return command
}

// outputFlags are those of what is told and written.
func (o *runOptions) outputFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&o.out, "out", "", "write tables and manifest.json into this `folder`")
	flags.BoolVar(&o.overwrite, "overwrite", false, "replace a former result in the folder of --out, or a former checkpoint")
	flags.StringVar(&o.format, "format", "", "`format`: table (the story), csv, json or parquet")
	flags.StringVar(&o.table, "table", decisionsTable, "with --format and without --out, the `table` to print: "+strings.Join(tableNames, ", "))
	flags.StringVar(&o.state, "state", "", "`state` whose position is told (default KR, or the strongest where there is no KR)")
	flags.IntVar(&o.width, "width", 0, "`columns` of the story (default those of the terminal, or 80)")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no story and no warnings")
	o.language.flag(command)
	completeValues(command, "format", "table", "csv", "json", "parquet")
	completeValues(command, "table", tableNames...)
}

func (m *Main) run(ctx context.Context, name string, options *runOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	options.source.quiet = options.quiet
	resolved, model, err := options.source.build(name)
	if err != nil {
		return err
	}
	if err := checkState(model, options.state); err != nil {
		return err
	}
	stops, err := stopsOf(options.checkpoints, model.Calendar)
	if err != nil {
		return err
	}
	manifest := manifestOf(name, resolved, options.seed, options.run)
	keep := &keeper{program: m, stops: stops, manifest: manifest, overwrite: options.overwrite, quiet: options.quiet}
	record, err := m.simulate(ctx, model, options.seed, options.run, keep)
	if err != nil {
		return err
	}
	return m.deliver(ctx, record, manifest, keep.kept, options, nil)
}

// deliver tells and writes what the options ask for. more adds to the story; nil stands for nothing.
func (m *Main) deliver(
	ctx context.Context, record *sim.Record, manifest result.Manifest, checkpoints []*sim.Checkpoint, options *runOptions,
	more func(story *bytes.Buffer, columns int) error,
) error {
	if options.prints() {
		return m.printTable(ctx, record, manifest, options)
	}
	// The story is made before anything is written, so that a failure leaves nothing behind.
	var story bytes.Buffer
	if !options.quiet {
		columns, rows := m.screen(options.width)
		err := render.Story(&story, record, render.StoryOptions{
			Width: columns, Height: rows, Colour: m.colour(m.Stdout), Language: options.language.Language, State: options.state,
		})
		if err == nil && more != nil {
			err = more(&story, columns)
		}
		if err != nil {
			return err
		}
	}
	if options.out != "" {
		if err := m.write(ctx, record, manifest, checkpoints, options); err != nil {
			return err
		}
	}
	_, err := m.Stdout.Write(story.Bytes())
	return err
}

// write writes the tables, the manifest and the checkpoints.
func (m *Main) write(
	ctx context.Context, record *sim.Record, manifest result.Manifest, checkpoints []*sim.Checkpoint, options *runOptions,
) error {
	format, _ := result.FormatByName(options.format) // Parquet where it is empty.
	err := result.Write(ctx, options.out, record, manifest, result.Options{
		Format: format, Overwrite: options.overwrite, Checkpoints: checkpoints,
	})
	if err == nil && !options.quiet {
		fmt.Fprintf(m.Stderr, "wrote %s (%s); why anybody moved: entente explain %s --actor ID\n", options.out, format, options.out)
	}
	return replaceable(err, options.overwrite)
}

// check says what is wrong with the flags, before anything is run.
func (o *runOptions) check() error {
	if o.format != "" {
		if err := oneOf("format", o.format, "table", "csv", "json", "parquet"); err != nil {
			return err
		}
	}
	if err := oneOf("table", o.table, tableNames...); err != nil {
		return err
	}
	switch {
	case o.out == "" && o.format == "parquet":
		return usagef("add --out FOLDER, or use --format csv or json", "Parquet is binary and several files: it cannot go to standard output")
	case o.out != "" && o.format == "table":
		return usagef("leave --format out for Parquet, or use csv or json", "--format table is for reading: a folder holds parquet, csv or json")
	case o.out == "" && o.overwrite && len(o.checkpoints) == 0:
		return usagef("add --out FOLDER", "--overwrite without --out has nothing to overwrite")
	case o.table != decisionsTable && !o.prints():
		return usagef("a folder holds every table; to print this one, write --format csv --table "+o.table+" without --out", "--table goes with --format csv or json, and without --out")
	}
	if err := checkStops(o.checkpoints, o.out); err != nil {
		return err
	}
	return checkWidth(o.width)
}

// narrowest is the least width that a user may ask for: below it, stories do not keep to it.
const narrowest = 60

func checkWidth(width int) error {
	if width != 0 && width < narrowest {
		return usagef("", "--width %d is too narrow: at least %d columns are needed", width, narrowest)
	}
	return nil
}

// prints says whether a table is printed in place of the story.
func (o *runOptions) prints() bool {
	return o.out == "" && (o.format == "csv" || o.format == "json")
}

// checkState refuses a state that the run does not have.
func checkState(model *sim.Model, wanted string) error {
	known := model.Names().States
	if wanted == "" || slices.Contains(known, wanted) {
		return nil
	}
	return unknownName("state", wanted, known)
}

// manifestOf says how to run the record again. The arguments are to be run in the result's folder, where a user's own
// scenario is kept as scenario.yaml: they must not depend on where the file once was.
func manifestOf(name string, resolved *scenarios.Resolved, seed, run uint64) result.Manifest {
	if !slices.Contains(scenarios.Names(), name) {
		name = "scenario.yaml"
	}
	return result.Manifest{
		ProgramVersion: builtFrom().Version,
		Arguments: []string{
			"run", name, "--seed", strconv.FormatUint(seed, 10), "--run", strconv.FormatUint(run, 10),
		},
		Document: scenarios.Canonical(resolved.Document),
	}
}
