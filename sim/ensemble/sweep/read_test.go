package sweep_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// Plans that claim what no sweep can be are refused before anything is made for them.
func TestPlansThatCannotBeAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"noise":             "\x00\x01",
		"another format":    `{"format":"entente-study"}`,
		"no rows":           planText(`"rows":0`),
		"too many rows":     planText(`"rows":9000000000`),
		"too many blocks":   planText(`"rows":2000000000`),
		"no blocks":         planText(`"block_rows":0`),
		"a document abroad": planText(`"documents":[{"name":"../../secret"}]`),
	} {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "plan.json"), []byte(text), 0o666))
		_, err := sweep.Read(dir)
		assert.ErrorIs(t, err, result.ErrCorrupt, name)
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "plan.json"), []byte(planText(`"format_version":2`)), 0o666))
	_, err := sweep.Read(dir)
	require.ErrorIs(t, err, result.ErrVersion)
	require.NoError(t, os.Remove(filepath.Join(dir, "plan.json")))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "plan.json"), 0o777))
	_, err = sweep.Read(dir)
	require.ErrorIs(t, err, result.ErrCorrupt, "nothing but a file is read")
	dir = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "plan.json"), []byte(planText(`"seed":3`)), 0o666))
	s, err := sweep.Read(dir)
	require.NoError(t, err)
	assert.Equal(t, 10, s.Rows)
	assert.Zero(t, s.Done)
	assert.False(t, s.Finished)
}

// planText is a plan of ten rows with one thing changed: of two keys of the same name, the later one counts.
func planText(change string) string {
	return `{"format":"entente-sweep-plan","format_version":1,"factors":["x"],"rows":10,"outcomes":["y"],"runs":1,"block_rows":10,` + change + `}`
}

// FuzzPlanAndLedger reads texts that anybody may have written: an error, or something that can be. The tables are read by
// package result, which has a fuzz test of its own.
func FuzzPlanAndLedger(f *testing.F) {
	finished := contents(f, carriedOut(f, plan(6, 513), 1))
	f.Add([]byte(finished["plan.json"]), []byte(ledgerText(f, finished, 2)))
	f.Add([]byte(planText(`"seed":3`)), []byte(`{"block":0,"files":[{},{},{}]}`))
	f.Fuzz(func(t *testing.T, plan, ledger []byte) {
		rows, claimed, err := sweep.ParseFolder(plan, ledger)
		if err == nil && (rows < 1 || claimed < 0 || claimed > rows) {
			t.Fatalf("%d of %d rows", claimed, rows)
		}
	})
}
