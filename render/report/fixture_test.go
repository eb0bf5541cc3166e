package report

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

var update = flag.Bool("update", false, "write the golden files anew")

// languages are those that pages are written in.
var languages = []wording.Language{wording.English, wording.Korean}

// golden compares a text with the file of that name under testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run the test with -update to make the golden file")
	assert.Equal(t, string(want), got, "differs from %s; look at it and run the test with -update", file)
}

// starter is the scenario that comes as a start: five actors, two blocs and two states, all invented.
func starter(t *testing.T) *scenarios.Resolved {
	t.Helper()
	resolved, err := scenarios.Load("-", scenarios.WithInput(bytes.NewReader(scenarios.Starter())))
	require.NoError(t, err)
	return resolved
}

// starterRun is a run of it with the manifest that its result would have.
func starterRun(t *testing.T) (*sim.Record, *result.Manifest, *scenarios.Document) {
	t.Helper()
	resolved := starter(t)
	model, err := scenarios.Build(&resolved.Document)
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	manifest := &result.Manifest{
		ProgramVersion: "v1", Arguments: []string{"run", "scenario.yaml", "--seed", "1"}, Tables: "csv",
		Files: []result.File{{Name: "actors.csv", Rows: 180, Bytes: 9999, SHA256: "0123"},
			{Name: "scenario.yaml", Rows: -1, Bytes: 777, SHA256: "4567"}},
	}
	return record, manifest, &resolved.Document
}

// written is a page as its file holds it.
func written(t *testing.T, page *Page) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, page.Write(&out))
	return out.String()
}

// ensembleStudy writes an ensemble of the starter into a folder and reads it.
func ensembleStudy(t *testing.T) Study {
	t.Helper()
	resolved := starter(t)
	model, err := scenarios.Build(&resolved.Document)
	require.NoError(t, err)
	samsung, err := ensemble.ParseOutcome(model, "hanchip in citadel")
	require.NoError(t, err)
	runs := ensemble.Runs{Model: model, Seed: 1, Count: 20}
	futures, err := ensemble.RunUntil(context.Background(), runs, []int{2, 3, 4},
		func(*ensemble.Ensemble) bool { return false }, samsung)
	require.NoError(t, err)
	study := result.Study{
		Kind: "ensemble", ProgramVersion: "v1", Arguments: []string{"ensemble", "scenario.yaml"},
		Scenarios: []result.Scenario{result.ScenarioOf(model)},
		Seed:      1, Runs: 20, Outcomes: []string{samsung.Text},
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	return stored(t, study, futures.Tables(0, 3), []*scenarios.Document{&resolved.Document}, record)
}

// comparisonStudy compares the starter with one in which the Citadel is open to all.
func comparisonStudy(t *testing.T) Study {
	t.Helper()
	base := starter(t)
	other := *base
	other.Document = *base.Document.Clone()
	other.Document.Name = "open-citadel"
	other.Document.Blocs[1].Admission = "open"
	var models []*sim.Model
	var records []*sim.Record
	study := result.Study{Kind: "comparison", ProgramVersion: "v1",
		Arguments: []string{"compare", "scenario-a.yaml", "scenario-b.yaml"}, Seed: 1, Runs: 20}
	for _, document := range []*scenarios.Document{&base.Document, &other.Document} {
		model, err := scenarios.Build(document)
		require.NoError(t, err)
		record, err := sim.Run(context.Background(), model, 1, 0)
		require.NoError(t, err)
		models, records = append(models, model), append(records, record)
		study.Scenarios = append(study.Scenarios, result.ScenarioOf(model))
	}
	records[1] = nil // as of one that this version does not reproduce
	comparison, err := ensemble.Compare(context.Background(), models, ensemble.Runs{Seed: 1, Count: 20},
		"hanchip in citadel", `rank("KR")`)
	require.NoError(t, err)
	return stored(t, study, comparison.Tables(0), []*scenarios.Document{&base.Document, &other.Document}, records...)
}

// stored writes a study into a folder and reads its manifest.
func stored(t *testing.T, study result.Study, tables []result.StudyTable, documents []*scenarios.Document,
	records ...*sim.Record) Study {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	require.NoError(t, result.WriteStudy(context.Background(), dir, study, tables, result.Options{Format: result.CSV}))
	manifest, err := result.ReadStudy(dir)
	require.NoError(t, err)
	return Study{dir, manifest, documents, records}
}
