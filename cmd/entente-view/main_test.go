package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/cmd/entente-view/display"
	"entente/render/scene"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim/result"
)

func defaults() *options {
	return &options{seed: 1, language: "en", theme: "light", colour: "bloc", size: "1280x720", speed: 2}
}

func TestMistakesOnTheCommandLine(t *testing.T) {
	for _, arguments := range [][]string{{}, {"a", "b"}, {"article", "--colour"}, {"article", "--colours", "bloc"}, {"article", "--seed", "x"}} {
		var stdout, stderr bytes.Buffer
		assert.Equal(t, exitUsage, run(context.Background(), arguments, &stdout, &stderr), "%q", arguments)
		assert.Contains(t, stderr.String(), "error: ")
		assert.Empty(t, stdout.String())
	}
	for _, change := range []func(*options){
		func(o *options) { o.theme = "blue" }, func(o *options) { o.colour = "x" }, func(o *options) { o.size = "1280" },
		func(o *options) { o.size = "10x10" }, func(o *options) { o.language = "de" }, func(o *options) { o.speed = 0 },
	} {
		o := defaults()
		change(o)
		_, _, _, err := o.looks()
		assert.ErrorAs(t, err, &usageError{})
	}
}

func TestProblemsOfAScenarioAreToldOnce(t *testing.T) {
	if !hasWindow {
		t.Skip("this build has no window, and says so first")
	}
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitInvalid, run(context.Background(), []string{"korea-stargat"}, &stdout, &stderr))
	assert.Equal(t, 1, strings.Count(stderr.String(), "error:"), stderr.String())
	assert.Contains(t, stderr.String(), "did you mean \"korea-stargate\"?")
}

func TestALimitIsRaisedByItsFlag(t *testing.T) {
	if !hasWindow {
		t.Skip("this build has no window, and says so first")
	}
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitInvalid, run(context.Background(), []string{"article", "--limit", "actors=2"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "the limit is 2")
	assert.Contains(t, stderr.String(), "--limit actors=4")
}

func TestHelpSaysHowToUseTheWindow(t *testing.T) {
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitOK, run(context.Background(), []string{"--help"}, &stdout, &stderr))
	assert.Contains(t, stdout.String(), "? lists all keys")
	assert.Empty(t, stderr.String())
}

func TestFlagsBecomeLooks(t *testing.T) {
	o := defaults()
	o.language, o.theme, o.colour, o.size, o.noLabels = "ko", "dark", "home", "800x500", true
	looks, width, height, err := o.looks()
	require.NoError(t, err)
	assert.Equal(t, scene.Options{Language: wording.Korean, Theme: scene.Dark, ColourBy: scene.ByHome, NoLabels: true}, looks)
	assert.Equal(t, [2]int{800, 500}, [2]int{width, height})
}

func TestScenariosAndResultsAreWatched(t *testing.T) {
	ctx := context.Background()
	var stderr bytes.Buffer
	o := defaults()
	o.seed, o.compare = 3, "korea-sovereign"
	show, err := o.show(ctx, "korea-stargate", &stderr)
	require.NoError(t, err)
	assert.Equal(t, uint64(3), show.Live.Record().Seed)
	assert.Equal(t, uint64(3), show.Other.Seed, "both have the same seed")

	_, err = defaults().show(ctx, "korea-stargat", &stderr)
	assert.Error(t, err)

	folder := filepath.Join(t.TempDir(), "result")
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	manifest := result.Manifest{Document: scenarios.Canonical(resolved.Document)}
	require.NoError(t, result.Write(ctx, folder, show.Live.Record(), manifest, result.Options{}))
	again, err := defaults().show(ctx, folder, &stderr)
	require.NoError(t, err)
	require.NotNil(t, again.Live, "a result that can be run again has levers")
	assert.Equal(t, show.Live.Record().SHA256(), again.Live.Record().SHA256())

	branch, err := show.Live.Branch(ctx, 20, []scenarios.Setting{{Path: "states.KR.policy.coordination", Value: scenarios.Number(1)}})
	require.NoError(t, err)
	steered := filepath.Join(t.TempDir(), "steered")
	require.NoError(t, result.Write(ctx, steered, branch.Record(), manifest, result.Options{}))
	shown, err := defaults().show(ctx, steered, &stderr)
	require.NoError(t, err)
	assert.Nil(t, shown.Live)
	assert.Equal(t, branch.Record().SHA256(), shown.Record.SHA256())
	assert.Contains(t, stderr.String(), "shown as it is")

	o = defaults()
	o.seeded = true
	_, err = o.show(ctx, folder, &stderr)
	assert.ErrorAs(t, err, &usageError{})
	require.NoError(t, os.Mkdir(filepath.Join(folder, "inner"), 0o755))
	_, err = defaults().show(ctx, filepath.Join(folder, "inner"), &stderr)
	assert.ErrorIs(t, err, result.ErrNotResult)
}

// TestWithoutItsWindowTheCommandSaysHowToGetIt runs only where the command is built without it.
func TestWithoutItsWindowTheCommandSaysHowToGetIt(t *testing.T) {
	if hasWindow {
		t.Skip("this build has a window")
	}
	var stdout, stderr bytes.Buffer
	assert.Equal(t, exitFailed, run(context.Background(), []string{"article"}, &stdout, &stderr))
	assert.Contains(t, stderr.String(), "go run -tags view ./cmd/entente-view")
	assert.ErrorIs(t, open(context.Background(), launch{}), errNoWindow)
}

var update = flag.Bool("update", false, "rewrite the help")

func TestHelpIsAtHandWithoutADisplay(t *testing.T) {
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitOK, run(context.Background(), []string{"--help"}, &stdout, &stderr))
	if *update {
		require.NoError(t, os.WriteFile(filepath.Join("display", "help.txt"), stdout.Bytes(), 0o644))
		return
	}
	assert.Equal(t, stdout.String(), display.Help, "run: go test ./cmd/entente-view -update")
	assert.Equal(t, exitFailed, display.ExitNone)
}
