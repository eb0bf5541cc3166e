//go:build view

package window_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/live"
	"entente/render/player"
	"entente/render/window"
	"entente/scenarios"
)

// longRunVariable has this program show a window of its own for many frames, in place of the tests.
const longRunVariable = "ENTENTE_LONG_RUN"

// The frames of a long run: those in which everything is seen for the first time, and those that must add nothing.
const warmFrames, longRunFrames = 3000, 10_000

// grown is what a long run uses when it is warm and at its end.
type grown struct {
	Heap     [2]uint64
	Routines [2]int
}

// long is a window's own loop, which ends after so many frames.
type long struct {
	*window.Game
	frames int
	grown  grown
}

func (l *long) Update() error {
	switch l.frames++; l.frames {
	case warmFrames:
		l.grown.Heap[0], l.grown.Routines[0] = used()
	case warmFrames + longRunFrames:
		l.grown.Heap[1], l.grown.Routines[1] = used()
		return ebiten.Termination
	}
	return l.Game.Update()
}

func used() (heap uint64, routines int) {
	runtime.GC()
	runtime.GC()
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return memory.HeapAlloc, runtime.NumGoroutine()
}

func longRun() int {
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	resolved, err := scenarios.Load("korea-stargate")
	if err != nil {
		return fail(err)
	}
	run, err := live.Start(context.Background(), resolved, 1, 0)
	if err != nil {
		return fail(err)
	}
	p, err := player.New(player.Show{Live: run}, player.Options{Loop: true, Speed: 16})
	if err != nil {
		return fail(err)
	}
	defer p.Close()
	ebiten.SetVsyncEnabled(false)
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetWindowSize(480, 320)
	ebiten.SetScreenClearedEveryFrame(false)
	l := &long{Game: window.NewGame(p, window.Options{})}
	if err := ebiten.RunGame(l); err != nil {
		return fail(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(l.grown); err != nil {
		return fail(err)
	}
	return 0
}

func TestNothingGrowsOverTenThousandFrames(t *testing.T) {
	if testing.Short() {
		t.Skip("takes about a minute")
	}
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), longRunVariable+"=1")
	command.Stderr = os.Stderr
	output, err := command.Output()
	require.NoError(t, err)
	var g grown
	require.NoError(t, json.Unmarshal(output, &g), "%s", output)
	t.Logf("heap %d and %d bytes, goroutines %d and %d", g.Heap[0], g.Heap[1], g.Routines[0], g.Routines[1])
	assert.Less(t, int64(g.Heap[1])-int64(g.Heap[0]), int64(1<<18), "bytes in %d frames", longRunFrames)
	assert.LessOrEqual(t, g.Routines[1], g.Routines[0])
}
