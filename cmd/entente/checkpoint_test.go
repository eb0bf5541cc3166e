package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/result"
)

// scriptSame demands that two folders hold the same files with the same bytes, but for those that are named: same A B [FILE...].
func scriptSame(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) < 2 {
		script.Fatalf("usage: same FOLDER FOLDER [FILE...]")
	}
	var contents [2]map[string]string
	for k := range contents {
		contents[k] = map[string]string{}
		folder := script.MkAbs(arguments[k])
		entries, err := os.ReadDir(folder)
		script.Check(err)
		for _, entry := range entries {
			if !slices.Contains(arguments[2:], entry.Name()) {
				contents[k][entry.Name()] = script.ReadFile(filepath.Join(folder, entry.Name()))
			}
		}
	}
	for name, text := range contents[0] {
		if other, found := contents[1][name]; !found || other != text {
			script.Fatalf("%s is not the same in %s and %s", name, arguments[0], arguments[1])
		}
	}
	if len(contents[0]) != len(contents[1]) || len(contents[0]) == 0 {
		script.Fatalf("%d files in %s and %d in %s", len(contents[0]), arguments[0], len(contents[1]), arguments[1])
	}
}

// scriptDamage copies a file cut short, with a byte changed, or with another version: damage FILE cut|change|version COPY.
func scriptDamage(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) != 3 {
		script.Fatalf("usage: damage FILE cut|change|version COPY")
	}
	data := []byte(script.ReadFile(arguments[0]))
	switch arguments[1] {
	case "cut":
		data = data[:len(data)/2]
	case "change":
		data[len(data)/2] ^= 1
	case "version":
		data[12] = 3 // behind the mark of twelve bytes
	}
	script.Check(os.WriteFile(script.MkAbs(arguments[2]), data, 0o666))
}

// A checkpoint with a scenario that is wrong is a damaged checkpoint, and no invalid scenario of the user's.
func TestCheckpointWithoutAWholeScenarioIsDamaged(t *testing.T) {
	model, err := scenarios.Model("article")
	require.NoError(t, err)
	world, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	for document, says := range map[string]string{
		"":                             "it holds no scenario",
		"schema: entente/scenario/1\n": "the scenario in it is invalid",
		"a: &a [*a]\n":                 "the scenario in it is invalid",
	} {
		checkpoint, err := world.Checkpoint(nil)
		require.NoError(t, err)
		checkpoint.Document, checkpoint.Program = []byte(document), builtFrom().Version
		file := filepath.Join(t.TempDir(), "forged.entente")
		require.NoError(t, result.WriteCheckpoint(file, checkpoint, false))
		got := call(t, nil, "branch", file)
		assert.Equal(t, exitFailed, got.code)
		assert.Contains(t, got.stderr, says)
		assert.Empty(t, got.stdout)
	}
}

func TestBranchWarnsOfAnotherVersion(t *testing.T) {
	file := filepath.Join(t.TempDir(), "later.entente")
	require.Equal(t, exitOK, call(t, nil, "run", "-q", plan(t), "--checkpoint", "9="+file).code)
	checkpoint, err := result.ReadCheckpoint(file)
	require.NoError(t, err)
	checkpoint.Program = "v0.0.1"
	require.NoError(t, result.WriteCheckpoint(file, checkpoint, true))
	got := call(t, nil, "branch", file)
	assert.Equal(t, exitOK, got.code)
	assert.Contains(t, got.stderr, "was written by version v0.0.1")
}

// A checkpoint with a file of its own is there as soon as its tick is reached, whatever becomes of the run.
func TestCheckpointOutlivesARunThatCannotBeDelivered(t *testing.T) {
	file := filepath.Join(t.TempDir(), "later.entente")
	got := call(t, func(program *Main) { program.Stdout = full{} }, "run", plan(t), "--checkpoint", "9="+file)
	assert.Equal(t, exitFailed, got.code)
	_, err := result.ReadCheckpoint(file)
	require.NoError(t, err)
	whole, resumed := call(t, nil, "run", plan(t)), call(t, nil, "branch", file)
	assert.Equal(t, exitOK, resumed.code)
	assert.Equal(t, whole.stdout, resumed.stdout)
}

func TestStopsAreInTheOrderOfTicks(t *testing.T) {
	model, err := scenarios.Build(starterDocument(t))
	require.NoError(t, err)
	stops, err := stopsOf([]string{"20=b", "2025-06=a", "20", "3"}, model.Calendar)
	require.NoError(t, err)
	assert.Equal(t, []stop{{3, ""}, {5, "a"}, {20, "b"}, {20, ""}}, stops) // the starter begins in January 2025
}

func starterDocument(t *testing.T) *scenarios.Document {
	t.Helper()
	resolved, err := scenarios.Read("plan.yaml", bytes.NewReader(scenarios.Starter()))
	require.NoError(t, err)
	return &resolved.Document
}
