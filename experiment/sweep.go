package experiment

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/ensemble/design"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// Sweep is a scenario run at many settings of its levers. Its chunks are the blocks of its plan.
type Sweep struct {
	// Spec is the sweep file, Layout the design whose rows are run.
	Spec   *scenarios.Sweep
	Layout design.Design
	cut    *sweep.Cut
	identity
}

// sweepName is the document of a sweep file.
const sweepName = "sweep.yaml"

// NewSweep makes the sweep of a sweep file. program is the version of the program. The error says what is wrong with its design, or wraps
// sweep.ErrPlan.
func NewSweep(spec *scenarios.Sweep, program string) (*Sweep, error) {
	layout, err := designOf(spec)
	if err != nil {
		return nil, err
	}
	return newSweep("sweep", spec, layout, []string{"sweep", sweepName}, nil, program)
}

// newSweep makes the sweep of a kind over a layout.
func newSweep(
	kind string, spec *scenarios.Sweep, layout design.Design, arguments []string, settings json.RawMessage, program string,
) (*Sweep, error) {
	plan := planOf(spec, layout, arguments, program)
	cut, err := sweep.NewCut(plan)
	if err != nil {
		return nil, err
	}
	s := &Sweep{Spec: spec, Layout: layout, cut: cut}
	s.identity, err = identify(kind, program, plan.Seed, plan.Runs, result.Study{
		Scenarios: plan.Scenarios, Outcomes: plan.Outcomes, Arguments: plan.Arguments, Documents: plan.Documents,
	}, settings)
	return s, err
}

// planOf is what a sweep runs: the rows of a design in balanced order.
func planOf(spec *scenarios.Sweep, layout design.Design, arguments []string, program string) sweep.Plan {
	order, columns, scenario := design.NewBalanced(layout, spec.Design.Seed), columnsOf(spec), &spec.Scenario.Document
	plan := sweep.Plan{
		Rows: layout.Len(), Point: layout.Point, Order: order.Row, Build: columns.ModelAt(spec.Scenario), Runs: uint64(spec.Runs), Seed: spec.Seed,
		Documents: []result.Document{
			{Name: sweepName, Text: spec.Spec.Canonical()}, {Name: scenarioName, Text: scenarios.Canonical(*scenario)},
			{Name: columnsName, Text: columns.text()},
		},
		Scenarios: []result.Scenario{{
			Name: scenario.Name, Text: result.Text{English: scenario.Title.English, Korean: scenario.Title.Korean}, SHA256: spec.Scenario.Hash(),
		}},
		ProgramVersion: program, Arguments: arguments,
	}
	for _, factor := range spec.Factors {
		plan.Names = append(plan.Names, factor.Lever.Path)
	}
	for _, outcome := range spec.Outcomes {
		plan.Outcomes = append(plan.Outcomes, outcome.Text)
	}
	return plan
}

// sweepOf makes a sweep from its job.
func sweepOf(job *chunk.Job) (*Sweep, error) {
	spec, err := sweepFileOf(job)
	if err != nil {
		return nil, err
	}
	return NewSweep(spec, job.ProgramVersion)
}

// sweepFileOf reads the sweep file of a job, for the scenario of the job.
func sweepFileOf(job *chunk.Job) (*scenarios.Sweep, error) {
	scenario, err := scenarioOf(job)
	if err != nil {
		return nil, err
	}
	text, err := documentOf(job, sweepName)
	if err != nil {
		return nil, err
	}
	return scenarios.ReadSweepOf(sweepName, text, scenario, unlimited())
}

// Do runs all of it in this process, into a folder, as sweep.Do does.
func (s *Sweep) Do(ctx context.Context, dir string, options sweep.Options) error {
	return s.cut.Do(ctx, dir, options)
}

// Stages is 1.
func (s *Sweep) Stages() int { return 1 }

// Chunks are the blocks of the plan, whose rows are counted by their turns.
func (s *Sweep) Chunks(context.Context, int, chunk.Parts) (chunk.List, error) {
	return s.blocks(), nil
}

func (s *Sweep) blocks() chunk.List { return chunk.List{Len: s.cut.Blocks(), At: s.block} }

// block is the chunk of a block.
func (s *Sweep) block(number int) chunk.Chunk {
	c := s.chunk(number)
	from, to := s.cut.Turns(number)
	c.Rows, c.Runs = chunk.Range{From: uint64(from), To: uint64(to)}, chunk.Range{To: s.job.Runs}
	return c
}

// Run runs the rows of a chunk. A row that fails is a row with its error.
func (s *Sweep) Run(ctx context.Context, c chunk.Chunk, _ chunk.Parts, workers int, to io.Writer) error {
	if err := s.own(s.blocks(), c); err != nil {
		return err
	}
	return s.cut.Run(ctx, c.Number, workers, to)
}

// Fail writes the rows of a chunk as rows with an error.
func (s *Sweep) Fail(c chunk.Chunk, problem string, to io.Writer) error {
	if err := s.own(s.blocks(), c); err != nil {
		return err
	}
	return s.cut.Fail(c.Number, problem, to)
}

// Merge writes the folder that sweep.Do writes. Where a merge was interrupted, the same merge goes on with it, and a finished one is
// found to be there. The tables are Parquet whatever the options say, and another result in the folder is never replaced.
func (s *Sweep) Merge(ctx context.Context, parts chunk.Parts, dir string, _ result.Options) error {
	open := func(number int) (io.ReadCloser, error) { return parts.Open(s.block(number)) }
	err := s.cut.Merge(ctx, dir, open, sweep.Options{Resume: true})
	if errors.Is(err, sweep.ErrPayload) {
		return fmt.Errorf("%w: %w", chunk.ErrPart, err)
	}
	return err
}
