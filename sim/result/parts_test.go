package result_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/result"
)

// A study whose files were put into the folder one by one reads as one that WriteStudy wrote.
func TestAStudyPutTogetherFromParts(t *testing.T) {
	dir, text := t.TempDir(), []byte("name: small\n")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "scenario.yaml"), text, 0o666))
	hash := sha256.Sum256(text)
	file := result.File{Name: "scenario.yaml", Rows: -1, Bytes: int64(len(text)), SHA256: hex.EncodeToString(hash[:])}
	manifest, err := result.Study{Kind: "sweep", Seed: 3, Runs: 7, Tables: "parquet", Files: []result.File{file}}.Encode()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "manifest.json"), manifest, 0o666))
	study, err := result.ReadStudy(dir)
	require.NoError(t, err)
	assert.Equal(t, uint64(7), study.Runs)
	again, err := study.Encode()
	require.NoError(t, err)
	assert.Equal(t, string(manifest), string(again))

	require.NoError(t, result.CheckFile(dir, file))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "scenario.yaml"), []byte("name: large\n"), 0o666))
	require.ErrorIs(t, result.CheckFile(dir, file), result.ErrCorrupt)
	require.NoError(t, os.Remove(filepath.Join(dir, "scenario.yaml")))
	require.ErrorIs(t, result.CheckFile(dir, file), result.ErrCorrupt)
}
