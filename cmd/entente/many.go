package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// many are the flags of commands that do many runs.
type many struct {
	runs      uint64
	seed      uint64
	workers   int
	out       string
	overwrite bool
	format    string
	quiet     bool
}

func (o *many) flags(command *cobra.Command, runs uint64) {
	o.runFlags(command, runs)
	flags := command.Flags()
	flags.StringVar(&o.out, "out", "", "write tables and manifest.json into this `folder`")
	flags.BoolVar(&o.overwrite, "overwrite", false, "replace a former result in the folder of --out")
	flags.StringVar(&o.format, "format", "", "with --out, the `format` of tables: parquet (default), csv or json")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no report, no warnings and no progress bar")
	completeValues(command, "format", "parquet", "csv", "json")
}

// runFlags are those that say what is run, without where it is written.
func (o *many) runFlags(command *cobra.Command, runs uint64) {
	flags := command.Flags()
	flags.Uint64Var(&o.runs, "runs", runs, "`number` of runs; more of them continue fewer")
	flags.Uint64Var(&o.seed, "seed", 1, "`number` that all random numbers follow from")
	flags.IntVar(&o.workers, "workers", 0, "`number` of runs at a time (default one a processor); it changes no result")
}

// check says what is wrong with the flags, before anything is run.
func (o *many) check() error {
	if o.runs < 2 || o.runs > experiment.MostRuns {
		return usagef("", "--runs %d: 2 to %d are possible", o.runs, experiment.MostRuns)
	}
	if o.workers < 0 {
		return usagef("", "--workers %d: it must not be negative", o.workers)
	}
	if o.format != "" {
		if err := oneOf("format", o.format, "parquet", "csv", "json"); err != nil {
			return err
		}
	}
	if o.out == "" && (o.overwrite || o.format != "") {
		return usagef("add --out FOLDER", "--overwrite and --format go with --out")
	}
	return nil
}

// free says whether a result may be written where --out says, before there is one to lose.
func (o *many) free() error {
	if o.out == "" {
		return nil
	}
	return replaceable(result.Free(o.out, result.Options{Overwrite: o.overwrite}), o.overwrite)
}

// all are the runs, with a progress bar on a terminal. finish clears it.
func (m *Main) all(o *many, total uint64) (runs ensemble.Runs, finish func()) {
	runs = ensemble.Runs{Seed: o.seed, Count: o.runs, Workers: o.workers}
	if o.quiet {
		return runs, func() {}
	}
	runs.Progress, finish = m.progress(total, "running")
	return runs, finish
}

// writeStudy writes a study where --out says so.
func (m *Main) writeStudy(ctx context.Context, o *many, study result.Study, tables []result.StudyTable) error {
	study.ProgramVersion, study.Seed, study.Runs = builtFrom().Version, o.seed, o.runs
	return m.writing(o, func(how result.Options) error { return result.WriteStudy(ctx, o.out, study, tables, how) })
}

// writing writes a result where --out says so, and tells.
func (m *Main) writing(o *many, write func(how result.Options) error) error {
	if o.out == "" {
		return nil
	}
	format, _ := result.FormatByName(o.format) // Parquet where it is empty.
	err := write(result.Options{Format: format, Overwrite: o.overwrite})
	if err == nil && !o.quiet {
		fmt.Fprintf(m.Stderr, "wrote %s (%s)\n", o.out, format)
	}
	return replaceable(err, o.overwrite)
}

// replaceable adds to an error of writing, where a former result is in the way, what can be done about it.
func replaceable(err error, overwrite bool) error {
	if errors.Is(err, result.ErrExists) && !overwrite {
		return fmt.Errorf("%w (--overwrite replaces a former result, and nothing else)", err)
	}
	return err
}
