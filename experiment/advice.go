package experiment

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"sync"

	"entente/scenarios"
	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// Advice is the advice of a lever file on its scenario. It is done in three stages, those of advice.Step: every option in every
// future, then what becomes of the advice along each factor and lever, then more runs of the options that are compared.
type Advice struct {
	problem *leverProblem
	plan    advice.Plan
	identity

	mutex  sync.Mutex
	judged *advice.Advice // as far as the first stage, once its parts have been read
}

// adviceSettings are what a job of advice says besides the documents.
type adviceSettings struct {
	State    string `json:"state"`
	Runs     uint64 `json:"runs"`
	Futures  int    `json:"futures"`
	Steps    int    `json:"steps"`
	Rivals   int    `json:"rivals"`
	Compared uint64 `json:"compared"`
}

// NewAdvice makes the experiment of a lever file, for the state that decides, by its id. program is the version of the program.
// The plan's workers and progress are those of a single process, and no part of the job.
func NewAdvice(file *scenarios.LeverFile, state string, plan advice.Plan, program string) (*Advice, error) {
	problem, err := newProblem(file, state)
	if err != nil {
		return nil, err
	}
	model, err := file.Scenario.Model()
	if err != nil {
		return nil, err
	}
	settings, err := json.Marshal(adviceSettings{state, plan.Runs, plan.Futures, plan.Steps, plan.Rivals, plan.Compared})
	if err != nil {
		return nil, err
	}
	if _, err := advice.ParseOutcome(model, problem.Outcome); err != nil {
		return nil, scenarios.Problems{file.Outcome.Problem(0, fmt.Sprint(err), "")}
	}
	e := &Advice{problem: problem, plan: plan}
	e.identity, err = identify("advice", program, plan.Seed, plan.Runs, result.Study{
		Scenarios: []result.Scenario{result.ScenarioOf(model)}, Outcomes: []string{problem.Outcome},
		Arguments: []string{
			"advise", scenarioName, "--for", state, "--levers", leversName, "--runs", strconv.FormatUint(plan.Runs, 10),
			"--futures", strconv.Itoa(plan.Futures), "--steps", strconv.Itoa(plan.Steps), "--rivals", strconv.Itoa(plan.Rivals),
			"--seed", strconv.FormatUint(plan.Seed, 10),
		},
		Documents: []result.Document{
			{Name: scenarioName, Text: scenarios.Canonical(file.Scenario.Document)}, {Name: leversName, Text: file.Spec.Canonical()},
		},
	}, settings)
	if err != nil {
		return nil, err
	}
	_, err = advice.New(e.Problem(), plan)
	return e, err
}

// adviceOf makes the experiment of a job's documents.
func adviceOf(job *chunk.Job) (*Advice, error) {
	var settings adviceSettings
	if err := settingsOf(job, &settings); err != nil {
		return nil, err
	}
	resolved, err := scenarioOf(job)
	if err != nil {
		return nil, err
	}
	text, err := documentOf(job, leversName)
	if err != nil {
		return nil, err
	}
	file, err := scenarios.ReadLevers(leversName, text, resolved, unlimited())
	if err != nil {
		return nil, err
	}
	return NewAdvice(file, settings.State, advice.Plan{
		Seed: job.Seed, Runs: settings.Runs, Futures: settings.Futures, Steps: settings.Steps, Rivals: settings.Rivals, Compared: settings.Compared,
	}, job.ProgramVersion)
}

// Problem is what advice is given on.
func (e *Advice) Problem() *advice.Problem { return &e.problem.Problem }

// Stages are three.
func (e *Advice) Stages() int { return advice.Steps }

// piece is about how many runs a chunk does; a run takes about a millisecond. A case is never cut, so that a chunk has more
// runs where a case has.
const piece = 500

// build is how many runs take as long as making the model of a case.
const build = 4

// units is how many units of a stage are one chunk's. In the comparison each is a run of the chosen option and of another, twice at
// most, and some of them are looked into once more.
func (e *Advice) units(step advice.Step) uint64 {
	if step == advice.StepComparison {
		return piece / 8
	}
	return max(1, piece/(e.plan.Runs+build))
}

// Chunks lists the chunks of a stage. How many there are follows from the job alone, and no parts are read.
func (e *Advice) Chunks(_ context.Context, stage int, _ chunk.Parts) (chunk.List, error) {
	if stage < 0 || stage >= advice.Steps {
		return chunk.List{}, fmt.Errorf("an advice has no stage %d", stage)
	}
	return e.pieces(advice.Step(stage)), nil
}

func (e *Advice) pieces(step advice.Step) chunk.List {
	return chunk.List{Len: int(e.count(step)), At: func(number int) chunk.Chunk { return e.piece(step, number) }}
}

// count is how many chunks a stage has.
func (e *Advice) count(step advice.Step) uint64 {
	all, each := step.Units(e.Problem(), e.plan), e.units(step)
	return (all + each - 1) / each
}

// piece is a chunk of a stage by its number.
func (e *Advice) piece(step advice.Step, number int) chunk.Chunk {
	all, each := step.Units(e.Problem(), e.plan), e.units(step)
	from := uint64(number) * each
	units := chunk.Range{From: from, To: min(from+each, all)}
	c := e.chunk(number)
	c.Stage = int(step)
	if step == advice.StepComparison {
		c.Rows, c.Runs = chunk.Range{To: 1}, units
	} else {
		c.Rows, c.Runs = units, chunk.Range{To: e.plan.Runs}
	}
	return c
}

// unitsOf are the units of a chunk.
func unitsOf(c chunk.Chunk) chunk.Range {
	if advice.Step(c.Stage) == advice.StepComparison {
		return c.Runs
	}
	return c.Rows
}

// Run does a chunk. Those of later stages read the parts of the first, once.
func (e *Advice) Run(ctx context.Context, c chunk.Chunk, before chunk.Parts, workers int, to io.Writer) error {
	if err := e.known(c); err != nil {
		return err
	}
	a, err := e.upTo(ctx, advice.Step(c.Stage), before)
	if err != nil {
		return err
	}
	units := unitsOf(c)
	measured, err := a.Measure(ctx, advice.Step(c.Stage), units.From, units.To, workers)
	if err != nil {
		return err
	}
	return measured.Encode(to)
}

// known refuses a chunk that is not one of the experiment's.
func (e *Advice) known(c chunk.Chunk) error {
	if c.Stage < 0 || c.Stage >= advice.Steps {
		return fmt.Errorf("an advice has no stage %d: %w", c.Stage, chunk.ErrOtherJob)
	}
	return e.own(e.pieces(advice.Step(c.Stage)), c)
}

// Fail gives back that an advice lacking cases is none.
func (e *Advice) Fail(c chunk.Chunk, problem string, _ io.Writer) error {
	units := unitsOf(c)
	return fmt.Errorf("%s, %d to %d: no advice can be given without them: %s", advice.Step(c.Stage), units.From, units.To, problem)
}
