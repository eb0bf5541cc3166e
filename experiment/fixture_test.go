package experiment_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// version is that of the program in these tests.
const version = "v1.2.3"

// shipped reads a scenario that comes with the program.
func shipped(t testing.TB, name string) *scenarios.Resolved {
	t.Helper()
	resolved, err := scenarios.Load(name)
	require.NoError(t, err)
	return resolved
}

// elsewhere makes an experiment again from its job's bytes, as another machine does.
func elsewhere(t testing.TB, e chunk.Experiment) chunk.Experiment {
	t.Helper()
	text, err := e.Job().Encode()
	require.NoError(t, err)
	job, err := chunk.ParseJob(text)
	require.NoError(t, err)
	again, err := experiment.Of(job, version)
	require.NoError(t, err)
	return again
}

// scattered does all chunks of an experiment in an order left to luck, each by a machine of its own, and merges them.
func scattered(t testing.TB, e chunk.Experiment, format result.Format) string {
	t.Helper()
	folder, err := chunk.MakeFolder(filepath.Join(t.TempDir(), "parts"), e.Job())
	require.NoError(t, err)
	for stage := range e.Stages() {
		chunks, err := e.Chunks(t.Context(), stage, folder)
		require.NoError(t, err)
		for _, k := range rand.New(rand.NewPCG(1, 2)).Perm(chunks.Len) {
			payload, err := chunk.Payload(t.Context(), elsewhere(t, e), folder, chunks.At(k), 1)
			require.NoError(t, err)
			require.NoError(t, folder.Write(chunks.At(k), payload))
		}
	}
	dir := filepath.Join(t.TempDir(), "merged")
	require.NoError(t, chunk.Merge(t.Context(), elsewhere(t, e), folder, dir, result.Options{Format: format}))
	return dir
}

// requireSameFolders compares two folders to the last byte.
func requireSameFolders(t testing.TB, wanted, got string) {
	t.Helper()
	names := func(dir string) []string {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		var names []string
		for _, entry := range entries {
			names = append(names, entry.Name())
		}
		return names
	}
	require.Equal(t, names(wanted), names(got))
	for _, name := range names(wanted) {
		a, err := os.ReadFile(filepath.Join(wanted, name))
		require.NoError(t, err)
		b, err := os.ReadFile(filepath.Join(got, name))
		require.NoError(t, err)
		assert.True(t, string(a) == string(b), "%s differs", name)
	}
}
