package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"entente/render/report"
	"entente/scenarios"
	"entente/sim/result"
)

// reportOptions are the flags of report.
type reportOptions struct {
	source    source
	out       string
	state     string
	seed, run uint64
	seeded    bool
	language  language
}

func (m *Main) reportCommand() *cobra.Command {
	options := reportOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "report RESULT -o FILE",
		Short: "Make a page of a result: a file to send, to open anywhere and to print",
		Long: `Writes one HTML file with all that a result shows: the story, charts, the reasons for the key moves, every assumption with its
source, and how to do it again. It opens without a network, in the browser's light or dark colours.

RESULT is a folder that --out of run, branch, ensemble, compare, sweep, sensitivity or advise has written, or a scenario, which
is then run first. The same result gives the same file. -o - writes to standard output.`,
		Example: `  entente report korea-stargate -o report.html
  entente ensemble korea-stargate -q --runs 200 --out futures && entente report futures -o futures.html
  entente report korea-stargate --lang ko -o report-ko.html`,
		Args:              one("a result: a folder that --out has written, or a scenario"),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			options.seeded = command.Flags().Changed("seed") || command.Flags().Changed("run")
			return m.writeReport(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.StringVarP(&options.out, "output", "o", "", "write the page into this `file`, or - for standard output")
	flags.StringVar(&options.state, "state", "", "`state` that the page is about (default KR, or the first where there is no KR)")
	flags.Uint64Var(&options.seed, "seed", 1, "for a scenario, `number` that all random numbers follow from")
	flags.Uint64Var(&options.run, "run", 0, "for a scenario, `number` of the run with this seed")
	options.language.flag(command)
	options.source.flags(command)
	return command
}

func (m *Main) writeReport(ctx context.Context, name string, options *reportOptions) error {
	if options.out == "" {
		return usagef("add -o report.html, or -o - for standard output", "where is the page to be written?")
	}
	page, err := m.pageOf(ctx, name, options)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := page.Write(&text); err != nil {
		return err
	}
	if options.out == "-" {
		_, err := m.Stdout.Write(text.Bytes())
		return err
	}
	if err := replace(options.out, text.Bytes()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	fmt.Fprintf(m.Stderr, "wrote %s (%d KB)\n", options.out, (text.Len()+1023)/1024)
	return nil
}

// replace writes a file whole or not at all. What is no plain file, such as a pipe, is written to.
func replace(name string, text []byte) error {
	if about, err := os.Stat(name); err == nil && !about.Mode().IsRegular() {
		return os.WriteFile(name, text, 0o644)
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".partial-*")
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	err = errors.Join(err, file.Chmod(0o644))
	if err == nil {
		err = file.Sync() // Some disks say only now that they are full.
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// pageOf makes the page of a result, whatever kind it is, or of a scenario's run.
func (m *Main) pageOf(ctx context.Context, name string, options *reportOptions) (*report.Page, error) {
	how := report.Options{Language: options.language.Language, State: options.state}
	if about, err := os.Stat(name); err != nil || !about.IsDir() {
		resolved, record, err := options.source.run(ctx, name, options.seed, options.run)
		if err != nil {
			return nil, err
		}
		if err := knownState(&resolved.Document, how.State); err != nil {
			return nil, err
		}
		manifest := manifestOf(name, resolved, options.seed, options.run)
		return report.OfRun(record, &manifest, &resolved.Document, how)
	}
	if options.seeded {
		return nil, usagef("leave them out", "--seed and --run are for scenarios: the result in %s has its own", name)
	}
	return m.pageOfFolder(ctx, name, how)
}

func (m *Main) pageOfFolder(ctx context.Context, dir string, how report.Options) (*report.Page, error) {
	record, manifest, err := result.Read(dir)
	switch {
	case errors.Is(err, result.ErrNotResult):
		return m.pageOfStudy(ctx, dir, how)
	case err != nil:
		return nil, err
	}
	var document *scenarios.Document
	if len(manifest.Document) > 0 {
		resolved, err := m.keptScenario(filepath.Join(dir, "scenario.yaml"), manifest.Document)
		if err != nil {
			return nil, err
		}
		document = &resolved.Document
		if err := knownState(document, how.State); err != nil {
			return nil, err
		}
	}
	return report.OfRun(record, manifest, document, how)
}

// knownState refuses a state that a scenario does not have; an empty one stands for the usual.
func knownState(document *scenarios.Document, wanted string) error {
	var ids []string
	for k := range document.States {
		ids = append(ids, document.States[k].ID)
	}
	if wanted == "" || slices.Contains(ids, wanted) {
		return nil
	}
	return unknownName("state", wanted, ids)
}
