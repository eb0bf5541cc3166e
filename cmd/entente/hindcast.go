package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim/ensemble/hindcast"
	"entente/sim/result"
)

// hindcastOptions are the flags of hindcast.
type hindcastOptions struct {
	many
	source source
	target string
	draws  int
	steps  int
}

// mostDraws bounds the sets of weights of one command; each is held in memory.
const mostDraws = 100_000

func (m *Main) hindcastCommand() *cobra.Command {
	options := hindcastOptions{source: source{program: m}}
	plan := hindcast.DefaultPlan()
	command := &cobra.Command{
		Use:   "hindcast [SCENARIO]",
		Short: "Say how well a scenario foretells where actors really were",
		Long: `Runs a scenario that knows only who led (default hindcast) and scores where it puts each actor at its end against another that
says where they were (--target, default article): balanced accuracy and Brier score, beside those of trivial rules. Then it fits
the weights of the terms within their judged ranges, scores the fit on each actor that it was not told of, and tells the range of
each weight that the facts support. Weights that ship stay as they were judged: this changes none.

With --out, the file weights.json in the folder can be drawn from: entente ensemble SCENARIO --weights FOLDER/weights.json.
Results are the same for any number of --workers. docs/hindcast.md says what is measured and how.`,
		Example: `  entente hindcast --runs 20 --draws 50 --steps 12
  entente hindcast --runs 20 --draws 50 --steps 12 --out fit
  entente hindcast hindcast --target documented --draws 0 --steps 0`,
		Args:              atMostOne,
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			name := "hindcast"
			if len(arguments) > 0 {
				name = arguments[0]
			}
			return m.hindcast(command.Context(), name, &options)
		},
	}
	flags := command.Flags()
	options.many.flags(command, plan.Runs)
	flags.Lookup("runs").Usage = "`number` of runs of each set of weights"
	flags.StringVar(&options.target, "target", "article", "`scenario` that says who was where")
	flags.IntVar(&options.draws, "draws", plan.Draws, "`number` of sets of weights to draw from the judged ranges")
	flags.IntVar(&options.steps, "steps", plan.Steps, "`number` of sets that each search may try from the best of them")
	options.source.flags(command)
	return command
}

func (m *Main) hindcast(ctx context.Context, name string, options *hindcastOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	options.source.quiet = options.quiet
	resolved, model, err := options.source.build(name)
	if err != nil {
		return err
	}
	known, target, err := options.source.build(options.target)
	if err != nil {
		return err
	}
	plan := hindcast.Plan{Seed: options.seed, Runs: options.runs, Draws: options.draws, Steps: options.steps, Workers: options.workers}
	finish := func() {}
	if !options.quiet {
		plan.Progress, finish = m.progress(uint64(1+options.draws+options.steps), "trying weights")
	}
	found, err := hindcast.Run(ctx, model, target, plan)
	finish()
	if err != nil {
		return err
	}
	study := result.Study{
		Kind: "hindcast", Scenarios: []result.Scenario{result.ScenarioOf(model), result.ScenarioOf(target)},
		Arguments: []string{
			"hindcast", "scenario.yaml", "--target", "target.yaml", "--runs", strconv.FormatUint(plan.Runs, 10),
			"--draws", strconv.Itoa(plan.Draws), "--steps", strconv.Itoa(plan.Steps), "--seed", strconv.FormatUint(plan.Seed, 10),
		},
		Documents: []result.Document{
			{Name: "scenario.yaml", Text: scenarios.Canonical(resolved.Document)}, {Name: "target.yaml", Text: scenarios.Canonical(known.Document)},
		},
	}
	if found.Posterior != nil {
		text, err := found.Posterior.Encode()
		if err != nil {
			return err
		}
		study.Documents = append(study.Documents, result.Document{Name: "weights.json", Text: text})
	}
	if err := m.writeStudy(ctx, &options.many, study, found.Tables()); err != nil || options.quiet {
		return err
	}
	_, err = m.Stdout.Write([]byte(hindcastReport(model, found)))
	return err
}

// check says what is wrong with the flags.
func (o *hindcastOptions) check() error {
	if err := o.many.check(); err != nil {
		return err
	}
	if o.draws < 0 || o.draws > mostDraws {
		return usagef("", "--draws %d: 0 to %d are possible", o.draws, mostDraws)
	}
	if o.steps < 0 || o.steps > mostDraws {
		return usagef("", "--steps %d: 0 to %d are possible", o.steps, mostDraws)
	}
	return nil
}
