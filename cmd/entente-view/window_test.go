//go:build view

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/cmd/entente-view/display"
	"entente/render/player"
)

// seat is somebody in front of the window: keys and the mouse go to it as from a person, and its report is read.
type seat struct {
	t      *testing.T
	window string
	report string
	done   chan error
}

// patience is how long a window may take to do something, on a machine with much else to do.
const patience = 30 * time.Second

// sit starts the program and waits for its window.
func sit(t *testing.T, arguments ...string) *seat {
	t.Helper()
	if _, err := exec.LookPath("xdotool"); err != nil {
		if os.Getenv("ENTENTE_WINDOW") != "" {
			t.Fatal("xdotool is needed: ", err)
		}
		t.Skip("xdotool is not installed; .ci/window installs it")
	}
	folder := t.TempDir()
	program := filepath.Join(folder, "entente-view")
	built, err := exec.Command("go", "build", "-tags", "view", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "%s", built)
	s := &seat{t: t, report: filepath.Join(folder, "report"), done: make(chan error, 1)}
	command := exec.Command(program, append(arguments, "--report", s.report)...)
	command.Stderr = os.Stderr
	require.NoError(t, command.Start())
	go func() { s.done <- command.Wait() }()
	t.Cleanup(func() {
		if err := command.Process.Kill(); err == nil {
			<-s.done
		}
	})
	s.window = strings.TrimSpace(s.tool("search", "--sync", "--onlyvisible", "--pid", fmt.Sprint(command.Process.Pid)))
	s.tool("windowfocus", "--sync", s.window)
	s.until("everybody has a place", func(now player.State) bool {
		at := now.Actors["samsung"]
		return at[0] > 0 && at[1] > 0
	})
	return s
}

// TestWithoutADisplayThereIsHelpAndAMessage runs the program as somebody would who has none.
func TestWithoutADisplayThereIsHelpAndAMessage(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("displays of X11 are Linux's")
	}
	program := filepath.Join(t.TempDir(), "entente-view")
	built, err := exec.Command("go", "build", "-tags", "view", "-o", program, ".").CombinedOutput()
	require.NoError(t, err, "%s", built)
	for _, test := range []struct {
		name, display, argument, stdout, stderr string
		code                                    int
	}{
		{"help", "", "--help", display.Help, "", exitOK},
		{"help, briefly", ":7777", "-h", display.Help, "", exitOK},
		{"no display", "", "article", "", "error: there is no display: DISPLAY is not set", display.ExitNone},
		{"a dead one", ":7777", "article", "", "nothing answers at DISPLAY=:7777", display.ExitNone},
	} {
		t.Run(test.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			command := exec.Command(program, test.argument)
			command.Env = append(os.Environ(), "DISPLAY="+test.display)
			command.Stdout, command.Stderr = &stdout, &stderr
			_ = command.Run()
			assert.Equal(t, test.code, command.ProcessState.ExitCode())
			assert.Equal(t, test.stdout, stdout.String())
			assert.Contains(t, stderr.String(), test.stderr)
			assert.NotContains(t, stderr.String(), "panic")
		})
	}
}

// tool runs xdotool.
func (s *seat) tool(arguments ...string) string {
	s.t.Helper()
	output, err := exec.Command("xdotool", arguments...).CombinedOutput()
	require.NoError(s.t, err, "xdotool %v: %s", arguments, output)
	return string(output)
}

// press presses keys, one after the other.
func (s *seat) press(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		// A key is down for as long as several frames of a slow machine.
		s.tool("keydown", key, "sleep", "0.15", "keyup", key, "sleep", "0.1")
	}
}

// yearOn goes twelve ticks on.
func (s *seat) yearOn() {
	s.t.Helper()
	before := s.now()
	s.tool("keydown", "shift", "sleep", "0.3")
	s.press("Right")
	s.tool("sleep", "0.2", "keyup", "shift")
	s.until("twelve ticks on", func(now player.State) bool {
		return now.Time > before.Time+11 && now.Time == float64(int(now.Time))+0.999
	})
}

// click presses the left button at a point of the window.
func (s *seat) click(x, y int) {
	s.t.Helper()
	s.tool("mousemove", "--window", s.window, fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.15", "mousedown", "1", "sleep", "0.15", "mouseup", "1")
}

// drag moves the mouse from one point to another with its button down.
func (s *seat) drag(x, y, x2, y2 int) {
	s.t.Helper()
	s.tool("mousemove", "--window", s.window, fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.15", "mousedown", "1", "sleep", "0.15",
		"mousemove", "--window", s.window, fmt.Sprint(x2), fmt.Sprint(y2), "sleep", "0.15", "mouseup", "1")
}

// now is the last line of the report.
func (s *seat) now() player.State {
	file, err := os.Open(s.report)
	if err != nil {
		return player.State{}
	}
	defer file.Close()
	var state player.State
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var next player.State
		if json.Unmarshal(lines.Bytes(), &next) == nil {
			state = next
		}
	}
	return state
}

// until waits for something to be shown.
func (s *seat) until(what string, holds func(player.State) bool) player.State {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(50 * time.Millisecond) {
		now := s.now()
		if holds(now) {
			return now
		}
		if time.Now().After(end) {
			now.Actors = nil
			s.t.Fatalf("%s: not within %s; shown is %+v", what, patience, now)
		}
	}
}

// picture keeps a screenshot in the folder of PICTURES, to look at.
func (s *seat) picture(name string) {
	s.t.Helper()
	if folder := os.Getenv("PICTURES"); folder != "" {
		time.Sleep(300 * time.Millisecond)
		output, err := exec.Command("import", "-window", s.window, filepath.Join(folder, "window-"+name+".png")).CombinedOutput()
		require.NoError(s.t, err, "%s", output)
	}
}

func TestAPersonWatchesARun(t *testing.T) {
	s := sit(t, "korea-stargate", "--paused")
	first := s.now()
	assert.Zero(t, first.Time)
	assert.Equal(t, 1280, first.Width)
	s.picture("start")

	s.press("space")
	s.until("it plays", func(now player.State) bool { return now.Playing && now.Time > 0.5 })
	s.press("space")
	s.until("it stands", func(now player.State) bool { return !now.Playing })

	s.press("Home", "Right", "Right")
	s.until("two steps", func(now player.State) bool { return now.Time == 1.999 })
	s.press("Left")
	s.until("one step back", func(now player.State) bool { return now.Time == 0.999 })
	s.press("Up")
	s.until("faster", func(now player.State) bool { return now.Speed == 4 })

	s.press("question")
	s.until("the keys are listed", func(now player.State) bool { return now.Help })
	s.picture("help")
	s.press("Escape")
	s.until("and no more", func(now player.State) bool { return !now.Help })

	s.yearOn()
	s.yearOn()
	now := s.until("two years later", func(now player.State) bool { return now.Time == 24.999 })
	s.until("Samsung has arrived", func(later player.State) bool { now = later; return later.Actors["samsung"][0] > 0 })
	at := now.Actors["samsung"]
	s.click(at[0], at[1])
	s.until("its card", func(now player.State) bool { return now.Selected == "samsung" })
	s.picture("card")

	track := now.Track
	s.drag(track[0]+20, track[2], track[1]+30, track[2])
	s.until("the end", func(now player.State) bool { return now.Time == now.End })

	s.press("t", "k", "b")
	s.until("dark, Korean, by home", func(now player.State) bool {
		return now.Theme == "dark" && now.Language == "ko" && now.Colour == "home" && now.Selected == "samsung"
	})
	s.picture("korean")

	s.tool("windowsize", "--sync", s.window, "900", "600")
	s.until("another size", func(now player.State) bool { return now.Width == 900 && now.Height == 600 })
	s.picture("resized")

	s.press("q")
	select {
	case err := <-s.done:
		assert.NoError(t, err, "quitting is no failure")
		s.done <- nil
	case <-time.After(patience):
		t.Fatal("q does not quit")
	}
}

func TestAPersonMovesALever(t *testing.T) {
	s := sit(t, "korea-stargate", "--paused", "--size", "1000x640")
	s.yearOn()
	s.yearOn()
	s.until("two years later", func(now player.State) bool { return now.Time == 23.999 })
	s.press("l")
	before := s.until("levers", func(now player.State) bool { return now.Levers && len(now.LeverTracks) > 0 })
	s.press("equal")
	byKey := s.until("a lever moved by a key", func(now player.State) bool { return now.Moved == 1 && now.Record != before.Record })
	assert.Equal(t, before.Time, byKey.Time)
	track := before.LeverTracks[3]
	s.drag(track[0]+2, track[2], track[1], track[2])
	s.until("a lever moved by the mouse", func(now player.State) bool { return now.Moved == 2 && now.Value == 1 })
	s.press("c", "space")
	s.until("beside the run as it was", func(now player.State) bool { return now.Compare && now.Time > 26 })
	s.picture("compare")
	s.press("z")
	s.until("the run as it was", func(now player.State) bool { return now.Record == before.Record && !now.Compare })
}

func TestAPersonComparesTwoRuns(t *testing.T) {
	s := sit(t, "korea-stargate", "--compare", "korea-sovereign", "--lang", "ko", "--theme", "dark", "--size", "1920x1080", "--speed", "16")
	s.until("two runs", func(now player.State) bool { return now.Compare && now.Time > 30 })
	s.picture("two")
	s.press("c")
	s.until("one run", func(now player.State) bool { return !now.Compare })
}
