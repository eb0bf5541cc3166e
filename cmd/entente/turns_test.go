package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/cmd/entente-web/view"
	"entente/render/live"
)

// A lever moved in the browser's page does what branch does with a patch.
func TestTurnsAreBranches(t *testing.T) {
	folder := t.TempDir()
	before, patch := filepath.Join(folder, "before.entente"), filepath.Join(folder, "moved.yaml")
	require.NoError(t, os.WriteFile(patch, []byte(`schema: entente/patch/1
states: [{id: KR, policy: {openness_stance: {value: 1, source: "judgement: a test"}}}]
weights: {rivalry: {value: 2, source: "judgement: a test"}}
`), 0o600))
	made := call(t, nil, "run", "-q", "korea-stargate", "--seed", "7", "--checkpoint", "21="+before)
	require.Zero(t, made.code, made.stderr)
	branched := call(t, nil, "branch", before, "--patch", patch)
	require.Zero(t, branched.code, branched.stderr)

	turns, err := live.ParseTurns("21:states.KR.policy.openness_stance=1,21:weights.rivalry=2")
	require.NoError(t, err)
	run, err := view.Open(t.Context(), "korea-stargate", 7, turns, nil)
	require.NoError(t, err)
	assert.Contains(t, branched.stdout, run.Record().SHA256())
	assert.NotContains(t, branched.stdout, run.Original().Record().SHA256())
}
