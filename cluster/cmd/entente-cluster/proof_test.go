//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// proofTries is the variable with how often each failure is tried; once where it is not set. proofPartition is how long a
// partition lasts, 30s for the table of docs/reliability.md; 12s where it is not set, which is past the moment it is noticed.
const (
	proofTries     = "ENTENTE_CLUSTER_TRIES"
	proofPartition = "ENTENTE_CLUSTER_PARTITION"
)

// failure is something that happens to a cluster while it does a job of 1,000 chunks on four workers.
type failure struct {
	name string
	// happen does it, and gives how often it happened.
	happen func(t *testing.T, trial *trial) int
	// change sets the job up differently.
	change func(*drawsSettings)
}

var failures = []failure{
	{name: "`kill -9` of workers, each replaced", happen: killWorkers},
	{name: "`kill -9` of the server, in memory, started again", happen: func(_ *testing.T, trial *trial) int { return trial.killServer() }},
	{name: "`kill -9` of the server, with a store, started again", happen: func(t *testing.T, trial *trial) int { return trial.killServer() }},
	{name: "`kill -9` of the submitter, started again", happen: killSubmitter},
	{name: "`kill -9` of all three at random, started again", happen: killAny},
	{name: "no file of the submitter can grow beyond 4 KiB", happen: fillSubmitter, change: func(s *drawsSettings) { s.Long = 8 << 10 }},
	{name: "the submitter's disk is full", happen: fillDisk, change: func(s *drawsSettings) { s.Bytes = 3 << 10 }},
	{name: "no worker can write a byte", happen: fillWorkers, change: func(s *drawsSettings) { s.Stages = 2; s.Chunks = 500 }},
	{name: "a partition between the server and all others", happen: func(t *testing.T, trial *trial) int { return partition(t, trial) }},
	{name: "a server that stands still (SIGSTOP)", happen: freezeServer},
	{name: "half of the acknowledgements are lost", happen: func(*testing.T, *trial) int { return 0 }},
}

// trial is a cluster under way.
type trial struct {
	t         *testing.T
	study     study
	server    *server
	workers   []*process
	submitter *process
	out       string
	random    *rand.Rand
	// address is the server's, or that of a proxy before it.
	address string
	proxy   *proxy
}

func (r *trial) startWorker() *process {
	return start(r.t, "work", "--server", r.address, "--workers", "1", "--quiet")
}

func (r *trial) startSubmitter() {
	r.submitter = start(r.t, "submit", r.study.parts, "-o", r.out, "--server", r.address)
}

// underWay waits until some of the parts are there, about as many as this part of them.
func (r *trial) underWay(part float64) {
	r.t.Helper()
	require.Eventually(r.t, func() bool { return r.partsThere() >= part }, 5*time.Minute, 5*time.Millisecond, "%s", r.submitter.said())
}

func (r *trial) partsThere() float64 {
	parts, _ := filepath.Glob(filepath.Join(r.study.parts, "part-*.part"))
	return float64(len(parts)) / 1000
}

func (r *trial) ended() bool {
	select {
	case <-r.submitter.ended:
		return true
	default:
		return false
	}
}

// TestNothingIsLost has each failure happen while 1,000 chunks are done by four workers, and compares the merged result with that of a
// single process.
func TestNothingIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("it starts processes for a minute")
	}
	tries := 1
	if text := os.Getenv(proofTries); text != "" {
		var err error
		tries, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	happened, held, took := make([]int, len(failures)), make([]int, len(failures)), make([]time.Duration, len(failures))
	var mutex sync.Mutex
	t.Run("all", func(t *testing.T) {
		for try := range tries {
			for k, failure := range failures {
				t.Run(fmt.Sprintf("%s/%d", failure.name, try), func(t *testing.T) {
					t.Parallel()
					began := time.Now()
					times := attempt(t, failure, uint64(100*k+try))
					mutex.Lock()
					defer mutex.Unlock()
					happened[k] += times
					held[k]++
					took[k] += time.Since(began)
				})
			}
		}
	})
	var table strings.Builder
	for k, failure := range failures {
		fmt.Fprintf(&table, "| %s | %d | %d | %d | %.0f s |\n", failure.name, tries, happened[k], held[k],
			took[k].Seconds()/float64(max(1, held[k])))
	}
	t.Logf("\n| what happens | tried | happened | same bytes, nothing lost, nothing double | each took |\n| --- | --- | --- | --- | --- |\n%s", table.String())
}

func attempt(t *testing.T, failure failure, seed uint64) int {
	settings := drawsSettings{Chunks: 1000, Stages: 1, Bytes: 500, Takes: 4 * time.Millisecond, Poisoned: -1, Deadly: -1}
	if failure.change != nil {
		failure.change(&settings)
	}
	r := &trial{t: t, study: newStudy(t, seed, settings), out: filepath.Join(t.TempDir(), "result"), random: rand.New(rand.NewPCG(seed, 1))}
	r.study.single(t)
	var options []string
	if strings.Contains(failure.name, "store") {
		options = []string{"--store", t.TempDir()}
	}
	r.server = startServer(t, options...)
	r.address = r.server.address
	if strings.Contains(failure.name, "partition") || strings.Contains(failure.name, "lost") {
		r.proxy = startProxy(t, r.server.address)
		r.address = r.proxy.address
		r.proxy.loseAcknowledgements = strings.Contains(failure.name, "lost")
	}
	if !strings.Contains(failure.name, "no worker") {
		for range 4 {
			r.workers = append(r.workers, r.startWorker())
		}
	}
	if !strings.Contains(failure.name, "submitter's disk") && !strings.Contains(failure.name, "no file") {
		r.startSubmitter()
	}
	happened := failure.happen(t, r)
	require.Zero(t, r.submitter.code(10*time.Minute), "%s", r.submitter.said())
	r.study.check(t, r.out)
	if r.proxy != nil && r.proxy.loseAcknowledgements {
		happened = int(r.proxy.lost.Load())
		require.Positive(t, happened)
	}
	return happened
}

func killWorkers(t *testing.T, r *trial) int {
	killed := 0
	for r.underWay(0.01); !r.ended() && killed < 8; killed++ {
		k := r.random.IntN(len(r.workers))
		r.workers[k].kill()
		r.workers[k] = r.startWorker()
		time.Sleep(time.Duration(r.random.IntN(400)) * time.Millisecond)
	}
	require.Positive(t, killed)
	return killed
}

func (r *trial) killServer() int {
	r.underWay(0.05 + 0.6*r.random.Float64())
	r.server.kill()
	time.Sleep(time.Duration(r.random.IntN(1000)) * time.Millisecond)
	r.server.again()
	return 1
}

func killSubmitter(_ *testing.T, r *trial) int {
	killed := 0
	for _, at := range []float64{0.3 * r.random.Float64(), 0.3 + 0.3*r.random.Float64(), 0.6 + 0.3*r.random.Float64()} {
		r.underWay(at)
		r.submitter.kill()
		r.startSubmitter()
		killed++
	}
	return killed
}

func killAny(_ *testing.T, r *trial) int {
	killed := 0
	for ; !r.ended() && killed < 6; killed++ {
		r.underWay(0.9 * float64(killed) / 6)
		switch r.random.IntN(3) {
		case 0:
			k := r.random.IntN(len(r.workers))
			r.workers[k].kill()
			r.workers[k] = r.startWorker()
		case 1:
			r.server.kill()
			r.server.again()
		case 2:
			r.submitter.kill()
			r.startSubmitter()
		}
	}
	return killed
}

// limited starts the program where no file can grow beyond so many KiB.
func limited(t *testing.T, kilobytes int, words ...string) *process {
	t.Helper()
	// The shell counts in blocks of 512 bytes.
	return start(t, append([]string{fmt.Sprintf("sh:ulimit -f %d", 2*kilobytes)}, words...)...)
}

func fillSubmitter(t *testing.T, r *trial) int {
	r.submitter = limited(t, 4, "submit", r.study.parts, "-o", r.out, "--server", r.address)
	require.Equal(t, exitFailed, r.submitter.code(10*time.Minute), r.submitter.said())
	require.Contains(t, r.submitter.said(), "file too large")
	r.startSubmitter()
	return 1
}

// fillDisk has a disk of 1 MiB, which is enlarged after it was full.
func fillDisk(t *testing.T, r *trial) int {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("a small disk cannot be mounted: %v", err)
	}
	t.Cleanup(func() {
		r.submitter.kill()
		_ = syscall.Unmount(disk, 0)
	})
	former := r.study.parts
	r.study.parts = filepath.Join(disk, "parts")
	require.NoError(t, os.CopyFS(r.study.parts, os.DirFS(former)))
	r.startSubmitter()
	require.Equal(t, exitFailed, r.submitter.code(10*time.Minute), r.submitter.said())
	require.Contains(t, r.submitter.said(), "no space left on device")
	require.NoError(t, syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"))
	r.startSubmitter()
	return 1
}

func fillWorkers(t *testing.T, r *trial) int {
	for range 4 {
		r.workers = append(r.workers, limited(t, 0, "work", "--server", r.address, "--workers", "1", "--quiet"))
	}
	return len(r.workers)
}

func partition(t *testing.T, r *trial) int {
	r.underWay(0.1 + 0.5*r.random.Float64())
	r.proxy.cut(partitionTime(t))
	return 1
}

func freezeServer(t *testing.T, r *trial) int {
	r.underWay(0.1 + 0.5*r.random.Float64())
	r.server.signal(syscall.SIGSTOP)
	time.Sleep(partitionTime(t))
	r.server.signal(syscall.SIGCONT)
	return 1
}

func partitionTime(t *testing.T) time.Duration {
	length := 12 * time.Second
	if text := os.Getenv(proofPartition); text != "" {
		var err error
		length, err = time.ParseDuration(text)
		require.NoError(t, err)
	}
	return length
}
