package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// ensembleOptions are the flags of ensemble.
type ensembleOptions struct {
	many
	weightDraws
	sharding
	source   source
	outcomes []string
	until    string
	state    string
	most     int
}

func (m *Main) ensembleCommand() *cobra.Command {
	options := ensembleOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "ensemble SCENARIO",
		Short: "Run a scenario many times and tell how likely everything is",
		Long: `Runs a scenario many times, on all processors, and tells the probability of each membership over time, the distributions of
the blocs' shares and of a state's position, and the most frequent ends with how often each was stable. Results are the same
for any number of --workers. Intervals are 95 %; they tell the luck of the runs alone, and with --weights also what is not known of the weights.

--outcome asks every run something more: "samsung in stargate by 2025-12", a condition, or a number such as strength("KR").
--until stops as soon as it holds, at the latest after --runs: --until "ci(samsung in stargate) < 0.02".

` + shardHelp,
		Example: `  entente ensemble korea-stargate --runs 1000
  entente ensemble korea-stargate --runs 200 --outcome "samsung in stargate by 2025-12" --outcome 'strength("KR")'
  entente ensemble korea-stargate --until "ci(samsung in stargate) < 0.1"
  entente ensemble article --runs 200 --out futures`,
		Args:              one(scenarioArgument),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.ensemble(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	options.many.flags(command, 10_000)
	options.weightDraws.flags(command)
	flags.StringArrayVar(&options.outcomes, "outcome", nil, "`outcome` to ask of every run; may be given again")
	flags.StringVar(&options.until, "until", "", "stop when this `assertion` holds")
	flags.StringVar(&options.state, "state", "", "`state` that is told of (default KR, or the first where there is no KR)")
	flags.IntVar(&options.most, "partitions", 5, "`number` of the most frequent ends to tell of")
	options.source.flags(command)
	options.sharding.flag(command, append(whenMerged,
		unfitFlag{"until", "when the runs are enough is seen from all of them, and a shard has only its own"})...)
	return command
}

func (m *Main) ensemble(ctx context.Context, name string, options *ensembleOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	sharded, err := m.sharded(&options.sharding, options.out)
	if err != nil {
		return err
	}
	options.source.quiet = options.quiet
	resolved, model, err := options.source.build(name)
	if err != nil {
		return err
	}
	state, err := stateOf(model, options.state)
	if err != nil {
		return err
	}
	outcomes, enough, err := options.questions(model)
	if err != nil {
		return err
	}
	if err := options.load(model); err != nil {
		return err
	}
	e, err := experiment.NewEnsemble(resolved, experiment.EnsembleSettings{
		Runs: options.runs, Seed: options.seed, Outcomes: textsOf(outcomes), State: state, Partitions: options.most, Weights: options.posterior,
	}, builtFrom().Version)
	if err != nil {
		return err
	}
	if sharded {
		return m.share(ctx, e, &options.sharding, options.out, options.workers, options.quiet)
	}
	if err := options.free(); err != nil {
		return err
	}
	runs, finish := m.all(&options.many, options.runs)
	runs.Model, runs.Weights = e.Model, e.Runs(0).Weights
	futures, err := ensemble.RunUntil(ctx, runs, e.Focus(), enough, e.Outcomes...)
	finish()
	if err != nil {
		return err
	}
	options.runs = futures.Runs
	if err := m.writing(&options.many, func(how result.Options) error { return e.Write(ctx, futures, options.out, how) }); err != nil || options.quiet {
		return err
	}
	text, err := ensembleReport(model, futures, state, options)
	if err != nil {
		return err
	}
	_, err = m.Stdout.Write([]byte(text))
	return err
}

// questions are the outcomes to ask, and the rule by which the runs stop.
func (o *ensembleOptions) questions(model *sim.Model) ([]*ensemble.Outcome, func(*ensemble.Ensemble) bool, error) {
	var outcomes []*ensemble.Outcome
	for _, text := range o.outcomes {
		outcome, err := ensemble.ParseOutcome(model, text)
		if err != nil {
			return nil, nil, usagef("", "--outcome: %v", err)
		}
		outcomes = append(outcomes, outcome)
	}
	if o.until == "" {
		return outcomes, func(*ensemble.Ensemble) bool { return false }, nil
	}
	rule, err := ensemble.ParseAssertion(o.until)
	if err == nil && rule.Needs() > 1 {
		err = fmt.Errorf("it compares models, and there is one")
	}
	var outcome *ensemble.Outcome
	if err == nil {
		outcome, err = rule.Read(model)
	}
	if err != nil {
		return nil, nil, usagef("", "--until: %v", err)
	}
	at := len(outcomes)
	return append(outcomes, outcome), func(e *ensemble.Ensemble) bool { return rule.Check(e.ByRun[at]).Holds }, nil
}

// stateOf finds the state that is told of.
func stateOf(model *sim.Model, wanted string) (int, error) {
	ids := model.Names().States
	for k, id := range ids {
		if id == wanted || wanted == "" && id == "KR" {
			return k, nil
		}
	}
	if wanted != "" {
		return 0, unknownName("state", wanted, ids)
	}
	return 0, nil
}

func textsOf(outcomes []*ensemble.Outcome) []string {
	var texts []string
	for _, outcome := range outcomes {
		texts = append(texts, outcome.Text)
	}
	return texts
}
