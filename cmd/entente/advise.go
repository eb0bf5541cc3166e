package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/advice"
)

// adviseOptions are the flags of advise.
type adviseOptions struct {
	many
	sharding
	source  source
	state   string
	levers  string
	futures int
	steps   int
	rivals  int
	width   int
	// given says which flags were on the command line: they go before what the lever file says.
	given func(flag string) bool
}

// mostFutures bounds the futures of one command; each is held in memory.
const mostFutures = 100_000

func (m *Main) adviseCommand() *cobra.Command {
	options := adviseOptions{source: source{program: m}}
	plan := advice.DefaultPlan()
	command := &cobra.Command{
		Use:   "advise SCENARIO",
		Short: "Advise a state: which of its options is least regretted",
		Long: `Runs the options of a lever file against many futures, drawn from what it calls uncertain, and tells for each option what to
expect, the worst case, and how much may be regretted. Then: the option least regretted, the value of each factor and lever at which
another becomes the best, what speaks for it, and a warning where the ranking depends on what is only judged. To leave all as it
is belongs to the options, also where the file does not list it.

Results are the same for any number of --workers. All intervals are 95 %. --runs, --futures and --seed go before what the
lever file says.

` + shardHelp + ` Advice has three stages: shards are started again for each.`,
		Example: `  entente advise korea-decides --for korea --levers korea --futures 4 --runs 2 --steps 3
  entente advise korea-decides --levers korea --futures 4 --runs 2 --steps 2 --rivals 1 --out advice`,
		Args:              one(scenarioArgument),
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, arguments []string) error {
			options.given = command.Flags().Changed
			return m.advise(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	options.many.flags(command, plan.Runs)
	flags.Lookup("runs").Usage = "`number` of runs of each option in each future"
	shipped := strings.Join(scenarios.LeverFiles(), ", ")
	flags.StringVar(&options.levers, "levers", "", "lever file, a `path`, or one that comes with the program: "+shipped)
	flags.StringVar(&options.state, "for", "", "`state` that decides, by id or name (default the one of the lever file)")
	flags.IntVar(&options.futures, "futures", plan.Futures, "`number` of futures to draw")
	flags.IntVar(&options.steps, "steps", plan.Steps, "at how many `values` of a factor or lever its tipping value is looked for")
	flags.IntVar(&options.rivals, "rivals", plan.Rivals, "against how many other `options` it is looked for; 0 for all")
	flags.IntVar(&options.width, "width", 0, "`columns` of the report (default those of the terminal, or 100)")
	options.source.flags(command)
	options.sharding.flag(command, whenMerged...)
	return command
}

func (m *Main) advise(ctx context.Context, name string, options *adviseOptions) error {
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
	file, err := m.leverFile(resolved, options)
	if err != nil {
		return err
	}
	state, err := decider(model, file, options.state)
	if err != nil {
		return err
	}
	plan := options.plan(file)
	study, err := experiment.NewAdvice(file, model.States[state].ID, plan, builtFrom().Version)
	if err != nil {
		return scenarioError{err}
	}
	if sharded {
		return m.share(ctx, study, &options.sharding, options.out, options.workers, options.quiet)
	}
	if err := options.free(); err != nil {
		return err
	}
	finish := func() {}
	if !options.quiet {
		plan.Progress, finish = m.progress(advice.Total(study.Problem(), plan), "running")
	}
	found, err := advice.Advise(ctx, study.Problem(), plan)
	finish()
	if err != nil {
		return err
	}
	options.runs, options.seed = plan.Runs, plan.Seed
	if err := m.writeStudy(ctx, &options.many, study.Study(), found.Tables()); err != nil || options.quiet {
		return err
	}
	_, err = m.Stdout.Write([]byte(m.adviseReport(model, found, file, state, options)))
	return err
}

// check says what is wrong with the flags.
func (o *adviseOptions) check() error {
	if err := o.many.check(); err != nil {
		return err
	}
	switch {
	case o.levers == "":
		return usagef("those that come with the program: "+strings.Join(scenarios.LeverFiles(), ", "),
			"advise needs --levers FILE: what can be decided, and what is uncertain")
	case o.futures < 2 || o.futures > mostFutures:
		return usagef("", "--futures %d: 2 to %d are possible", o.futures, mostFutures)
	case o.steps < 2 || o.steps > 1000:
		return usagef("", "--steps %d: 2 to 1000 are possible", o.steps)
	case o.rivals < 0:
		return usagef("", "--rivals %d: it must not be negative", o.rivals)
	case o.width < 0:
		return usagef("", "--width %d: it must not be negative", o.width)
	}
	return nil
}

// plan is what the flags say, and else the lever file.
func (o *adviseOptions) plan(file *scenarios.LeverFile) advice.Plan {
	plan := advice.DefaultPlan()
	plan.Seed, plan.Runs, plan.Futures, plan.Steps, plan.Rivals, plan.Workers = o.seed, o.runs, o.futures, o.steps, o.rivals, o.workers
	if !o.given("seed") {
		plan.Seed = file.Seed
	}
	if !o.given("runs") && file.Runs > 0 {
		plan.Runs = uint64(max(2, file.Runs))
	}
	if !o.given("futures") && file.Draws > 0 {
		plan.Futures = min(max(2, file.Draws), mostFutures)
	}
	plan.Compared = min(plan.Compared, 10*plan.Runs)
	return plan
}

// leverFile reads the lever file: one that comes with the program, or a path.
func (m *Main) leverFile(resolved *scenarios.Resolved, options *adviseOptions) (*scenarios.LeverFile, error) {
	var file *scenarios.LeverFile
	var err error
	if slices.Contains(scenarios.LeverFiles(), options.levers) {
		file, err = scenarios.EmbeddedLevers(options.levers, resolved)
	} else {
		file, err = scenarios.LoadLevers(options.levers, resolved, m.reading(false)...)
	}
	if err != nil {
		return nil, scenarioError{err}
	}
	if !options.quiet {
		m.summarise(options.levers, file.Warnings)
	}
	return file, nil
}

// decider is the state that decides: that of --for, by id or name, and else that of the lever file.
func decider(model *sim.Model, file *scenarios.LeverFile, wanted string) (int, error) {
	ids := model.Names().States
	if wanted == "" {
		wanted = file.For
	}
	if wanted == "" {
		return 0, usagef("the states are "+strings.Join(ids, ", "), "the lever file does not say for whom: add --for STATE")
	}
	found := -1
	for k := range model.States {
		state := &model.States[k]
		isWord := slices.ContainsFunc(append(strings.Fields(state.Name.English), state.Name.English, state.Name.Korean), func(word string) bool {
			return strings.EqualFold(word, wanted)
		})
		switch {
		case strings.EqualFold(state.ID, wanted):
			found = k
			return agreed(ids, found, file)
		case isWord && found >= 0:
			return 0, usagef("name it by its id: "+strings.Join(ids, ", "), "more than one state is called %q", wanted)
		case isWord:
			found = k
		}
	}
	if found < 0 {
		if slices.Contains(model.Names().Actors, wanted) {
			return 0, usagef("the states are "+strings.Join(ids, ", "), "%s is an actor: advise is for states", wanted)
		}
		return 0, unknownName("state", wanted, ids)
	}
	return agreed(ids, found, file)
}

// agreed refuses a state that is not the lever file's.
func agreed(ids []string, found int, file *scenarios.LeverFile) (int, error) {
	if file.For != "" && file.For != ids[found] {
		return 0, usagef("", "the lever file is for %s, not for %s", file.For, ids[found])
	}
	return found, nil
}
