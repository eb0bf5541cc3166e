package scenarios

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzLoad feeds the loader arbitrary bytes. It must not panic, must place every
// problem in the file, and must write what it accepts so that it reads back equal.
func FuzzLoad(f *testing.F) {
	f.Add(Starter())
	f.Add([]byte(`{schema: entente/scenario/1, actors: [{id: a, size_usd_bn: 8.7bn, <<: *x}], "\x00": .nan}`))
	files, err := filepath.Glob("testdata/bad/*.yaml")
	require.NoError(f, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(text)
	}
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	f.Fuzz(func(t *testing.T, text []byte) {
		resolved, err := Read("fuzz.yaml", bytes.NewReader(text), limits)
		var problems Problems
		if err != nil {
			require.True(t, errors.As(err, &problems), "%T", err)
			require.NotEmpty(t, problems)
		} else {
			problems = resolved.Warnings
			again, err := Read("again.yaml", bytes.NewReader(Canonical(resolved.Document)), WithLimits(Limits{Bytes: 4 << 20}))
			require.NoError(t, err)
			require.Equal(t, resolved.Document, again.Document)
		}
		requirePlaced(t, problems)
	})
}

// requirePlaced checks that problems have a place and hold nothing that a terminal would obey.
func requirePlaced(t *testing.T, problems Problems) {
	t.Helper()
	for _, problem := range problems {
		require.Positive(t, problem.Line)
		require.Positive(t, problem.Column)
		require.NotEmpty(t, problem.File)
		require.NotEmpty(t, problem.Text)
	}
	require.NotContains(t, strings.ReplaceAll(problems.Error(), "\n", ""), "\x1b")
}

// addFiles adds the files of a folder to the seeds of a fuzz test.
func addFiles(f *testing.F, folder string) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.yaml"))
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(text)
	}
}

// placed returns the problems of an error, all of which have a place.
func placed(t *testing.T, err error) {
	t.Helper()
	var problems Problems
	require.True(t, errors.As(err, &problems), "%T", err)
	require.NotEmpty(t, problems)
	requirePlaced(t, problems)
}

// FuzzPatch lays arbitrary bytes over the starter. What results must be a valid scenario.
func FuzzPatch(f *testing.F) {
	f.Add([]byte(patchText))
	addFiles(f, "bad-patches")
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	base, err := Read("starter.yaml", bytes.NewReader(Starter()))
	require.NoError(f, err)
	before := Hash(base.Document)
	f.Fuzz(func(t *testing.T, text []byte) {
		patch, err := ReadPatch("fuzz.yaml", bytes.NewReader(text), limits)
		if err != nil {
			placed(t, err)
			return
		}
		patched, err := base.Patched(patch)
		require.Equal(t, before, Hash(base.Document))
		if err != nil {
			placed(t, err)
			return
		}
		requirePlaced(t, patched.Warnings)
		again, err := Read("again.yaml", bytes.NewReader(Canonical(patched.Document)), WithLimits(Limits{Bytes: 4 << 20}))
		require.NoError(t, err)
		require.Equal(t, patched.Document, again.Document)
	})
}

// FuzzSweep reads arbitrary bytes as a sweep. What is accepted reads back equal, and every value of a factor can be set.
func FuzzSweep(f *testing.F) {
	f.Add(SweepStarter())
	addFiles(f, "bad-sweeps")
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	f.Fuzz(func(t *testing.T, text []byte) {
		sweep, err := ReadSweep("fuzz.yaml", bytes.NewReader(text), limits)
		if err != nil {
			placed(t, err)
			return
		}
		again, err := ReadSweep("again.yaml", bytes.NewReader(sweep.Spec.Canonical()), WithLimits(Limits{Bytes: 4 << 20}))
		require.NoError(t, err)
		require.Equal(t, sweep.Spec, again.Spec)
		for _, factor := range sweep.Factors {
			for _, value := range factor.Values[:min(len(factor.Values), 3)] {
				_, err := Set(&sweep.Scenario.Document, factor.Lever.Path, value)
				require.NoError(t, err)
			}
		}
	})
}

// FuzzLevers reads arbitrary bytes as a lever file for the starter. Every choice of what is accepted can be applied.
func FuzzLevers(f *testing.F) {
	f.Add([]byte("schema: entente/levers/1\nlevers: [{path: weights.rivalry, values: [1, 2], cost_usd_bn_per_year: [0, 1]}]\noutcome: tick\n"))
	f.Add([]byte(strings.ReplaceAll(string(LeversStarter()), "blocs.stargate", "blocs.citadel")))
	addFiles(f, "bad-levers")
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	base, err := Read("starter.yaml", bytes.NewReader(Starter()))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text []byte) {
		levers, err := ReadLevers("fuzz.yaml", bytes.NewReader(text), base, limits)
		if err != nil {
			placed(t, err)
			return
		}
		again, err := ReadLevers("again.yaml", bytes.NewReader(levers.Spec.Canonical()), base, WithLimits(Limits{Bytes: 4 << 20}))
		require.NoError(t, err)
		require.Equal(t, levers.Spec, again.Spec)
		choices := levers.Choices()
		require.NotEmpty(t, choices)
		for _, choice := range choices[:min(len(choices), 5)] {
			_, err := Apply(base, choice.Settings)
			require.NoError(t, err)
		}
	})
}

// FuzzFindLever looks up arbitrary paths. What is found can be set to what it is.
func FuzzFindLever(f *testing.F) {
	for _, path := range []string{"", ".", "weights.rivalry", "states.KR.policy.alignment.US", "events.answer.do.0.policy.set.coordination", "clock.tick"} {
		f.Add(path, "1")
	}
	base, err := Read("starter.yaml", bytes.NewReader(Starter()))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, path, value string) {
		lever, err := FindLever(&base.Document, path)
		if err != nil {
			require.Less(t, len(err.Error()), 4000)
			return
		}
		require.Equal(t, path, lever.Path)
		changed, err := Set(&base.Document, path, ParseValue(value))
		if err == nil {
			_, err = Read("again.yaml", bytes.NewReader(Canonical(*changed)))
			require.NoError(t, err)
		}
	})
}
