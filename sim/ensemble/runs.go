package ensemble

import (
	"context"

	"entente/sim"
)

// Runs says what is run: a model, many times with one seed. Run number First+k has the luck of (Seed, First+k), so that the
// runs of two models with the same numbers share their luck (common random numbers), and more runs extend fewer.
type Runs struct {
	Model *sim.Model
	Seed  uint64
	// First is the number of the first run, Count how many there are.
	First, Count uint64
	// Workers is how many runs go on at a time; as many as there are processors where it is 0. It changes no result.
	Workers int
	// Weights gives each run of a model the weights of its terms, in their order, where it is not nil; else they are the model's.
	// It must be a function of its arguments alone. It is called by several goroutines.
	Weights func(model *sim.Model, run uint64) []float64
	// Progress is called now and then with the number of runs that are over, from several goroutines. It may be nil.
	Progress func(done uint64)
}

// Collector gathers what is wanted from the runs that one worker does. Which worker does which run is left to chance, so what
// a collector keeps must not depend on it: counts and exact sums, or numbers kept by run.
type Collector[C any] interface {
	// Tick looks at the world at the end of every tick; it must not change it.
	sim.Observer
	// Begin is called before the first tick of a run, End after the last.
	Begin(run uint64, w *sim.World)
	End(w *sim.World)
	// Merge takes in what another worker's collector has gathered.
	Merge(other C)
}

// Collect does the runs and gathers them. A collector that is a Sharer sees the ticks that all runs have in common once. start is called once for each worker, with its world. The result is the same for any
// number of workers. Of several runs that fail, the error is that of the lowest number; a panic in a term, phase or observer
// is such a failure. When the context is cancelled, nothing is given back but the error.
func Collect[C Collector[C]](ctx context.Context, runs Runs, start func(w *sim.World) C) (C, error) {
	workers := workersFor(runs.Workers, runs.Count)
	collectors, all := make([]C, workers), make([]*forks, workers)
	failed := spread(ctx, workers, runs.Count, runs.Progress, func(worker int) (func(run uint64) error, error) {
		w, err := sim.New(runs.Model, runs.Seed, runs.First)
		if err != nil {
			return nil, err
		}
		w.Workers = 1 // the runs share the processors
		collector := start(w)
		collectors[worker] = collector
		w.Observe(collector)
		own := newForks(w, collector)
		all[worker] = own
		return func(run uint64) error {
			if err := own.begin(ctx, runs.Seed, runs.First+run); err != nil {
				return err
			}
			runs.reweigh(w, runs.First+run)
			if err := w.Run(ctx); err != nil {
				return err
			}
			collector.End(w)
			return nil
		}, nil
	})
	if failed != nil {
		var none C
		return none, failed.error(runs.First, runs.Model.Name, runs.Seed)
	}
	for _, own := range all {
		own.end()
	}
	for _, other := range collectors[1:] {
		collectors[0].Merge(other)
	}
	return collectors[0], nil
}

// reweigh gives a world the weights of a run. The ticks that runs share have no choices, so that weights have no part in them.
func (r *Runs) reweigh(w *sim.World, run uint64) {
	if r.Weights != nil {
		w.Reweigh(r.Weights(w.Model, run))
	}
}
