package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"entente/render/report"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// pageOfStudy makes the page of a study, by its kind.
func (m *Main) pageOfStudy(ctx context.Context, dir string, how report.Options) (*report.Page, error) {
	manifest, err := result.ReadStudy(dir)
	switch {
	case errors.Is(err, result.ErrNotResult):
		page, failed := m.pageOfSweep(dir, nil, how) // It may be one that is not finished.
		if errors.Is(failed, result.ErrNotResult) {
			failed = err
		}
		return page, failed
	case err != nil:
		return nil, err
	case manifest.Kind == "sweep":
		return m.pageOfSweep(dir, manifest, how)
	}
	study := report.Study{Folder: dir, Manifest: manifest}
	var resolved []*scenarios.Resolved
	for k := range manifest.Scenarios {
		name := "scenario.yaml"
		if manifest.Kind == "comparison" {
			name = fmt.Sprintf("scenario-%c.yaml", 'a'+rune(k))
		}
		text, err := manifest.ReadDocument(dir, name)
		if err != nil {
			return nil, fmt.Errorf("report on %s: %w", dir, err)
		}
		scenario, err := m.keptScenario(filepath.Join(dir, name), text)
		if err != nil {
			return nil, err
		}
		resolved = append(resolved, scenario)
		study.Scenarios = append(study.Scenarios, &scenario.Document)
	}
	if err := knownState(study.Scenarios[0], how.State); err != nil {
		return nil, err
	}
	switch manifest.Kind {
	case "ensemble":
		if study.Records, err = m.firstRuns(ctx, &study, resolved); err != nil {
			return nil, err
		}
		return report.OfEnsemble(study, how)
	case "comparison":
		if study.Records, err = m.firstRuns(ctx, &study, resolved); err != nil {
			return nil, err
		}
		return report.OfComparison(study, how)
	case "advice":
		text, err := manifest.ReadDocument(dir, "levers.yaml")
		if err != nil {
			return nil, fmt.Errorf("report on %s: %w", dir, err)
		}
		levers, err := scenarios.ReadLevers(filepath.Join(dir, "levers.yaml"), bytes.NewReader(text), resolved[0], m.keeping(text))
		if err != nil {
			return nil, scenarioError{err}
		}
		return report.OfAdvice(study, &levers.Spec, how)
	}
	return nil, fmt.Errorf("report on %s: there are no pages of the kind %q: %w", dir, manifest.Kind, result.ErrVersion)
}

// firstRuns does run 0 of each scenario again; nil stands for one that does not end as the study says.
func (m *Main) firstRuns(ctx context.Context, study *report.Study, resolved []*scenarios.Resolved) ([]*sim.Record, error) {
	ends := map[string]string{}
	err := result.ReadStudyTable(study.Folder, study.Manifest, "runs", func(row *ensemble.RunRow) error {
		if row.Run == "0" {
			ends[row.Scenario] = row.End
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("report on %s: %w", study.Folder, err)
	}
	var records []*sim.Record
	for k, scenario := range resolved {
		model, err := scenarios.Build(&scenario.Document)
		if err != nil {
			return nil, scenarioError{err}
		}
		world, err := sim.New(model, study.Manifest.Seed, 0)
		if err != nil {
			return nil, fmt.Errorf("running %s: %w", model.Name, err)
		}
		record, err := m.finish(ctx, world, sim.NewRecorder(world), nil)
		if err != nil {
			return nil, err
		}
		if fmt.Sprintf("%016x", ensemble.EndOf(world)) != ends[string(rune('A'+k))] {
			record = nil
		}
		records = append(records, record)
	}
	return records, nil
}
