package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/report"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/result"
)

// footprint is what the process holds after a collection.
type footprint struct {
	heap, resident, goroutines, files int
}

// measure leaves resident and files at 0 where there is no /proc.
func measure() footprint {
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	found := footprint{heap: int(memory.HeapAlloc), goroutines: runtime.NumGoroutine()}
	if text, err := os.ReadFile("/proc/self/statm"); err == nil {
		pages, _ := strconv.Atoi(strings.Fields(string(text))[1])
		found.resident = pages * os.Getpagesize()
	}
	if open, err := os.ReadDir("/proc/self/fd"); err == nil {
		found.files = len(open)
	}
	return found
}

// TestSoak does very many runs in one process, as the commands do them: a scenario is read, an ensemble run, and between them
// single runs are written, read again and made into a page. It goes below the command line, whose library keeps every flag that
// was ever made, which a program does once. ENTENTE_SOAK says how many runs; .ci/soak sets it. What the process holds does not
// grow from the first tenth on, which fills what is kept on purpose.
func TestSoak(t *testing.T) {
	runs, err := strconv.Atoi(os.Getenv("ENTENTE_SOAK"))
	if err != nil {
		t.Skip("a soak takes long: set ENTENTE_SOAK to a number of runs, or run .ci/soak")
	}
	const batch, slack = 1000, 2 << 20 // Bytes by which heaps differ by chance.
	require.Zero(t, runs%(10*batch), "ENTENTE_SOAK is a multiple of %d", 10*batch)
	file, out := plan(t), filepath.Join(t.TempDir(), "out")
	var held []footprint
	start := time.Now()
	for done := batch; done <= runs; done += batch {
		soakBatch(t, file, out, uint64(done), batch, done%(10*batch) == 0)
		if done%(runs/10) == 0 {
			held = append(held, measure())
			t.Logf("%9d runs, %s: %+v", done, time.Since(start).Round(time.Second), held[len(held)-1])
		}
	}
	first, last := held[0], held[len(held)-1]
	heap := func(a, b footprint) int { return a.heap - b.heap }
	assert.LessOrEqual(t, slices.MinFunc(held[5:], heap).heap, slices.MinFunc(held[:5], heap).heap+slack, "bytes in use")
	assert.LessOrEqual(t, last.resident, first.resident*5/4+8*slack, "bytes of the process")
	assert.LessOrEqual(t, last.goroutines, first.goroutines)
	assert.LessOrEqual(t, last.files, first.files)
}

// soakBatch does as many runs as a batch has, one of them for its own sake.
func soakBatch(t *testing.T, file, out string, seed, batch uint64, page bool) {
	t.Helper()
	resolved, err := scenarios.Load(file)
	require.NoError(t, err)
	model, err := resolved.Model()
	require.NoError(t, err)
	joins, err := ensemble.ParseOutcome(model, "hanchip in citadel")
	require.NoError(t, err)
	_, err = ensemble.Run(t.Context(), ensemble.Runs{Model: model, Seed: seed, Count: batch - 1}, nil, joins)
	require.NoError(t, err)

	world, err := sim.New(model, seed, batch)
	require.NoError(t, err)
	recorder := sim.NewRecorder(world)
	world.Observe(recorder)
	require.NoError(t, world.Run(t.Context()))
	manifest := manifestOf(file, resolved, seed, batch)
	require.NoError(t, result.Write(t.Context(), out, recorder.Record(), manifest, result.Options{Overwrite: true}))
	record, read, err := result.Read(out)
	require.NoError(t, err)
	require.Equal(t, recorder.Record().SHA256(), record.SHA256())
	if page {
		made, err := report.OfRun(record, read, &resolved.Document, report.Options{})
		require.NoError(t, err)
		require.NoError(t, made.Write(io.Discard))
	}
}
