package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

const smallSweep = `schema: entente/sweep/1
scenario: plan.yaml
design: {kind: grid}
runs: 3
factors:
  - {path: states.KR.policy.firm_support_fraction, from: 0, to: 0.3, steps: 40}
outcomes:
  - {id: strength, measure: 'strength("KR")'}
`

func TestASweepIsThatOfOneProcess(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "sweep.yaml")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "plan.yaml"), scenarios.Starter(), 0o666))
	require.NoError(t, os.WriteFile(file, []byte(smallSweep), 0o666))
	server := startServer(t)
	start(t, "work", "--server", server.address, "--workers", "2")
	out := filepath.Join(folder, "result")
	submitter := start(t, "submit", file, "-o", out, "--server", server.address)
	require.Zero(t, submitter.code(5*time.Minute), submitter.said())

	spec, err := scenarios.LoadSweep(file)
	require.NoError(t, err)
	sweep, err := experiment.NewSweep(spec, testVersion)
	require.NoError(t, err)
	parts, err := chunk.MakeFolder(filepath.Join(folder, "alone.parts"), sweep.Job())
	require.NoError(t, err)
	left, err := chunk.Do(t.Context(), sweep, parts, chunk.Shard{Count: 1}, chunk.Options{})
	require.NoError(t, err)
	require.Zero(t, left.Count())
	alone := filepath.Join(folder, "alone")
	require.NoError(t, chunk.Merge(t.Context(), sweep, parts, alone, result.Options{}))
	files, err := os.ReadDir(alone)
	require.NoError(t, err)
	require.Greater(t, len(files), 2, "a manifest and tables")
	for _, one := range files {
		want, err := os.ReadFile(filepath.Join(alone, one.Name()))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(out, one.Name()))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), one.Name())
	}

	// Another sweep in the same folder is another job.
	require.NoError(t, os.WriteFile(file, append([]byte(smallSweep), "seed: 7\n"...), 0o666))
	other := start(t, "submit", file, "-o", out, "--overwrite", "--server", server.address)
	assert.Equal(t, exitFailed, other.code(time.Minute), other.said())
	assert.Contains(t, other.said(), "its seed is")
}

func TestASweepFileThatIsNotThere(t *testing.T) {
	refused := start(t, "submit", "studdy.yaml", "-o", filepath.Join(t.TempDir(), "result"))
	assert.Equal(t, exitInvalid, refused.code(time.Minute))
	assert.Contains(t, refused.said(), "read the sweep file: stat studdy.yaml: no such file")
}
