package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"entente/render"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// branchOptions are the flags of branch.
type branchOptions struct {
	runOptions
	// scenario is what the run goes on by, patch what is changed of the checkpoint's own; both empty for that as it is.
	scenario, patch string
}

func (m *Main) branchCommand() *cobra.Command {
	options := branchOptions{runOptions: runOptions{source: source{program: m}}}
	command := &cobra.Command{
		Use:   "branch CHECKPOINT",
		Short: "Go on from a checkpoint, as it was or otherwise",
		Long: `Goes on from a checkpoint that entente run --checkpoint has written, and tells and writes the whole run, from its start.
As it was, the run is the one that was never interrupted, to the byte.

With --patch the run goes on with some of its scenario's entries changed, with --scenario by another scenario with the same
actors and states. Who exists and what has happened stays, all that is to come is the changed scenario's. The levers
that the two have different are set when the run goes on, parameters and weights count from then on, and events that have
happened do not happen again. The first decision that differs from the run as it was is told below the story.`,
		Example: `  entente run -q korea-stargate --checkpoint 2025-03=march.entente && entente branch march.entente
  entente run -q article --checkpoint 2025-02=now.entente && entente branch now.entente --scenario korea-support-doubled
  printf 'schema: entente/patch/1\nparameters: {temperature: 0.1}\n' > calm.yaml && entente branch now.entente --patch calm.yaml`,
		Args:              one("a checkpoint: the file of entente run --checkpoint"),
		ValidArgsFunction: cobra.FixedCompletions([]string{"entente"}, cobra.ShellCompDirectiveFilterFileExt),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.branch(command.Context(), arguments[0], &options)
		},
	}
	command.Flags().StringVar(&options.scenario, "scenario", "", "`scenario` to go on by: a name from entente list, a YAML file, or -")
	command.Flags().StringVar(&options.patch, "patch", "", "`file` of entries to change from the checkpoint on, or -")
	options.outputFlags(command)
	options.source.flags(command)
	return command
}

func (m *Main) branch(ctx context.Context, file string, options *branchOptions) error {
	if err := options.check(); err != nil {
		return err
	}
	if options.patch != "" && options.scenario != "" {
		return usagef("write one of the two", "--patch and --scenario both say how to go on")
	}
	if options.overwrite && within(file, options.out) {
		return usagef("name another folder", "--out %s holds the checkpoint itself: it would be gone", options.out)
	}
	checkpoint, err := result.ReadCheckpoint(file)
	if err != nil {
		return err
	}
	former, model, err := m.modelOf(checkpoint)
	if err != nil {
		return fmt.Errorf("go on from %s: %w", file, err)
	}
	if now := builtFrom().Version; checkpoint.Program != now && !options.quiet {
		fmt.Fprintf(m.Stderr, "%s %s was written by version %s, and this is %s: the run may go on otherwise than it would have\n",
			m.paint(m.Stderr, yellow, "warning:"), file, checkpoint.Program, now)
	}
	world, err := sim.Restore(model, checkpoint)
	if err != nil {
		return fmt.Errorf("go on from %s: %w", file, err)
	}
	manifest := result.Manifest{
		ProgramVersion: builtFrom().Version, Arguments: checkpoint.Arguments, Document: scenarios.Canonical(former.Document),
	}
	if !options.otherwise() {
		if err := checkState(model, options.state); err != nil {
			return err
		}
		record, err := m.goOn(ctx, file, checkpoint, world)
		if err != nil {
			return err
		}
		return m.deliver(ctx, record, manifest, nil, &options.runOptions, nil)
	}
	return m.branchOff(ctx, file, checkpoint, former, world, options)
}

// otherwise says whether the run goes on by a changed scenario.
func (o *branchOptions) otherwise() bool { return o.scenario != "" || o.patch != "" }

// changed is the scenario to go on by.
func (o *branchOptions) changed(former *scenarios.Resolved) (*scenarios.Resolved, *sim.Model, error) {
	o.source.quiet = o.quiet
	if o.patch == "" {
		return o.source.build(o.scenario)
	}
	patch, err := scenarios.LoadPatch(o.patch, o.source.program.reading(o.source.outside)...)
	if err != nil {
		return nil, nil, scenarioError{err}
	}
	resolved, err := former.Patched(patch)
	if err != nil {
		return nil, nil, scenarioError{err}
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, nil, scenarioError{err}
	}
	return resolved, model, nil
}

// branchOff goes on by another scenario, and as it was, to compare. The branch's folder gets the checkpoint too, so that it is
// enough to run it again.
func (m *Main) branchOff(
	ctx context.Context, file string, checkpoint *sim.Checkpoint, resolvedFormer *scenarios.Resolved, world *sim.World, options *branchOptions,
) error {
	resolved, patched, err := options.changed(resolvedFormer)
	if err != nil {
		return err
	}
	if err := checkState(patched, options.state); err != nil {
		return err
	}
	former := world.Model
	if err := world.Rebase(patched); err != nil {
		return scenarioError{err}
	}
	record, err := m.goOn(ctx, file, checkpoint, world)
	if err != nil {
		return err
	}
	manifest := result.Manifest{
		ProgramVersion: builtFrom().Version,
		Arguments:      []string{"branch", result.CheckpointName(checkpoint.Tick), "--scenario", "scenario.yaml"},
		Document:       scenarios.Canonical(resolved.Document),
	}
	compare := func(story *bytes.Buffer, columns int) error {
		again, err := sim.Restore(former, checkpoint)
		if err != nil {
			return fmt.Errorf("go on from %s: %w", file, err)
		}
		whole, err := m.goOn(ctx, file, checkpoint, again)
		if err != nil {
			return err
		}
		return render.Difference(story, record, whole, render.DifferenceOptions{Language: options.language.Language, Width: columns})
	}
	return m.deliver(ctx, record, manifest, []*sim.Checkpoint{checkpoint}, &options.runOptions, compare)
}

// goOn runs a restored world to its end, with the record from the start.
func (m *Main) goOn(ctx context.Context, file string, checkpoint *sim.Checkpoint, world *sim.World) (*sim.Record, error) {
	recorder, err := checkpoint.Recorder(world)
	if err != nil {
		return nil, fmt.Errorf("go on from %s: %w", file, err)
	}
	return m.finish(ctx, world, recorder, nil)
}

// within says whether a file lies in a folder.
func within(file, folder string) bool {
	holder, err := filepath.EvalSymlinks(filepath.Dir(file))
	if err != nil {
		return false
	}
	inside, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	first, err := filepath.Abs(holder)
	if err != nil {
		return false
	}
	second, err := filepath.Abs(inside)
	return err == nil && first == second
}
