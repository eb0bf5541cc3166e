package scenarios

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

func TestEmbeddedScenariosAreValid(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			resolved, err := Load(name)
			require.NoError(t, err)
			assert.Equal(t, name, resolved.Document.Name)
			assert.Empty(t, resolved.Warnings, "%v", resolved.Warnings)
			text, err := Source(name)
			require.NoError(t, err)
			first, _, _ := strings.Cut(string(text), "\n")
			assert.Equal(t, "# yaml-language-server: $schema=../schema.json", first)
		})
	}
}

func TestStarterIsValid(t *testing.T) {
	resolved, err := Read("starter.yaml", bytes.NewReader(Starter()))
	require.NoError(t, err)
	assert.Empty(t, resolved.Warnings, "%v", resolved.Warnings)
	assert.Len(t, resolved.Document.Actors, 5)
	assert.Len(t, resolved.Document.Blocs, 2)
}

func TestFigureWithoutSourceIsAWarning(t *testing.T) {
	text := strings.Replace(string(Starter()), `{value: 400, low: 350, high: 450, source: "judgement: an example"}`, "400", 1)
	resolved, err := Read("starter.yaml", strings.NewReader(text))
	require.NoError(t, err)
	require.Len(t, resolved.Warnings, 1)
	assert.Equal(t, SeverityWarning, resolved.Warnings[0].Severity)
	assert.Equal(t, "the figure has no source", resolved.Warnings[0].Text)
	assert.Equal(t, "    size_usd_bn: 400", resolved.Warnings[0].Source)
}

func TestUnknownScenarioNamesTheNearest(t *testing.T) {
	require.Contains(t, Names(), "article")
	_, err := Load("artcle")
	require.EqualError(t, err, "error: there is no scenario \"artcle\"\n   did you mean \"article\"?")
	_, err = Load("korea-divide")
	require.ErrorContains(t, err, "did you mean \"korea-divided\", \"korea-decides\"")
	for _, name := range []string{"", ".", "..", "a b"} {
		_, err = Load(name)
		require.ErrorContains(t, err, "there is no scenario")
	}
}

func TestMissingFileIsAnErrorOfTheFileSystem(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "absent.yaml"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = Load(t.TempDir() + "/")
	require.ErrorContains(t, err, "is a folder")
}

func TestConditionMistakesPointIntoTheExpression(t *testing.T) {
	previous := checkCondition
	t.Cleanup(func() { checkCondition = previous })
	checkCondition = func(text string, names ConditionNames, _ sim.ConditionSize) []ConditionMistake {
		assert.Equal(t, []string{"commons", "citadel"}, names.Blocs)
		return []ConditionMistake{{Offset: strings.Index(text, "citadel"), Text: "wrong bloc", Suggestion: "another"}}
	}
	_, err := Read("starter.yaml", bytes.NewReader(Starter()))
	var problems Problems
	require.ErrorAs(t, err, &problems)
	require.Len(t, problems, 1)
	column := problems[0].Column
	assert.Equal(t, "citadel", problems[0].Source[column-1:column-1+len("citadel")])
}

func TestExportControlsOfEmbeddedScenariosHaveSources(t *testing.T) {
	controls := 0
	for _, name := range Names() {
		resolved, err := Load(name)
		require.NoError(t, err)
		for _, state := range resolved.Document.States {
			for _, control := range state.Policy.ExportControls {
				controls++
				assert.NotEmpty(t, control.Source, "%s: whom %s of %s restricts", name, control.ID, state.ID)
			}
		}
	}
	assert.GreaterOrEqual(t, controls, 3*len(Names()), "article has three, and all extend it")
}
