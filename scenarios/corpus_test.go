package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What reading one bad file may take. The largest has 4 KB, so that these are generous, and far below what would hurt.
const (
	badFileTime   = 10 * time.Second
	badFileMemory = 64 << 20
	leastBadFiles = 200
)

// badReaders say how the files of each folder of the corpus are read.
func badReaders(t *testing.T) map[string]func(file string) error {
	t.Helper()
	base, err := Load("korea-stargate")
	require.NoError(t, err)
	scenario := func(file string) error {
		_, err := Load(file)
		return err
	}
	return map[string]func(file string) error{
		"bad":            scenario,
		"bad-conditions": scenario,
		"bad-patches": func(file string) error {
			patch, err := LoadPatch(file)
			if err != nil {
				return err
			}
			_, err = base.Patched(patch)
			return err
		},
		"bad-sweeps": func(file string) error {
			_, err := LoadSweep(file)
			return err
		},
		"bad-levers": func(file string) error {
			_, err := LoadLevers(file, base)
			return err
		},
		"bad-landscapes": func(file string) error {
			_, err := LoadLandscape(file, nil)
			return err
		},
	}
}

// TestBadFiles holds the full text that a user reads for each kind of mistake, and for files that mean harm. The text stands
// beside each file. No file may take much time or memory.
func TestBadFiles(t *testing.T) {
	count := 0
	for folder, read := range badReaders(t) {
		for _, file := range filesOf(t, folder) {
			count++
			t.Run(folder+"/"+filepath.Base(file), func(t *testing.T) {
				err := withinBounds(t, func() error { return read(file) })
				var problems Problems
				require.True(t, errors.As(err, &problems), "%v", err)
				for _, problem := range problems {
					assert.Positive(t, problem.Line)
					assert.Positive(t, problem.Column)
					assert.NotEmpty(t, problem.File)
					assert.NotEmpty(t, problem.Text)
					assert.Less(t, len(problem.Error()), 2000, "more than a person reads")
				}
				requirePlaced(t, problems)
				golden := strings.TrimSuffix(file, filepath.Ext(file)) + ".txt"
				compareGolden(t, golden, filepath.ToSlash(err.Error())+"\n")
			})
		}
	}
	assert.GreaterOrEqual(t, count, leastBadFiles)
	t.Logf("%d files", count)
}

// filesOf are the files of a folder of the corpus, without the texts that are expected of them.
func filesOf(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("testdata", folder))
	require.NoError(t, err)
	var files []string
	for _, entry := range entries {
		if ending := filepath.Ext(entry.Name()); ending == ".yaml" || ending == ".csv" {
			files = append(files, filepath.Join("testdata", folder, entry.Name()))
		}
	}
	require.NotEmpty(t, files)
	return files
}

// withinBounds does something that may neither hang nor take much memory.
func withinBounds(t *testing.T, do func() error) error {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	ended := make(chan error, 1)
	go func() { ended <- do() }()
	select {
	case err := <-ended:
		runtime.ReadMemStats(&after)
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(badFileMemory), "bytes taken")
		return err
	case <-time.After(badFileTime):
		require.FailNow(t, "reading takes too long")
		return nil
	}
}
