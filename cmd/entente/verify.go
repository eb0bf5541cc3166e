package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// verifyOptions are the flags of verify.
type verifyOptions struct {
	sample, seed uint64
}

func (m *Main) verifyCommand() *cobra.Command {
	var options verifyOptions
	command := &cobra.Command{
		Use:   "verify RESULT",
		Short: "Do runs of a result again and say whether they agree",
		Long: `Checks every file of a result against its manifest, then does runs again from the scenario that is kept with it: the run
itself, or a sample of the runs of an ensemble or comparison. Says whether they agree to the last bit; where one does not,
the exit code is 1, and where a file is damaged, 4.`,
		Example: `  entente run -q korea-stargate --out results && entente verify results
  entente ensemble article -q --runs 200 --out futures && entente verify futures --sample 20`,
		Args: one("a result: the folder that --out has written"),
		RunE: func(command *cobra.Command, arguments []string) error {
			return m.verify(command.Context(), arguments[0], &options)
		},
	}
	flags := command.Flags()
	flags.Uint64Var(&options.sample, "sample", 100, "greatest `number` of the result's runs to do again")
	flags.Uint64Var(&options.seed, "seed", 1, "`number` by which the sample is drawn")
	return command
}

func (m *Main) verify(ctx context.Context, dir string, options *verifyOptions) error {
	study, err := result.ReadStudy(dir)
	if errors.Is(err, result.ErrNotResult) {
		return m.verifyRun(ctx, dir)
	}
	if err != nil {
		return err
	}
	if study.Kind == "sweep" {
		return m.verifySweep(ctx, dir, options)
	}
	var models []*sim.Model
	for k, scenario := range study.Scenarios {
		name := "scenario.yaml"
		if len(study.Scenarios) > 1 {
			name = fmt.Sprintf("scenario-%c.yaml", 'a'+rune(k))
		}
		text, err := study.ReadDocument(dir, name)
		if err != nil {
			return fmt.Errorf("verify %s: %w", dir, err)
		}
		model, err := m.kept(filepath.Join(dir, name), text, scenario.SHA256)
		if err != nil {
			return err
		}
		models = append(models, model)
	}
	drawn, err := keptDrawing(dir, study)
	if err != nil {
		return err
	}
	found, err := ensemble.Verify(ctx, dir, study, models, drawn.posterior.ForRuns(study.Seed), options.sample, options.seed)
	if err != nil {
		return err
	}
	fmt.Fprintf(m.Stdout, "%s of %s: %d of %d runs done again, %d agree to the last bit\n", study.Kind, study.Scenarios[0].Name, found.Runs,
		found.Of, found.Runs-uint64(len(found.Differ)))
	for _, differ := range found.Differ {
		fmt.Fprintf(m.Stdout, "  scenario %s, run %d: ends as %s, the result says %s\n", differ.Scenario, differ.Run, differ.Is, differ.Was)
	}
	if !found.Agrees() {
		return assertionError{len(found.Differ)}
	}
	return nil
}

// verifySweep does a sample of a sweep's rows again.
func (m *Main) verifySweep(ctx context.Context, dir string, options *verifyOptions) error {
	s, err := sweep.Read(dir)
	if err != nil {
		return err
	}
	c, err := experiment.ReadColumns(s)
	if err != nil {
		return err
	}
	text, err := s.Document("scenario.yaml")
	if err != nil {
		return err
	}
	scenario, err := m.keptScenario(filepath.Join(dir, "scenario.yaml"), text)
	if err != nil {
		return err
	}
	found, err := sweep.Verify(ctx, dir, int(min(options.sample, math.MaxInt32)), options.seed, c.ModelAt(scenario))
	if err != nil {
		return err
	}
	fmt.Fprintf(m.Stdout, "sweep of %s: %d of %d rows done again, %d agree to the last bit\n", scenario.Document.Name, len(found.Checks), s.Done, found.Agreed)
	for _, check := range found.Checks {
		if len(check.Differences) > 0 {
			fmt.Fprintf(m.Stdout, "  row %d: %s\n", check.Row, strings.Join(check.Differences, "; "))
		}
	}
	if differ := len(found.Checks) - found.Agreed; differ > 0 {
		return assertionError{differ}
	}
	return nil
}

// verifyRun does a single run again.
func (m *Main) verifyRun(ctx context.Context, dir string) error {
	record, manifest, err := result.Read(dir)
	if err != nil {
		return err
	}
	if len(manifest.Document) == 0 {
		return fmt.Errorf("verify %s: its model was built in Go and is not kept with it: run it again there", dir)
	}
	model, err := m.kept(filepath.Join(dir, "scenario.yaml"), manifest.Document, manifest.Scenario.SHA256)
	if err != nil {
		return err
	}
	again, err := m.doAgain(ctx, dir, manifest, model, record)
	if err != nil {
		return err
	}
	was, is := record.SHA256(), again.SHA256()
	if was != is {
		fmt.Fprintf(m.Stdout, "run %d of %s with seed %d: the record's hash is %s, the result says %s\n", record.Run, model.Name, record.Seed, is, was)
		return assertionError{1}
	}
	fmt.Fprintf(m.Stdout, "run %d of %s with seed %d: done again, it agrees to the last bit (%s)\n", record.Run, model.Name, record.Seed, is)
	return nil
}

// doAgain runs a result's run again: from its start, or from the checkpoint at which it went on otherwise.
func (m *Main) doAgain(ctx context.Context, dir string, manifest *result.Manifest, model *sim.Model, record *sim.Record) (*sim.Record, error) {
	if len(manifest.Arguments) < 3 || manifest.Arguments[0] != "branch" || manifest.Arguments[2] != "--scenario" {
		return sim.Run(ctx, model, record.Seed, record.Run)
	}
	file := filepath.Join(dir, filepath.Base(manifest.Arguments[1]))
	checkpoint, err := result.ReadCheckpoint(file)
	if err != nil {
		return nil, err
	}
	_, former, err := m.modelOf(checkpoint)
	if err != nil {
		return nil, err
	}
	world, err := sim.Restore(former, checkpoint)
	if err != nil {
		return nil, fmt.Errorf("go on from %s: %w", file, err)
	}
	if err := world.Rebase(model); err != nil {
		return nil, scenarioError{err}
	}
	return m.goOn(ctx, file, checkpoint, world)
}

// keptScenario reads the scenario that a result keeps.
func (m *Main) keptScenario(name string, text []byte) (*scenarios.Resolved, error) {
	resolved, err := scenarios.Load("-", scenarios.WithInput(bytes.NewReader(text)), m.keeping(text))
	if err != nil {
		return nil, scenarioError{fmt.Errorf("%s: %w", name, err)}
	}
	return resolved, nil
}

// kept builds the scenario that a result keeps.
func (m *Main) kept(name string, text []byte, hash string) (*sim.Model, error) {
	resolved, err := m.keptScenario(name, text)
	if err != nil {
		return nil, err
	}
	model, err := scenarios.Build(&resolved.Document)
	if err != nil {
		return nil, scenarioError{err}
	}
	if model.Hash != hash {
		return nil, fmt.Errorf("%s: its hash is %s, the manifest says %s: %w", name, model.Hash, hash, result.ErrCorrupt)
	}
	return model, nil
}
