package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim/result"
)

// outcome is what a call of the program did.
type outcome struct {
	code           int
	stdout, stderr string
}

// call runs the program within this process; change may alter what it is connected to.
func call(t *testing.T, change func(*Main), arguments ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	program := &Main{Args: arguments, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr}
	if change != nil {
		change(program)
	}
	code := program.Run(t.Context())
	return outcome{code, stdout.String(), stderr.String()}
}

// everywhere makes all streams a terminal of 90 columns and 50 rows.
func everywhere(program *Main) {
	program.Terminal = func(any) (int, int) { return 90, 50 }
}

func plan(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "plan.yaml")
	require.NoError(t, os.WriteFile(file, scenarios.Starter(), 0o666))
	return file
}

func TestOnlyTerminalsGetColour(t *testing.T) {
	file := plan(t)
	for _, test := range []struct {
		name      string
		terminal  bool
		variable  string
		arguments []string
		coloured  bool
	}{
		{name: "terminal", terminal: true, coloured: true},
		{name: "pipe"},
		{name: "NO_COLOR", terminal: true, variable: "NO_COLOR=1"},
		{name: "dumb terminal", terminal: true, variable: "TERM=dumb"},
		{name: "flag", terminal: true, arguments: []string{"--no-color"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			connect := func(program *Main) {
				if test.terminal {
					everywhere(program)
				}
				name, value, _ := strings.Cut(test.variable, "=")
				program.Getenv = func(asked string) string {
					if asked == name {
						return value
					}
					return ""
				}
			}
			told := call(t, connect, append([]string{"run", file}, test.arguments...)...)
			require.Equal(t, exitOK, told.code, told.stderr)
			assert.Equal(t, test.coloured, strings.Contains(told.stdout, "\x1b["))
			refused := call(t, connect, append([]string{"run", "no-such-scenario"}, test.arguments...)...)
			require.Equal(t, exitInvalid, refused.code)
			assert.Equal(t, test.coloured, strings.Contains(refused.stderr, "\x1b["))
		})
	}
}

func TestStoryFitsTheTerminal(t *testing.T) {
	told := call(t, everywhere, "run", plan(t), "--no-color")
	require.Equal(t, exitOK, told.code)
	lines := strings.Split(strings.TrimRight(told.stdout, "\n"), "\n")
	assert.Less(t, len(lines), 50, "a row is left for the prompt")
	for _, line := range lines {
		assert.LessOrEqual(t, len([]rune(line)), 90)
	}
}

func TestCancelledProgramWritesNothing(t *testing.T) {
	file := plan(t)
	out := filepath.Join(t.TempDir(), "results")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, arguments := range [][]string{
		{"run", file, "--out", out}, {"run", file, "--format", "csv"}, {"explain", file, "--actor", "hanchip"},
		{"hash", file}, {"run", "-"}, {"validate", "-"},
	} {
		var stdout, stderr bytes.Buffer
		program := &Main{Args: arguments, Stdin: bytes.NewReader(scenarios.Starter()), Stdout: &stdout, Stderr: &stderr}
		assert.Equal(t, exitInterrupted, program.Run(ctx), arguments)
		assert.Empty(t, stdout.String(), arguments)
		assert.Equal(t, "interrupted\n", stderr.String(), arguments)
	}
	assert.NoDirExists(t, out)
}

// full is a device without any space left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestLostOutputIsAFailure(t *testing.T) {
	file := plan(t)
	for _, arguments := range [][]string{
		{"run", file}, {"run", file, "--format", "json"}, {"validate", file}, {"list"}, {"list", "--format", "json"},
		{"show", file}, {"schema"}, {"hash", file}, {"version"}, {"new", "-"}, {"--help"}, {"explain", file, "--actor", "hanchip"},
	} {
		got := call(t, func(program *Main) { program.Stdout = full{} }, arguments...)
		assert.Equal(t, exitFailed, got.code, arguments)
		assert.Contains(t, got.stderr, "no space left on device", arguments)
	}
}

func TestBlockedReadEndsWithItsContext(t *testing.T) {
	silent, _ := io.Pipe()
	ctx, cancel := context.WithCancel(t.Context())
	reader := &interruptible{ctx: ctx, from: silent}
	ended := make(chan error)
	go func() {
		_, err := reader.Read(make([]byte, 10))
		ended <- err
	}()
	cancel()
	require.ErrorIs(t, <-ended, context.Canceled)
}

func TestPrintableTablesAreThoseOfAResult(t *testing.T) {
	out := filepath.Join(t.TempDir(), "results")
	require.Equal(t, exitOK, call(t, nil, "run", "-q", plan(t), "--out", out).code)
	_, manifest, err := result.Read(out)
	require.NoError(t, err)
	var written []string
	for _, file := range manifest.Files {
		if file.Rows >= 0 {
			written = append(written, strings.TrimSuffix(file.Name, ".parquet"))
		}
	}
	assert.Equal(t, written, tableNames)
}

func TestUnsourcedFiguresAreCountedByTheWarningsText(t *testing.T) {
	text := strings.Replace(string(scenarios.Starter()), `{value: 12, source: "judgement: an example"}`, "12", 1)
	resolved, err := scenarios.Read("plan.yaml", strings.NewReader(text))
	require.NoError(t, err)
	require.Len(t, resolved.Warnings, 1)
	assert.Equal(t, noSource, resolved.Warnings[0].Text)
}

func TestHelpStatesEveryExitCode(t *testing.T) {
	help := call(t, nil, "--help").stdout
	for _, line := range []string{"  0    ", "  2    ", "  3    ", "  4    ", "  130  "} {
		assert.Contains(t, help, "\n"+line)
	}
}

func TestStoryLogAndManifestShowTheHashThatHashPrints(t *testing.T) {
	file, out := plan(t), filepath.Join(t.TempDir(), "results")
	name, hash, _ := strings.Cut(strings.TrimSpace(call(t, nil, "hash", file).stdout), " ")
	require.Equal(t, "my-scenario", name)
	run := call(t, nil, "-v", "run", file, "--out", out)
	assert.Contains(t, run.stdout, hash)
	assert.Contains(t, run.stderr, "sha256="+hash)
	_, manifest, err := result.Read(out)
	require.NoError(t, err)
	assert.Equal(t, hash, manifest.RecordSHA256)
}
