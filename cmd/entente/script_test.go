package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"entente": main, "limited": limited})
}

// Scripts see the program as a user does: as a process of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": scriptCode, "interrupt": scriptInterrupt, "crowd": scriptCrowd, "examples": scriptExamples,
			"same": scriptSame, "damage": scriptDamage,
		},
	})
}

// scriptCode runs a program that must end with an exit code: code 3 entente run bad.yaml.
func scriptCode(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) < 2 {
		script.Fatalf("usage: code NUMBER PROGRAM [ARGUMENT...]")
	}
	got := exitCodeOf(script, script.Exec(arguments[1], arguments[2:]...))
	if strconv.Itoa(got) != arguments[0] {
		script.Fatalf("exit code %d, not %s", got, arguments[0])
	}
}

func exitCodeOf(script *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		script.Fatalf("the program did not run: %v", err)
	}
	if exit == nil {
		return 0
	}
	return exit.ExitCode()
}

// scriptInterrupt runs entente with a standard input that never ends, sends it SIGINT as soon as a text appears on its
// standard error, and demands exit code 130: interrupt TEXT ARGUMENT...
func scriptInterrupt(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) < 2 {
		script.Fatalf("usage: interrupt TEXT ARGUMENT...")
	}
	program := filepath.Join(strings.Split(script.Getenv("PATH"), string(os.PathListSeparator))[0], "entente")
	command := exec.Command(program, arguments[1:]...)
	command.Dir = script.MkAbs(".")
	seen := &waiting{wanted: arguments[0], found: make(chan struct{})}
	command.Stderr = seen
	command.Stdout = script.Stdout()
	silent, err := command.StdinPipe()
	script.Check(err)
	defer silent.Close()
	script.Check(command.Start())
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	select {
	case <-seen.found:
		script.Check(command.Process.Signal(os.Interrupt))
	case err := <-ended:
		script.Fatalf("the program ended before it wrote %q: %v\n%s", arguments[0], err, seen.String())
	}
	if got := exitCodeOf(script, <-ended); got != exitInterrupted {
		script.Fatalf("exit code %d after an interruption\n%s", got, seen.String())
	}
	fmt.Fprint(script.Stderr(), seen.String())
}

// waiting is a stream that tells when a text has been written to it.
type waiting struct {
	wanted string
	found  chan struct{}
	once   sync.Once
	mutex  sync.Mutex
	text   bytes.Buffer
}

func (w *waiting) Write(data []byte) (int, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.text.Write(data)
	if strings.Contains(w.text.String(), w.wanted) {
		w.once.Do(func() { close(w.found) })
	}
	return len(data), nil
}

func (w *waiting) String() string {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.text.String()
}

// scriptCrowd writes a scenario that runs for long: 2,000 actors over 190 years of weeks.
func scriptCrowd(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) != 1 {
		script.Fatalf("usage: crowd FILE")
	}
	script.Check(os.WriteFile(script.MkAbs(arguments[0]), []byte(crowd(2000)), 0o666))
}

// crowd is a scenario of many weeks.
func crowd(actors int) string {
	var text strings.Builder
	text.WriteString("schema: entente/scenario/1\nname: crowd\ntitle: A crowd\n" +
		"clock: {start: 1900-01-01, end: 2090-01-01, tick: week}\n" +
		"states:\n  - {id: KR, name: South Korea}\n" +
		"blocs:\n  - {id: commons, name: The Commons, founded: 1900-01, leaders: [a0], openness: 1, admission: open}\nactors:\n")
	for number := range actors {
		fmt.Fprintf(&text, "  - {id: a%d, name: A%d, kind: firm, home: KR, invest_usd_bn_per_year: 1, ai_fraction: 1}\n", number, number)
	}
	return text.String()
}

// scriptExamples runs every example of the help texts, each command's in a fresh folder: examples.
func scriptExamples(script *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) != 0 {
		script.Fatalf("usage: examples")
	}
	if raced {
		return // They are large for a program ten times as slow; the other scripts run every command.
	}
	root := (&Main{}).root()
	for _, command := range append(root.Commands(), root) {
		if command.Example == "" {
			script.Fatalf("%s has no example", command.CommandPath())
		}
		if command.Name() == "web" || command.Name() == "serve" {
			continue // They build a program and wait for Ctrl-C: .ci/browser does what they say.
		}
		folder := script.MkAbs(command.Name())
		script.Check(os.Mkdir(folder, 0o777))
		for line := range strings.Lines(command.Example) {
			if err := script.Exec("sh", "-e", "-c", "cd "+command.Name()+"\n"+strings.TrimSpace(line)); err != nil {
				script.Fatalf("the example %q of %s failed: %v", strings.TrimSpace(line), command.CommandPath(), err)
			}
		}
	}
}
