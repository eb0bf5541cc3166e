package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// compareOptions are the flags of compare.
type compareOptions struct {
	many
	weightDraws
	source     source
	outcomes   []string
	assertions []string
	state      string
	run        uint64
	steps      int
	most       int
}

func (m *Main) compareCommand() *cobra.Command {
	options := compareOptions{source: source{program: m}}
	command := &cobra.Command{
		Use:   "compare A B [C...]",
		Short: "Run scenarios on the same luck and tell what differs",
		Long: `Runs two or more scenarios on common random numbers: run 7 of each has the same luck, so that differences are due to the
scenarios, and far fewer runs show them. Tells the difference of each outcome from the first scenario with its 95 % interval,
how much of the variance the pairing saved, which actors ended elsewhere, and for one run (--run) the first decision that
differs, with the chain of decisions that followed from it.

--assert ends the command with exit code 1 where something does not hold. A is the first scenario, B the second, and so on:
  P(samsung in stargate) in B > 0.6      mean(strength("KR")) in A > 0.01
  difference(strength("KR")) in B > 0    P(kakao in stargate) higher in B
  korea.rank better in B                 ci(samsung in stargate) < 0.1`,
		Example: `  entente compare article korea-stargate --runs 200
  entente compare korea-stargate korea-sovereign korea-two-track --runs 100 --outcome "samsung in stargate"
  entente compare article korea-support-doubled --runs 100 --assert 'difference(strength("KR")) in B > 0'
  entente compare article korea-stargate --runs 50 --seed 7 --run 3`,
		Args:              atLeastTwo,
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.compare(command.Context(), arguments, &options)
		},
	}
	flags := command.Flags()
	options.many.flags(command, 1_000)
	options.weightDraws.flags(command)
	flags.StringArrayVar(&options.outcomes, "outcome", nil, "`outcome` to compare besides a state's position and the blocs' shares; may be given again")
	flags.StringArrayVar(&options.assertions, "assert", nil, "`assertion` that must hold; may be given again")
	flags.StringVar(&options.state, "state", "", "`state` whose position is compared (default KR, or the first where there is no KR)")
	flags.Uint64Var(&options.run, "run", 0, "`number` of the run whose decisions are compared one by one")
	flags.IntVar(&options.steps, "steps", 8, "`number` of decisions of that run's chain to tell of")
	flags.IntVar(&options.most, "movers", 10, "`number` of actors that ended elsewhere to tell of")
	options.source.flags(command)
	return command
}

func (m *Main) compare(ctx context.Context, names []string, options *compareOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	options.source.quiet = options.quiet
	var models []*sim.Model
	study := result.Study{Kind: "comparison", Arguments: []string{"compare"}}
	for k, name := range names {
		resolved, model, err := options.source.build(name)
		if err != nil {
			return err
		}
		models = append(models, model)
		file := fmt.Sprintf("scenario-%c.yaml", 'a'+rune(k))
		study.Scenarios = append(study.Scenarios, result.ScenarioOf(model))
		study.Documents = append(study.Documents, result.Document{Name: file, Text: scenarios.Canonical(resolved.Document)})
		study.Arguments = append(study.Arguments, file)
	}
	study.Arguments = append(study.Arguments, "--runs", strconv.FormatUint(options.runs, 10), "--seed", strconv.FormatUint(options.seed, 10))
	if err := options.load(models...); err != nil {
		return err
	}
	assertions, err := assertionsFor(options.assertions, models)
	if err != nil {
		return err
	}
	texts, err := options.texts(models, assertions)
	if err != nil {
		return err
	}
	study.Outcomes = texts
	if err := options.free(); err != nil {
		return err
	}
	runs, finish := m.all(&options.many, options.runs)
	runs.Weights = options.posterior.ForRuns(options.seed)
	comparison, err := ensemble.Compare(ctx, models, runs, texts...)
	finish()
	if err != nil {
		return err
	}
	tables, err := options.posterior.Keep(&study, comparison.Tables(0), options.seed, options.runs)
	if err != nil {
		return err
	}
	if err := m.writeStudy(ctx, &options.many, study, tables); err != nil {
		return err
	}
	if !options.quiet {
		text, err := compareReport(ctx, comparison, options)
		if err == nil {
			_, err = m.Stdout.Write([]byte(text))
		}
		if err != nil {
			return err
		}
	}
	return m.judge(assertions, func(a *ensemble.Assertion) ensemble.Verdict {
		at := slices.Index(texts, a.Outcome)
		var answers [][]float64
		for _, given := range comparison.Answers {
			answers = append(answers, given.ByRun[at])
		}
		return a.Check(answers...)
	})
}

// assertionsFor reads assertions about some models.
func assertionsFor(texts []string, models []*sim.Model) ([]*ensemble.Assertion, error) {
	var assertions []*ensemble.Assertion
	for _, text := range texts {
		assertion, err := ensemble.ParseAssertion(text)
		if err == nil && assertion.Needs() > len(models) {
			err = fmt.Errorf("assertion %q: there are only %d scenarios", text, len(models))
		}
		if err == nil {
			_, err = assertion.Read(models[0])
		}
		if err != nil {
			return nil, usagef("", "--assert: %v", err)
		}
		assertions = append(assertions, assertion)
	}
	return assertions, nil
}

// texts are the outcomes that are compared: those asked for, those of assertions, a state's position, and the shares of the
// blocs that all scenarios list.
func (o *compareOptions) texts(models []*sim.Model, assertions []*ensemble.Assertion) ([]string, error) {
	var texts []string
	add := func(text string) {
		if text = strings.TrimSpace(text); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for _, outcome := range o.outcomes {
		add(outcome)
	}
	for _, assertion := range assertions {
		add(assertion.Outcome)
	}
	for _, text := range texts {
		for _, model := range models {
			if _, err := ensemble.ParseOutcome(model, text); err != nil {
				return nil, usagef("", "--outcome, in %s: %v", model.Name, err)
			}
		}
	}
	state, err := stateOf(models[0], o.state)
	if err != nil {
		return nil, err
	}
	for _, number := range []string{"rank", "strength", "state_share", "dependence"} {
		add(fmt.Sprintf("%s(%q)", number, models[0].States[state].ID))
	}
	for b := range models[0].Blocs {
		id := models[0].Blocs[b].ID
		if !slices.ContainsFunc(models, func(model *sim.Model) bool { return !slices.Contains(model.Names().Blocs, id) }) {
			add(fmt.Sprintf("share(%q)", id))
		}
	}
	return texts, nil
}

// judge tells of each assertion whether it holds, and ends the command with its exit code where one does not.
func (m *Main) judge(assertions []*ensemble.Assertion, check func(*ensemble.Assertion) ensemble.Verdict) error {
	failed := 0
	for _, assertion := range assertions {
		verdict := check(assertion)
		word, code := "holds", green
		if !verdict.Holds {
			word, code = "does not hold", red
			failed++
		}
		note := ""
		if !verdict.Sure {
			note = "; the interval reaches across, so that luck may have decided: more runs tell"
		}
		fmt.Fprintf(m.Stderr, "%s: %s: %s%s\n", m.paint(m.Stderr, code, word), verdict.Assertion, verdict.Found, note)
	}
	if failed > 0 {
		return assertionError{failed}
	}
	return nil
}

// atLeastTwo demands two or more scenarios, and no more than there are letters.
func atLeastTwo(command *cobra.Command, arguments []string) error {
	if len(arguments) < 2 || len(arguments) > 26 {
		return usagef("write "+command.UseLine(), "%s needs two or more scenarios, up to 26, but was given %d", command.CommandPath(), len(arguments))
	}
	return nil
}
