package ensemble

import (
	"context"

	"entente/sim"
)

// Sharer is a collector that need not see the ticks that all runs of a model have in common (sim.Model.SharedTicks) in each
// run: it sees them in the first run that its worker does, and is told of the others. What it gathers must be the same.
type Sharer interface {
	// Shared is called in the first run when the shared ticks are over.
	Shared()
	// Fork is called in place of Begin for a run that sets out after the shared ticks.
	Fork(run uint64, w *sim.World)
	// Repeat is called after the last run: the first ticks that were seen came so many times more.
	Repeat(ticks int, times uint64)
}

// forks does one worker's runs: the first wholly, the others from where their shared ticks end.
type forks struct {
	world     *sim.World
	collector beginner
	sharer    Sharer // the collector, nil where every run is done wholly
	shared    int
	trunk     sim.Trunk
	kept      bool
	times     uint64
}

// beginner is a collector as far as forks know it.
type beginner interface {
	Begin(run uint64, w *sim.World)
}

func newForks(w *sim.World, collector beginner) *forks {
	f := &forks{world: w, collector: collector, shared: w.Model.SharedTicks()}
	if f.shared > 0 {
		f.sharer, _ = collector.(Sharer)
	}
	return f
}

// begin puts the world to where a run's own ticks begin, and tells the collector.
func (f *forks) begin(ctx context.Context, seed, run uint64) error {
	if f.kept {
		f.world.Fork(&f.trunk, seed, run)
		f.sharer.Fork(run, f.world)
		f.times++
		return nil
	}
	f.world.Reset(seed, run)
	f.collector.Begin(run, f.world)
	if f.sharer == nil {
		return nil
	}
	if err := f.world.RunTo(ctx, f.shared); err != nil {
		return err
	}
	f.trunk.Keep(f.world)
	f.sharer.Shared()
	f.kept = true
	return nil
}

// end tells the collector how many runs have not gone through the shared ticks.
func (f *forks) end() {
	if f != nil && f.times > 0 {
		f.sharer.Repeat(f.shared, f.times)
	}
}

// Shared has nothing to keep: what was counted in the shared ticks is multiplied at the end.
func (s *Summary) Shared() {}

// Fork begins a run after its shared ticks.
func (s *Summary) Fork(run uint64, w *sim.World) {
	s.Begin(run, w)
	for i := range s.stays {
		s.stays[i].since = int(w.Tick)
	}
}

// Repeat counts the first ticks that many times more: they have been seen in one run.
func (s *Summary) Repeat(ticks int, times uint64) {
	blocs, states := len(s.Blocs), len(s.States)
	for _, table := range [...][]uint32{s.members, s.free} {
		for from := 0; from < len(table); from += s.ticks {
			repeatCounts(table[from:from+ticks], times)
		}
	}
	repeatCounts(s.active[:ticks*blocs], times)
	for k := range s.shares[:ticks*blocs] {
		s.shares[k].repeat(times)
	}
	for k := range s.positions[:ticks*states] {
		standing := &s.positions[k]
		repeatCounts(standing.Ranks, times)
		for _, distribution := range []*Distribution{&standing.Strength, &standing.Share, &standing.Capital, &standing.Dependence} {
			distribution.repeat(times)
		}
	}
}

func repeatCounts(counts []uint32, times uint64) {
	for k := range counts {
		counts[k] += counts[k] * uint32(times)
	}
}

// repeat adds every number that many times more.
func (d *Distribution) repeat(times uint64) {
	d.Count += d.Count * times
	d.sum += d.sum * int64(times)
	d.squares += d.squares * int64(times)
	d.least += d.least * uint32(times)
	for _, bins := range d.bins {
		if bins != nil {
			repeatCounts(bins[:], times)
		}
	}
}

// Shared keeps what the outcomes have answered so far.
func (a *asking) Shared() {
	a.shared = a.shared[:0]
	for k := range a.answers.ByRun {
		a.shared = append(a.shared, a.answers.ByRun[k][a.run])
	}
}

// Fork begins a run with the answers of the shared ticks.
func (a *asking) Fork(run uint64, w *sim.World) {
	a.Begin(run, w)
	for k, answer := range a.shared {
		a.answers.ByRun[k][a.run] = answer
	}
}

// Repeat has nothing to do: each run has had its answers.
func (a *asking) Repeat(int, uint64) {}

// Shared tells both.
func (g *gathering) Shared() {
	g.summary.Shared()
	g.asking.Shared()
}

// Fork tells both.
func (g *gathering) Fork(run uint64, w *sim.World) {
	g.summary.Fork(run, w)
	g.asking.Fork(run, w)
}

// Repeat tells both.
func (g *gathering) Repeat(ticks int, times uint64) {
	g.summary.Repeat(ticks, times)
	g.asking.Repeat(ticks, times)
}
