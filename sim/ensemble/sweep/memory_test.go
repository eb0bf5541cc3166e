package sweep_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// cheap is a sweep of many rows whose runs are over at once.
func cheap(rows int) sweep.Plan {
	p := plan(1, 1)
	base := sim.Synthetic(1, 1, 1, 1)
	base.Calendar.End = base.Calendar.Start
	p.Rows, p.Order, p.Outcomes = rows, nil, []string{"a0 in b0", `share("b0")`}
	p.Build = func(point []float64) (*sim.Model, error) {
		model := *base
		model.Hash = fmt.Sprintf("%064.0f", point[1]*1e9)
		return &model, nil
	}
	return p
}

// heap watches how much memory is in use after a collection, at ten places of a sweep.
type heap struct {
	lock sync.Mutex
	used []uint64
}

func (h *heap) progress(done, rows int) {
	if done%(rows/10) != 0 {
		return
	}
	h.lock.Lock()
	defer h.lock.Unlock()
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	h.used = append(h.used, memory.HeapAlloc)
}

// Memory does not grow with the rows that have been run: what is in use towards the end of a sweep is what was in use at its
// beginning, give or take what is just being written; and eight times the rows take little more.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("short: it runs 45,000 rows")
	}
	peak := func(rows int) uint64 {
		watch := &heap{}
		dir := filepath.Join(t.TempDir(), "out")
		require.NoError(t, sweep.Do(t.Context(), dir, cheap(rows), sweep.Options{Workers: 2, Progress: watch.progress}))
		require.Len(t, watch.used, 10)
		first, last := max(watch.used[1], watch.used[2], watch.used[3]), max(watch.used[7], watch.used[8], watch.used[9])
		assert.Less(t, last, first+6<<20, "%d rows: %v", rows, watch.used)
		most := uint64(0)
		s, err := sweep.Read(dir)
		require.NoError(t, err)
		read := 0
		require.NoError(t, s.Each(func(*sweep.Row) error {
			read++
			return nil
		}))
		assert.Equal(t, rows, read)
		for _, used := range watch.used {
			most = max(most, used)
		}
		return most
	}
	few, many := peak(5_000), peak(40_000)
	assert.Less(t, many, few+6<<20)
	t.Logf("in use at most: %d kB with 5,000 rows, %d kB with 40,000", few>>10, many>>10)
}

// BenchmarkSweep carries out sweeps of rows that cost next to nothing: what is left is the sweep itself. It reports the memory
// that the system gave to the process at most.
func BenchmarkSweep(b *testing.B) {
	for _, rows := range []int{10_000, 100_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := sweep.Do(context.Background(), filepath.Join(b.TempDir(), "out"), cheap(rows), sweep.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.Sys)/(1<<20), "MB-of-system")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
		})
	}
}
