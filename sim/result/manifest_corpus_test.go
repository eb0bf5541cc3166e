package result_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/result"
)

// TestBadManifests holds what a user reads of each manifest that is damaged or means harm; the text stands beside it. None may
// take much time or memory.
func TestBadManifests(t *testing.T) {
	files, err := filepath.Glob("testdata/bad-manifests/*.json")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 30)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			manifest, err := result.ParseManifest(data)
			assert.Less(t, time.Since(start), 10*time.Second)
			runtime.ReadMemStats(&after)
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(16<<20))
			require.Error(t, err)
			require.Nil(t, manifest)
			assert.Contains(t, err.Error(), "manifest.json", "it names the file")
			golden := strings.TrimSuffix(file, ".json") + ".txt"
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(err.Error()+"\n"), 0o644))
			}
			want, err2 := os.ReadFile(golden)
			require.NoError(t, err2)
			assert.Equal(t, string(want), err.Error()+"\n")
		})
	}
}
