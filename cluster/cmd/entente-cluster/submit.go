package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"entente/cluster"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// submission is what the flags of submit say.
type submission struct {
	from       access
	parts      string
	out        string
	format     string
	overwrite  bool
	window     int
	deliveries int
}

func (m *Main) submitCommand() *cobra.Command {
	var asked submission
	command := &cobra.Command{
		Use:   "submit PARTS|SWEEP",
		Short: "Have workers do what is missing of a job, and keep its parts",
		Long: `PARTS is a folder with a job.json, as "entente ensemble … --shard none" writes it, and with the parts that are there already. SWEEP is a
sweep file; its parts come into the folder of --parts, or one beside the result. What is missing is asked for; each part is on
the disk before its worker is told so. Ended at any moment and started again, it goes on where it was. With -o the parts are merged at
once; without, "entente merge" does that.`,
		Example: `  entente-cluster submit parts -o result
  entente-cluster submit study.yaml -o result`,
		RunE: func(command *cobra.Command, arguments []string) error {
			if len(arguments) != 1 {
				return usagef("%s needs one folder with a job.json, or one sweep file", command.CommandPath())
			}
			about, err := os.Stat(arguments[0])
			if extension := filepath.Ext(arguments[0]); err != nil && (extension == ".yaml" || extension == ".yml") {
				return invalidError{fmt.Errorf("read the sweep file: %w", err)}
			}
			if err == nil && about.Mode().IsRegular() {
				if err := m.makeSweep(arguments[0], &asked); err != nil {
					return err
				}
				return m.submit(command.Context(), asked)
			}
			if asked.parts != "" {
				return usagef("--parts goes with a sweep file")
			}
			asked.parts = arguments[0]
			return m.submit(command.Context(), asked)
		},
	}
	asked.from.flags(command.Flags())
	flags := command.Flags()
	flags.StringVar(&asked.parts, "parts", "", "the folder of a sweep's parts (default that of -o with .parts behind it)")
	flags.StringVarP(&asked.out, "out", "o", "", "merge the parts into a result in this folder")
	flags.StringVar(&asked.format, "format", "", "format of the result's tables: parquet, csv or json (default parquet)")
	flags.BoolVar(&asked.overwrite, "overwrite", false, "replace a former result in the folder of --out")
	flags.IntVar(&asked.window, "window", 0, "chunks that are in the queue or with workers at a time (default 4096)")
	flags.IntVar(&asked.deliveries, "deliveries", 0, "workers that may try a chunk, before its rows become rows with an error (default 8)")
	return command
}

func (m *Main) submit(ctx context.Context, asked submission) error {
	if asked.out == "" && (asked.overwrite || asked.format != "") {
		return usagef("--overwrite and --format go with -o")
	}
	if asked.window < 0 || asked.deliveries < 0 {
		return usagef("--window and --deliveries cannot be negative")
	}
	options := result.Options{Overwrite: asked.overwrite}
	if asked.format != "" {
		format, known := result.FormatByName(asked.format)
		if !known {
			return usagef("--format cannot be %q: it is parquet, csv or json", asked.format)
		}
		options.Format = format
	}
	folder, experiment, err := m.open(asked.parts)
	if err != nil {
		return err
	}
	switch kind := experiment.Job().Kind; {
	case kind == "sweep" || kind == "sensitivity": // their folder may hold what an interrupted merge has left
		if options.Format != result.Parquet {
			return usagef("the tables of a %s are Parquet: leave --format out", kind)
		}
	case asked.out != "":
		if err := result.Free(asked.out, options); err != nil {
			return err
		}
	}
	connection, err := m.connect(ctx, asked.from, "submitter")
	if err != nil {
		return err
	}
	defer connection.Close()
	progress, finish := m.progress()
	err = cluster.Submit(ctx, connection, cluster.Submission{
		Experiment: experiment, Parts: folder, Version: m.Version, Window: asked.window, Deliveries: asked.deliveries,
		Progress: progress, Log: m.log,
	})
	finish()
	if err != nil {
		return err
	}
	if asked.out == "" {
		_, err := fmt.Fprintf(m.Stderr, "all parts are in %s\n", asked.parts)
		return err
	}
	if err := chunk.Merge(ctx, experiment, folder, asked.out, options); err != nil {
		return err
	}
	_, err = fmt.Fprintf(m.Stderr, "wrote %s\n", asked.out)
	return err
}

// open opens a folder of parts, and makes the experiment of its job.
func (m *Main) open(path string) (*chunk.Folder, chunk.Experiment, error) {
	folder, err := chunk.OpenFolder(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			err = fmt.Errorf("%w (\"entente … --shard none --out %s\" makes one)", err, path)
		}
		return nil, nil, invalidError{err}
	}
	experiment, err := m.Of(folder.Job(), m.Version)
	if errors.Is(err, cluster.ErrVersion) {
		return nil, nil, err
	}
	if err != nil {
		return nil, nil, invalidError{fmt.Errorf("the job of %s: %w", path, err)}
	}
	return folder, experiment, nil
}
