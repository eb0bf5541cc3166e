package chunk_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
)

// childFolder is the variable that makes this test's program a process that does a shard, in the folder that it names.
const childFolder = "ENTENTE_TEST_PARTS"

// killedChunks is how many chunks each stage has in the processes that are killed.
const killedChunks = 30

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		if err := child(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// child does all that is missing, in chunks that take a moment.
func child(dir string) error {
	x := newSums(1, killedChunks)
	x.before = func(chunk.Chunk) error { time.Sleep(8 * time.Millisecond); return nil }
	f, err := chunk.MakeFolder(dir, x.Job())
	if err != nil {
		return err
	}
	_, err = chunk.Do(context.Background(), x, f, chunk.Shard{Count: 1}, chunk.Options{Workers: 2})
	return err
}

// Two processes that do the same work in one folder are killed at random moments and started again, until all is done. What is there
// under a part's name is always whole, and the end is that of one process.
func TestKillsLoseNothing(t *testing.T) {
	if testing.Short() || runtime.GOOS == "js" || runtime.GOOS == "wasip1" {
		t.Skip("short, or no processes on this system")
	}
	wanted := alone(t, newSums(1, killedChunks))
	dir := filepath.Join(t.TempDir(), "parts")
	source := rand.New(rand.NewPCG(8, 3))
	killed, before := 0, 0
	for done := false; !done; {
		var processes [2]*exec.Cmd
		var said [2]strings.Builder
		for k := range processes {
			processes[k] = exec.Command(os.Args[0])
			processes[k].Env = append(os.Environ(), childFolder+"="+dir)
			processes[k].Stderr = &said[k]
			require.NoError(t, processes[k].Start())
		}
		time.Sleep(time.Duration(10+source.IntN(80)) * time.Millisecond)
		for k, process := range processes {
			if killed < 6 { // Then they are left alone.
				_ = process.Process.Kill()
			}
			if process.Wait() == nil {
				done = true
			} else {
				killed++
			}
			assert.Empty(t, said[k].String(), "it did not fail by itself")
		}
		parts := wholeParts(t, dir)
		assert.GreaterOrEqual(t, parts, before, "what was done stays")
		before = parts
	}
	x := newSums(1, killedChunks)
	f, err := chunk.OpenFolder(dir)
	require.NoError(t, err)
	assert.Equal(t, wanted, merged(t, x, f))
	assert.Zero(t, x.ran.Load())
	t.Logf("%d processes were killed", killed)
}

// wholeParts reads all files with a part's name, which must be parts, and counts them.
func wholeParts(t *testing.T, dir string) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "part-*.part"))
	require.NoError(t, err)
	for _, name := range names {
		file, err := os.Open(name)
		require.NoError(t, err)
		part, err := chunk.ReadPart(file, 1<<20)
		require.NoError(t, err, name)
		assert.Equal(t, filepath.Base(name), part.Chunk.Name())
		require.NoError(t, file.Close())
	}
	return len(names)
}
