package ensemble

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// chunk is how many runs a worker takes at a time: few enough to keep all busy to the end, enough to make taking cheap.
const chunk = 8

// failure is a run that did not come to its end, or that the work was stopped before all were done.
type failure struct {
	run     uint64
	err     error
	stopped bool
}

// error tells it: which runs they are, and then what was wrong with one.
func (f *failure) error(first uint64, name string, seed uint64) error {
	if f.stopped {
		return fmt.Errorf("%s with seed %d: %w", name, seed, f.err)
	}
	return fmt.Errorf("run %d of %s with seed %d: %w", first+f.run, name, seed, f.err)
}

// spread does the runs 0 to count-1 on several workers. start is called once for each worker and gives back what does one run.
// Of several runs that fail, the failure is that of the lowest number, whatever the number of workers.
func spread(ctx context.Context, workers int, count uint64, progress func(done uint64), start func(worker int) (func(run uint64) error, error)) *failure {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var next, done, lowest atomic.Uint64
	lowest.Store(count)
	failures := make([]*failure, workers)
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			var one func(run uint64) error
			err := guarded(func(uint64) (err error) {
				one, err = start(worker)
				return err
			}, 0)
			if err != nil {
				failures[worker] = &failure{err: err}
				cancel()
				return
			}
			for {
				// Runs after one that failed are of no use; those before it may fail too, and are still done.
				from := next.Add(chunk) - chunk
				if from >= lowest.Load() || ctx.Err() != nil {
					return
				}
				to := min(from+chunk, count)
				for run := from; run < to; run++ {
					if err := guarded(one, run); err != nil {
						failures[worker] = &failure{run: run, err: err}
						lower(&lowest, run)
						return
					}
				}
				if finished := done.Add(to - from); progress != nil {
					progress(finished)
				}
			}
		})
	}
	wait.Wait()
	var first *failure
	for _, failed := range failures {
		if failed != nil && (first == nil || failed.run < first.run) {
			first = failed
		}
	}
	if first == nil && ctx.Err() != nil {
		first = &failure{stopped: true, err: ctx.Err()}
	}
	if first != nil && ctx.Err() != nil && errors.Is(first.err, ctx.Err()) {
		return &failure{stopped: true, err: fmt.Errorf("stopped after %d of %d runs: %w", done.Load(), count, ctx.Err())}
	}
	return first
}

// guarded turns a panic in a run, of a term, a phase or an observer, into its error.
func guarded(one func(run uint64) error, run uint64) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	return one(run)
}

// lower makes a number the value if it is less.
func lower(value *atomic.Uint64, number uint64) {
	for {
		now := value.Load()
		if number >= now || value.CompareAndSwap(now, number) {
			return
		}
	}
}

// workersFor is how many workers are worth starting.
func workersFor(wanted int, count uint64) int {
	if wanted <= 0 {
		wanted = runtime.GOMAXPROCS(0)
	}
	return int(max(1, min(uint64(wanted), (count+chunk-1)/chunk)))
}
