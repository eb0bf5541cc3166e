package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente/scenarios"
	"entente/sim"
)

// scenarioArgument says what commands take for a scenario.
const scenarioArgument = "a scenario: a name from entente list, a YAML file, or - for standard input"

// source is how a command reads scenarios.
type source struct {
	program *Main
	// outside allows a file to extend files outside of its folder.
	outside bool
	// quiet leaves out warnings.
	quiet bool
}

func (s *source) flags(command *cobra.Command) {
	command.Flags().BoolVar(&s.outside, "allow-outside", false, "let a scenario extend files outside of its own folder")
}

// load reads a scenario. Its warnings are summed up on standard error: the run goes on, and validate shows them in full.
func (s *source) load(name string) (*scenarios.Resolved, error) {
	resolved, err := s.read(name)
	if err != nil {
		return nil, err
	}
	if !s.quiet {
		s.program.summarise(name, resolved.Warnings)
	}
	return resolved, nil
}

// read reads a scenario and leaves its warnings to the caller.
func (s *source) read(name string) (*scenarios.Resolved, error) {
	m := s.program
	if name == "-" && m.isTerminal(m.Stdin) {
		fmt.Fprintln(m.Stderr, "type a scenario, then Ctrl-D on a line of its own")
	}
	m.log.Info("reading", "scenario", name)
	resolved, err := scenarios.Load(name, m.reading(s.outside)...)
	if err != nil {
		return nil, scenarioError{err}
	}
	return resolved, nil
}

// reading is what readers of files are told: where standard input comes from, how large files may be, and whether they may lie outside.
func (m *Main) reading(outside bool) []scenarios.Option {
	options := []scenarios.Option{scenarios.WithInput(m.Stdin), scenarios.WithLimits(m.limits)}
	if outside {
		options = append(options, scenarios.WithFilesOutside())
	}
	return options
}

// run reads a scenario and runs it.
func (s *source) run(ctx context.Context, name string, seed, number uint64) (*scenarios.Resolved, *sim.Record, error) {
	resolved, model, err := s.build(name)
	if err != nil {
		return nil, nil, err
	}
	record, err := s.program.simulate(ctx, model, seed, number, nil)
	return resolved, record, err
}

// build reads a scenario and makes its model.
func (s *source) build(name string) (*scenarios.Resolved, *sim.Model, error) {
	resolved, err := s.load(name)
	if err != nil {
		return nil, nil, err
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, nil, scenarioError{err}
	}
	return resolved, model, nil
}

// simulate runs a model from the start. A keeper keeps it at its stops; nil stands for none.
func (m *Main) simulate(ctx context.Context, model *sim.Model, seed, number uint64, keep *keeper) (*sim.Record, error) {
	world, err := sim.New(model, seed, number)
	if err != nil {
		return nil, fmt.Errorf("running %s: %w", model.Name, err)
	}
	return m.finish(ctx, world, sim.NewRecorder(world), keep)
}

// finish runs a world to its end and records it.
func (m *Main) finish(ctx context.Context, world *sim.World, recorder *sim.Recorder, keep *keeper) (*sim.Record, error) {
	model, record := world.Model, recorder.Record()
	m.log.Info("running", "scenario", model.Name, "seed", record.Seed, "run", record.Run,
		"ticks", model.Calendar.Ticks(), "from", world.Tick, "actors", len(model.Actors), "blocs", len(model.Blocs))
	world.Observe(recorder)
	if keep != nil {
		if err := keep.run(ctx, world, recorder); err != nil {
			return nil, err
		}
	}
	if err := world.Run(ctx); err != nil {
		return nil, fmt.Errorf("running %s: %w", model.Name, err)
	}
	m.log.Info("ran", "decisions", len(record.Decisions), "sha256", record.SHA256())
	return record, nil
}
