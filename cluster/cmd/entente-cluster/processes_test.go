package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// asProgram has the test's own binary be the program, with the experiment of these tests; asVersion gives it another version.
const (
	asProgram = "ENTENTE_CLUSTER_TEST_PROGRAM"
	asVersion = "ENTENTE_CLUSTER_TEST_VERSION"
)

const testVersion = "v1.2.3"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	version := os.Getenv(asVersion)
	if version == "" {
		version = testVersion
	}
	program := Main{Args: os.Args[1:], Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Version: version, Of: newDraws}
	os.Exit(program.Run(ctx))
}

// process is a program that a test has started.
type process struct {
	t       testing.TB
	command *exec.Cmd
	mutex   sync.Mutex
	told    bytes.Buffer
	ended   chan struct{}
}

// Write takes what the process tells on standard error.
func (p *process) Write(text []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.told.Write(text)
}

func (p *process) said() string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return p.told.String()
}

// start starts the program. Words before the arguments that hold a = are variables of its environment; one
// that begins with sh: is done by a shell before.
func start(t testing.TB, words ...string) *process {
	t.Helper()
	p, output := prepare(t, words...)
	require.NoError(t, p.command.Start())
	go p.wait(output)
	return p
}

func prepare(t testing.TB, words ...string) (*process, io.ReadCloser) {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	environment := append(os.Environ(), asProgram+"=1")
	for len(words) > 0 && strings.Contains(words[0], "=") {
		environment = append(environment, words[0])
		words = words[1:]
	}
	p := &process{t: t, ended: make(chan struct{})}
	p.command = exec.Command(self, words...)
	if script, inShell := strings.CutPrefix(words[0], "sh:"); inShell {
		p.command = exec.Command("sh", append([]string{"-c", script + `; exec "$0" "$@"`, self}, words[1:]...)...)
	}
	p.command.Env, p.command.Stderr = environment, p
	output, err := p.command.StdoutPipe()
	require.NoError(t, err)
	t.Cleanup(func() {
		p.kill()
		if t.Failed() {
			t.Logf("%s:\n%s", strings.Join(p.command.Args[1:], " "), p.said())
		}
	})
	return p, output
}

func (p *process) wait(output io.Reader) {
	_, _ = io.Copy(io.Discard, output)
	_ = p.command.Wait()
	close(p.ended)
}

// kill ends a process as kill -9 does.
func (p *process) kill() {
	_ = p.command.Process.Kill()
	<-p.ended
}

func (p *process) signal(what os.Signal) { _ = p.command.Process.Signal(what) }

// code waits for a process to end, and gives its exit code.
func (p *process) code(within time.Duration) int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(within):
		require.Fail(p.t, "it does not end", "%s\n%s", p.command.Args[1:], p.said())
	}
	return p.command.ProcessState.ExitCode()
}

// until waits until a process has said something.
func (p *process) until(said string, within time.Duration) {
	p.t.Helper()
	require.Eventually(p.t, func() bool { return strings.Contains(p.said(), said) }, within, 10*time.Millisecond,
		"it does not say %q", said)
}

// server is a server that can be started again at the same address.
type server struct {
	*process
	t       testing.TB
	address string
	options []string
}

func startServer(t testing.TB, options ...string) *server {
	t.Helper()
	s := &server{t: t, options: options}
	s.start("127.0.0.1:0")
	return s
}

func (s *server) start(listen string) {
	s.t.Helper()
	p, output := prepare(s.t, append([]string{"serve", "--listen", listen, "--redeliver-after", "2s"}, s.options...)...)
	require.NoError(s.t, p.command.Start())
	lines := bufio.NewReader(output)
	address, err := lines.ReadString('\n')
	go p.wait(lines)
	require.NoError(s.t, err, "%s", p.said())
	s.process, s.address = p, strings.TrimSpace(address)
}

// again starts the server once more, after it was killed.
func (s *server) again() {
	s.t.Helper()
	_, listen, _ := strings.Cut(s.address, "://")
	s.start(listen)
}

// study is a job in a folder, with what a single process makes of it.
type study struct {
	parts string
	job   *chunk.Job
	want  []byte
}

func newStudy(t testing.TB, seed uint64, settings drawsSettings) study {
	t.Helper()
	job, err := drawsJob(testVersion, seed, settings)
	require.NoError(t, err)
	s := study{parts: filepath.Join(t.TempDir(), "parts"), job: job}
	_, err = chunk.MakeFolder(s.parts, job)
	require.NoError(t, err)
	return s
}

// underWay is a slow study of which more than some parts are there, with its server, two workers, its submitter and where the
// result goes.
func underWay(t *testing.T, parts int) (s study, by *server, submitter *process, out string) {
	t.Helper()
	s = newStudy(t, 1, slow)
	s.single(t)
	by = startServer(t)
	start(t, "work", "--server", by.address, "--workers", "2").until("waiting for chunks", time.Minute)
	out = filepath.Join(t.TempDir(), "result")
	submitter = start(t, "submit", s.parts, "-o", out, "--server", by.address)
	require.Eventually(t, func() bool {
		there, _ := filepath.Glob(filepath.Join(s.parts, "part-*"))
		return len(there) > parts
	}, time.Minute, 5*time.Millisecond)
	return s, by, submitter, out
}

// single does a study in this process, without a cluster.
func (s *study) single(t testing.TB) {
	t.Helper()
	quick := *s.job
	experiment, err := newDraws(&quick, testVersion)
	require.NoError(t, err)
	alone := filepath.Join(t.TempDir(), "alone")
	folder, err := chunk.MakeFolder(alone, s.job)
	require.NoError(t, err)
	experiment.(*draws).settings.Takes = 0
	left, err := chunk.Do(context.Background(), experiment, folder, chunk.Shard{Count: 1}, chunk.Options{})
	require.NoError(t, err)
	require.Empty(t, left.Numbers)
	require.NoError(t, chunk.Merge(context.Background(), experiment, folder, alone+"-result", result.Options{}))
	s.want, err = os.ReadFile(filepath.Join(alone+"-result", "draws"))
	require.NoError(t, err)
}

// check compares the merged result with that of a single process, and sees that there is one part for each chunk and no more.
func (s *study) check(t testing.TB, dir string) {
	t.Helper()
	merged, err := os.ReadFile(filepath.Join(dir, "draws"))
	require.NoError(t, err)
	require.True(t, bytes.Equal(s.want, merged), "the merged result is not that of a single process: %d and %d bytes", len(merged), len(s.want))
	var settings drawsSettings
	experiment, err := newDraws(s.job, testVersion)
	require.NoError(t, err)
	settings = experiment.(*draws).settings
	parts, err := filepath.Glob(filepath.Join(s.parts, "part-*.part"))
	require.NoError(t, err)
	require.Len(t, parts, settings.Chunks*settings.Stages)
}
