package main

import (
	"bytes"
	"context"
	"errors"
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
in place of the story: the decisions, or that of --table.`,
		Example: `  entente run korea-stargate
  entente run korea-stargate --seed 7 --lang ko
  entente run korea-stargate --out results && entente explain results --actor samsung
  entente run korea-stargate --format csv --table blocs > blocs.csv
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
	flags.StringVar(&options.out, "out", "", "write tables and manifest.json into this `folder`")
	flags.BoolVar(&options.overwrite, "overwrite", false, "replace a former result in the folder of --out")
	flags.StringVar(&options.format, "format", "", "`format`: table (the story), csv, json or parquet")
	flags.StringVar(&options.table, "table", decisionsTable, "with --format and without --out, the `table` to print: "+strings.Join(tableNames, ", "))
	flags.StringVar(&options.state, "state", "", "`state` whose position is told (default KR, or the strongest where there is no KR)")
	flags.IntVar(&options.width, "width", 0, "`columns` of the story (default those of the terminal, or 80)")
	flags.BoolVarP(&options.quiet, "quiet", "q", false, "no story and no warnings")
	options.language.flag(command)
	options.source.flags(command)
	completeValues(command, "format", "table", "csv", "json", "parquet")
	completeValues(command, "table", tableNames...)
	return command
}

func (m *Main) run(ctx context.Context, name string, options *runOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	options.source.quiet = options.quiet
	resolved, record, err := options.source.run(ctx, name, options.seed, options.run)
	if err != nil {
		return err
	}
	if err := checkState(record, options.state); err != nil {
		return err
	}
	manifest := manifestOf(name, resolved, record)
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
		if err != nil {
			return err
		}
	}
	if options.out != "" {
		if err := m.write(ctx, record, manifest, options); err != nil {
			return err
		}
	}
	_, err = m.Stdout.Write(story.Bytes())
	return err
}

// write writes the tables and the manifest.
func (m *Main) write(ctx context.Context, record *sim.Record, manifest result.Manifest, options *runOptions) error {
	format, _ := result.FormatByName(options.format) // Parquet where it is empty.
	err := result.Write(ctx, options.out, record, manifest, result.Options{Format: format, Overwrite: options.overwrite})
	if errors.Is(err, result.ErrExists) && !options.overwrite {
		return fmt.Errorf("%w (--overwrite replaces a former result, and nothing else)", err)
	}
	if err == nil && !options.quiet {
		fmt.Fprintf(m.Stderr, "wrote %s (%s); why anybody moved: entente explain %s --actor ID\n", options.out, format, options.out)
	}
	return err
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
	case o.out == "" && o.overwrite:
		return usagef("add --out FOLDER", "--overwrite without --out has nothing to overwrite")
	case o.table != decisionsTable && !o.prints():
		return usagef("a folder holds every table; to print this one, write --format csv --table "+o.table+" without --out", "--table goes with --format csv or json, and without --out")
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
func checkState(record *sim.Record, wanted string) error {
	var known []string
	for _, state := range record.States {
		known = append(known, state.ID)
	}
	if wanted == "" || slices.Contains(known, wanted) {
		return nil
	}
	return unknownName("state", wanted, known)
}

// manifestOf says how to run the record again. The arguments are to be run in the result's folder, where a user's own
// scenario is kept as scenario.yaml: they must not depend on where the file once was.
func manifestOf(name string, resolved *scenarios.Resolved, record *sim.Record) result.Manifest {
	if !slices.Contains(scenarios.Names(), name) {
		name = "scenario.yaml"
	}
	return result.Manifest{
		ProgramVersion: builtFrom().Version,
		Arguments: []string{
			"run", name, "--seed", strconv.FormatUint(record.Seed, 10), "--run", strconv.FormatUint(record.Run, 10),
		},
		Document: scenarios.Canonical(resolved.Document),
	}
}
