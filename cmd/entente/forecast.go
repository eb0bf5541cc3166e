package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/forecast"
)

// forecastOptions are the flags of forecast.
type forecastOptions struct {
	many
	source source
	lang   language
	to     string
	score  string
}

func (m *Main) forecastCommand() *cobra.Command {
	options := forecastOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "forecast [SCENARIO]",
		Short: "Answer fixed questions with probabilities, and score them",
		Long: `Runs a scenario (article, where none is named) many times and gives the probability of fixed questions: who is in which bloc at
the end of June 2025, December 2025 and June 2026, how large and how open blocs are, and more. The questions never change; their
ids, and how a judge decides each from public sources, are in the file of --out. A scenario of one's own needs the actors and blocs
of article. Intervals are 95 %, and tell the luck of the runs alone.

--score OUTCOMES.csv takes a file of a former forecast, or anybody's with columns id and probability, in place of a scenario and
scores it: Brier and logarithmic score, calibration, and skill against one half always, the base rate, and a world in which nobody
chooses. OUTCOMES.csv has a first line id,outcome and then a line for each question: 1, 0, or nothing where it is not known.`,
		Example: `  entente forecast --runs 200
  entente forecast documented --runs 200 --to 2025-12 --out forecast.csv
  entente forecast --runs 200 --quiet --out forecast.json`,
		Args: atMostOne,
		RunE: func(command *cobra.Command, arguments []string) error {
			if options.score != "" {
				return m.scoreForecast(command, arguments, &options)
			}
			name := "article"
			if len(arguments) > 0 {
				name = arguments[0]
			}
			return m.forecast(command.Context(), name, &options)
		},
		ValidArgsFunction: completeScenarios,
	}
	flags := command.Flags()
	flags.StringVar(&options.to, "to", "2026-06", "`month` in which the runs end; questions of later ones are left out")
	options.runFlags(command, 1000)
	flags.StringVar(&options.out, "out", "", "write all questions into this `file`, .csv or .json")
	flags.BoolVarP(&options.quiet, "quiet", "q", false, "no table, no warnings and no progress bar")
	flags.StringVar(&options.score, "score", "", "score a forecast's CSV file against the outcomes in this `file`")
	options.lang.flag(command)
	options.source.flags(command)
	return command
}

// check says what is wrong with the flags, before anything is run.
func (o *forecastOptions) check() error {
	many := o.many
	many.out = "" // a file here, and no folder
	if err := many.check(); err != nil {
		return err
	}
	if _, err := sim.ParseDate(o.to); err != nil {
		return usagef("", "--to: %v", err)
	}
	if extension := filepath.Ext(o.out); o.out != "" && extension != ".csv" && extension != ".json" {
		return usagef("write --out forecast.csv", "--out %s: it ends neither in .csv nor in .json", o.out)
	}
	return nil
}

func (m *Main) forecast(ctx context.Context, name string, options *forecastOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	options.source.quiet = options.quiet
	resolved, whole, err := options.source.build(name)
	if err != nil {
		return err
	}
	if end, err := sim.ParseDate(options.to); err != nil || whole.Calendar.Tick(end) < 0 {
		return usagef("", "--to %s: the scenario starts later, at %s", options.to, whole.Calendar.Label(0))
	}
	document := resolved.Document.Clone()
	document.Clock.End = options.to
	model, err := scenarios.Build(document)
	if err != nil {
		return scenarioError{err}
	}
	runs, finish := m.all(&options.many, options.runs)
	runs.Model = model
	made, err := forecast.Make(ctx, runs)
	finish()
	var unsuited *forecast.UnsuitedModel
	if errors.Is(err, forecast.ErrNoQuestions) || errors.As(err, &unsuited) {
		return usagef("", "%v", err)
	}
	if err != nil {
		return err
	}
	made.Program = builtFrom().Version
	if err := m.writeForecast(made, options); err != nil || options.quiet {
		return err
	}
	_, err = io.WriteString(m.Stdout, forecastReport(made, model, options))
	return err
}

// writeForecast writes the file of --out, if there is one.
func (m *Main) writeForecast(made *forecast.Forecast, options *forecastOptions) error {
	if options.out == "" {
		return nil
	}
	var text bytes.Buffer
	write := made.WriteCSV
	if filepath.Ext(options.out) == ".json" {
		write = made.WriteJSON
	}
	err := write(&text)
	if err == nil {
		err = replace(options.out, text.Bytes())
	}
	if err != nil {
		return fmt.Errorf("writing the forecast: %w", err)
	}
	if !options.quiet {
		fmt.Fprintf(m.Stderr, "wrote %s (%d questions)\n", options.out, len(made.Rows))
	}
	return nil
}
