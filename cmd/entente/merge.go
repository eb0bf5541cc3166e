package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/sim/ensemble"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// mergeOptions are the flags of merge.
type mergeOptions struct {
	out       string
	overwrite bool
	format    string
	quiet     bool
}

func (m *Main) mergeCommand() *cobra.Command {
	var options mergeOptions
	command := &cobra.Command{
		Use:   "merge PARTS... -o FOLDER",
		Short: "Put together what shards have done",
		Long: `Puts the parts that ensemble, sweep, sensitivity and advise have written with --shard together: the result is, to the last byte, the one
that the command without --shard writes with --out. The parts may be in one folder, or in several.

Every part is checked first. Parts of another scenario, seed or version of the program are refused, and what is missing is
listed: start those shards again. Two whole parts of the same work that differ are an error; one of the machines is wrong.`,
		Example: `  entente ensemble korea-stargate --runs 1000 --shard 0/2 --out parts
  entente ensemble korea-stargate --runs 1000 --shard 1/2 --out parts
  entente merge parts -o futures`,
		Args: mergeArguments,
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.merge(command.Context(), arguments, &options)
		},
	}
	flags := command.Flags()
	flags.StringVarP(&options.out, "out", "o", "", "write tables and manifest.json into this `folder`")
	flags.BoolVar(&options.overwrite, "overwrite", false, "replace a former result in the folder of --out")
	flags.StringVar(&options.format, "format", "", "the `format` of tables: parquet (default), csv or json")
	flags.BoolVarP(&options.quiet, "quiet", "q", false, "say nothing when all went well")
	completeValues(command, "format", "parquet", "csv", "json")
	return command
}

// mergeArguments demands one folder or more.
func mergeArguments(command *cobra.Command, arguments []string) error {
	if len(arguments) == 0 {
		return usagef("write "+command.UseLine(), "%s needs folders of parts", command.CommandPath())
	}
	return nil
}

func (m *Main) merge(ctx context.Context, folders []string, options *mergeOptions) error {
	if options.out == "" {
		return usagef("add -o FOLDER", "the result is written into a folder")
	}
	if options.format != "" {
		if err := oneOf("format", options.format, "parquet", "csv", "json"); err != nil {
			return err
		}
	}
	parts, err := chunk.OpenFolder(folders[0], folders[1:]...)
	if err != nil {
		return hinted(err)
	}
	job := parts.Job()
	study, err := experiment.Of(job, builtFrom().Version)
	if err != nil {
		return hinted(fmt.Errorf("%s: %w", folders[0], err))
	}
	if e, is := study.(*experiment.Ensemble); is {
		study = &toldEnsemble{Ensemble: e}
	}
	format, _ := result.FormatByName(options.format) // Parquet where it is empty.
	if format != result.Parquet && (job.Kind == "sweep" || job.Kind == "sensitivity") {
		return usagef("leave --format out", "the tables of a %s are Parquet", job.Kind)
	}
	err = chunk.Merge(ctx, study, parts, options.out, result.Options{Format: format, Overwrite: options.overwrite})
	if err != nil || options.quiet {
		return hinted(replaceable(err, options.overwrite))
	}
	fmt.Fprintf(m.Stderr, "wrote %s, the %s of all parts in %s\n", options.out, job.Kind, strings.Join(folders, ", "))
	text, err := mergedReport(study, options.out)
	if err == nil {
		_, err = m.Stdout.Write([]byte(text))
	}
	return err
}

// toldEnsemble keeps what its parts were put together to, so that it is told of without reading them again.
type toldEnsemble struct {
	*experiment.Ensemble
	futures *ensemble.Ensemble
}

func (e *toldEnsemble) Merge(ctx context.Context, parts chunk.Parts, dir string, options result.Options) (err error) {
	if e.futures, err = e.Futures(ctx, parts); err != nil {
		return err
	}
	return e.Write(ctx, e.futures, dir, options)
}

// mergedReport tells what the command tells that does a study alone; of advice nothing.
func mergedReport(study chunk.Experiment, dir string) (string, error) {
	switch e := study.(type) {
	case *toldEnsemble:
		settings := e.Settings()
		options := &ensembleOptions{many: many{seed: settings.Seed}, weightDraws: weightDraws{posterior: settings.Weights}, most: settings.Partitions}
		return ensembleReport(e.Model, e.futures, e.State, options)
	case *experiment.Sweep:
		return sweepReport(dir, e.Spec)
	case *experiment.Sensitivity:
		values, err := estimatesOf(dir, e.Layout.Len(), 0)
		if err != nil {
			return "", err
		}
		text, _, err := analyse(e.Layout, e.Spec, 0, values)
		return text, err
	}
	return "", nil
}
