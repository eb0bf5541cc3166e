package sweep_test

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/sweep"
)

// process is a sweep in a process of its own.
type process struct {
	*exec.Cmd
	output *bufio.Reader
	errors bytes.Buffer
}

// started runs this test's program as one that sweeps.
func started(t *testing.T, dir string) *process {
	t.Helper()
	if testing.Short() || runtime.GOOS == "js" || runtime.GOOS == "wasip1" {
		t.Skip("short, or no processes on this system: an emulated one runs no programs like itself")
	}
	p := &process{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), childFolder+"="+dir)
	p.Stderr = &p.errors
	output, err := p.StdoutPipe()
	require.NoError(t, err)
	p.output = bufio.NewReader(output)
	require.NoError(t, p.Start())
	t.Cleanup(func() { _ = p.Process.Kill() })
	return p
}

// underWay waits until the first row is run; false if there was none left.
func (p *process) underWay() bool {
	line, _ := p.output.ReadString('\n')
	return line == "under way\n"
}

// kill ends it at once, as kill -9 does, and says whether it was still at work.
func (p *process) kill(t *testing.T) bool {
	t.Helper()
	require.NoError(t, ignoreFinished(p.Process.Kill()))
	err := p.Wait()
	if err != nil {
		require.Empty(t, p.errors.String(), "it did not fail by itself")
	}
	return err != nil
}

func ignoreFinished(err error) error {
	if err == os.ErrProcessDone {
		return nil
	}
	return err
}

// A sweep that is killed a hundred times at random moments ends with the bytes of one that was left alone. Where it is through
// before that, it is compared and started afresh.
func TestAHundredKills(t *testing.T) {
	t.Parallel()
	const kills = 100
	top, source := t.TempDir(), rand.New(rand.NewPCG(4, 9))
	alone := filepath.Join(top, "alone")
	p := started(t, alone)
	require.True(t, p.underWay())
	begin := time.Now()
	require.NoError(t, p.Wait(), p.errors.String())
	// However slow the machine, a kill comes soon enough that it takes many to get through.
	longest := max(20*time.Millisecond, time.Since(begin)/14)
	wanted := contents(t, alone)
	histories, stages := 0, map[int]bool{}
	for killed := 0; killed < kills; histories++ {
		dir := filepath.Join(top, strconv.Itoa(histories))
		for {
			p := started(t, dir)
			if killed < kills && p.underWay() {
				time.Sleep(time.Duration(source.Int64N(int64(longest))))
				if p.kill(t) {
					killed++
					s, err := sweep.Read(dir)
					require.NoError(t, err, "what a killed sweep leaves can be read")
					require.Equal(t, s.Done == s.Rows && has(t, dir, "manifest.json"), s.Finished)
					stages[s.Done] = true
					continue
				}
			} else {
				require.NoError(t, p.Wait(), p.errors.String())
			}
			break
		}
		same(t, wanted, dir, "after %d kills", killed)
	}
	assert.Greater(t, len(stages), 20, "it was killed at many stages")
	t.Logf("%d kills in %d histories, at %d stages", kills, histories, len(stages))
}

func has(t *testing.T, dir, name string) bool {
	t.Helper()
	_, found := contents(t, dir)[name]
	return found
}

// Two processes cannot be at work in one folder, and what a process that was killed leaves behind holds nobody up.
func TestOneProcessInAFolderAtATime(t *testing.T) {
	wanted := contents(t, carriedOut(t, killedPlan(), 2))
	dir := filepath.Join(t.TempDir(), "out")
	p := started(t, dir)
	require.True(t, p.underWay())
	for range 3 {
		err := sweep.Do(t.Context(), dir, killedPlan(), sweep.Options{Resume: true})
		require.ErrorIs(t, err, sweep.ErrInUse)
		assert.ErrorContains(t, err, "its number is "+strconv.Itoa(p.Process.Pid))
	}
	s, err := sweep.Read(dir)
	require.NoError(t, err, "others may read meanwhile")
	assert.False(t, s.Finished)
	require.True(t, p.kill(t))
	if runtime.GOOS != "windows" {
		assert.True(t, has(t, dir, "sweep.lock"), "the lock of the killed process is still there")
	}
	require.NoError(t, sweep.Do(t.Context(), dir, killedPlan(), sweep.Options{Resume: true}))
	same(t, wanted, dir)
}

// The same holds within one process.
func TestOneSweepInAFolderAtATime(t *testing.T) {
	if runtime.GOOS == "js" || runtime.GOOS == "wasip1" {
		t.Skip("no locks on this system")
	}
	dir, p := filepath.Join(t.TempDir(), "out"), plan(6, 64)
	tried := false
	err := sweep.Do(t.Context(), dir, p, sweep.Options{Workers: 1, Progress: func(int, int) {
		tried = true
		err := sweep.Do(t.Context(), dir, p, sweep.Options{Resume: true})
		assert.ErrorIs(t, err, sweep.ErrInUse)
		assert.True(t, err != nil && strings.Contains(err.Error(), strconv.Itoa(os.Getpid())))
	}})
	require.NoError(t, err)
	assert.True(t, tried)
}
