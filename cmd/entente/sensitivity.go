package main

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/render/chart"
	"entente/render/drawing"
	"entente/scenarios"
	"entente/sim/ensemble"
	"entente/sim/ensemble/design"
	"entente/sim/ensemble/sweep"
)

// sensitivityOptions are the flags of sensitivity.
type sensitivityOptions struct {
	sweepOptions
	method  string
	points  int
	outcome string
	chart   string
}

func (m *Main) sensitivityCommand() *cobra.Command {
	var options sensitivityOptions
	command := &cobra.Command{
		Use:   "sensitivity SPEC",
		Short: "Tell which levers an outcome depends on",
		Long: `Takes the scenario, the factors and the outcomes of a sweep file, and lays its own design over them:
  morris   elementary effects along trajectories: mu* says how much a factor moves the outcome, sigma how unevenly (few runs)
  sobol    first-order and total indices: which part of the outcome's variance is due to a factor alone, and with others
  tornado  each factor alone to its low and to its high value, the others as the scenario has them
Intervals are 95 %, by bootstrap over trajectories or blocks; tornado's by runs. --points is the number of trajectories or of
blocks (rows are points times factors and more). --chart draws it, as SVG or PNG by the file's ending.

` + shardHelp,
		Example: `  entente new --sweep study.yaml
  entente sensitivity study.yaml --method morris --points 4
  entente sensitivity study.yaml --method tornado --chart tornado.svg
  entente sensitivity study.yaml --method sobol --points 8 --out indices --chart indices.png`,
		Args: one("a sweep file, or - for standard input"),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.sensitivity(command.Context(), arguments[0], &options)
		},
	}
	options.flags(command)
	options.sharding.flag(command, unfitFlag{"chart", "a chart needs all rows; merge them first"})
	flags := command.Flags()
	flags.StringVar(&options.method, "method", "morris", "`method`: morris, sobol or tornado")
	flags.IntVar(&options.points, "points", 16, "`number` of trajectories or blocks")
	flags.StringVar(&options.outcome, "outcome", "", "`id` of the outcome to tell of (default the first)")
	flags.StringVar(&options.chart, "chart", "", "draw a chart into this `file`, .svg or .png")
	completeValues(command, "method", "morris", "sobol", "tornado")
	return command
}

func (m *Main) sensitivity(ctx context.Context, name string, options *sensitivityOptions) error {
	if err := options.checkSensitivity(); err != nil {
		return err
	}
	sharded, err := m.sharded(&options.sharding, options.out)
	if err != nil {
		return err
	}
	spec, err := m.loadSweep(name, options.outside, options.quiet)
	if err != nil {
		return err
	}
	outcome, err := options.place(spec)
	if err != nil {
		return err
	}
	e, err := experiment.NewSensitivity(spec, experiment.SensitivitySettings{Method: options.method, Points: options.points}, builtFrom().Version)
	if err != nil {
		return scenarioError{fmt.Errorf("%s: %w", name, err)}
	}
	if sharded {
		return m.share(ctx, e, &options.sharding, options.out, options.workers, options.quiet)
	}
	if options.out == "" {
		folder, err := os.MkdirTemp("", "entente-")
		if err != nil {
			return fmt.Errorf("making a folder for the rows: %w", err)
		}
		defer os.RemoveAll(folder)
		options.out = folder
	}
	if err := m.carryOut(ctx, &e.Sweep, &options.sweepOptions); err != nil {
		return err
	}
	values, err := estimatesOf(options.out, e.Layout.Len(), outcome)
	if err != nil {
		return err
	}
	text, picture, err := analyse(e.Layout, spec, outcome, values)
	if err != nil {
		return fmt.Errorf("sensitivity of %s: %w", spec.Outcomes[outcome].ID, err)
	}
	if options.chart != "" {
		if err := draw(options.chart, picture); err != nil {
			return err
		}
	}
	if options.quiet {
		return nil
	}
	_, err = m.Stdout.Write([]byte(text))
	return err
}

func (o *sensitivityOptions) checkSensitivity() error {
	if err := oneOf("method", o.method, "morris", "sobol", "tornado"); err != nil {
		return err
	}
	if o.points < 2 || o.points > 1<<20 {
		return usagef("", "--points %d: 2 to %d are possible", o.points, 1<<20)
	}
	if ending := filepath.Ext(o.chart); o.chart != "" && ending != ".svg" && ending != ".png" {
		return usagef("", "--chart %s: a chart's file ends in .svg or .png", o.chart)
	}
	return nil
}

// place finds the outcome that is told of.
func (o *sensitivityOptions) place(spec *scenarios.Sweep) (int, error) {
	var known []string
	for _, outcome := range spec.Outcomes {
		known = append(known, outcome.ID)
	}
	if o.outcome == "" {
		return 0, nil
	}
	if at := slices.Index(known, o.outcome); at >= 0 {
		return at, nil
	}
	return 0, unknownName("outcome", o.outcome, known)
}

// estimatesOf reads an outcome of each row, in the order of the design; rows that failed are not numbers.
func estimatesOf(dir string, rows, outcome int) ([]ensemble.Interval, error) {
	s, err := sweep.Read(dir)
	if err != nil {
		return nil, err
	}
	values := make([]ensemble.Interval, rows)
	for k := range values {
		values[k].Value = math.NaN()
	}
	err = s.Each(func(row *sweep.Row) error {
		if row.Error == "" {
			values[row.Number] = row.Estimates[outcome]
		}
		return nil
	})
	return values, err
}

// analyse tells what the rows of a design say, as text and as a chart.
func analyse(layout design.Design, spec *scenarios.Sweep, outcome int, estimates []ensemble.Interval) (string, *drawing.Drawing, error) {
	what := spec.Outcomes[outcome].Text
	head := fmt.Sprintf("%s in %s: %d rows of %d runs\n", what, spec.Scenario.Document.Name, layout.Len(), spec.Runs)
	found, err := analysisOf(layout, spec, estimates)
	switch {
	case err != nil:
		return "", nil, err
	case found.Effects != nil:
		text, picture := effectsReport(found.Effects, what)
		return head + text, picture, nil
	case found.Indices != nil:
		text, picture := indicesReport(found.Indices, what)
		return head + text, picture, nil
	case found.Tornado != nil:
		text, picture := tornadoReport(found.Tornado, what)
		return head + text, picture, nil
	}
	return "", nil, fmt.Errorf("nothing is known of such a design")
}

// draw writes a chart into a file.
func draw(name string, picture *drawing.Drawing) error {
	var drawn bytes.Buffer
	var err error
	if strings.HasSuffix(name, ".png") {
		err = picture.PNG(&drawn, 2)
	} else {
		err = picture.SVG(&drawn)
	}
	if err == nil {
		err = replace(name, drawn.Bytes())
	}
	if err != nil {
		return fmt.Errorf("drawing the chart: %w", err)
	}
	return nil
}

// bar is an estimate as charts take it.
func bar(value, low, high float64) chart.Bar { return chart.Bar{Value: value, Low: low, High: high} }
