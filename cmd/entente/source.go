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
	options := []scenarios.Option{scenarios.WithInput(m.Stdin)}
	if s.outside {
		options = append(options, scenarios.WithFilesOutside())
	}
	resolved, err := scenarios.Load(name, options...)
	if err != nil {
		return nil, scenarioError{err}
	}
	return resolved, nil
}

// run reads a scenario and runs it.
func (s *source) run(ctx context.Context, name string, seed, number uint64) (*scenarios.Resolved, *sim.Record, error) {
	resolved, err := s.load(name)
	if err != nil {
		return nil, nil, err
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, nil, scenarioError{err}
	}
	log := s.program.log
	log.Info("running", "scenario", model.Name, "seed", seed, "run", number, "ticks", model.Calendar.Ticks(),
		"actors", len(model.Actors), "blocs", len(model.Blocs))
	record, err := sim.Run(ctx, model, seed, number)
	if err != nil {
		return nil, nil, fmt.Errorf("running %s: %w", model.Name, err)
	}
	log.Info("ran", "decisions", len(record.Decisions), "sha256", record.SHA256())
	return resolved, record, nil
}
