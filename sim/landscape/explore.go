package landscape

import (
	"cmp"
	"context"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Exploring says how a landscape is looked at.
type Exploring struct {
	// Workers is how many processors are used, where 0 all of them. No result depends on it.
	Workers int
	// Most is how many minima and cycles are listed, where 0 a thousand. All are counted.
	Most int
}

func (e Exploring) withDefaults() Exploring {
	if e.Workers <= 0 {
		e.Workers = runtime.GOMAXPROCS(0)
	}
	if e.Most <= 0 {
		e.Most = 1000
	}
	return e
}

// Explore looks at every configuration of a problem of two sides with at most MostExact units: 2^(units-1) of them, because
// the two sides have no names unless actors are fixed.
//
// Steepest descent moves, from a configuration, the unit whose move lowers Σ s_i F_i over its members most, which is half of
// what it lowers the energy by where propensities are mutual; of several, that with the lowest actor.
func Explore(ctx context.Context, p *Problem, how Exploring) (*Landscape, error) {
	how = how.withDefaults()
	r, err := p.prepare()
	if err != nil {
		return nil, fmt.Errorf("exploring a landscape: %w", err)
	}
	if p.Sides != 2 {
		return nil, fmt.Errorf("exploring a landscape: every configuration can be looked at only of 2 sides, not %d: draw a sample", p.Sides)
	}
	if len(r.list) > MostExact {
		return nil, fmt.Errorf("exploring a landscape: %d actors move by themselves; the limit is %d: draw a sample", len(r.list), MostExact)
	}
	steps, err := r.steps(ctx, how.Workers)
	if err != nil {
		return nil, err
	}
	ends := follow(steps, len(r.list))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := &Landscape{
		Exact: true, Configurations: len(steps), Symmetric: r.mutual, Tied: ends.tied, Tolerance: r.scale.energy(2 * r.scale.slack),
	}
	r.minima(l, steps, ends, how.Most)
	r.cycles(l, ends, how.Most)
	if !l.Symmetric && len(r.list) <= mostComponents {
		l.Components = r.components(len(steps))
	}
	return l, ctx.Err()
}

// steps says of every configuration how descent goes on.
func (r *units) steps(ctx context.Context, workers int) ([]byte, error) {
	steps := make([]byte, 1<<(len(r.list)-1))
	size := min(chunk, len(steps))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(steps)/size) {
		group.Go(func() {
			g := newGray(r)
			for ctx.Err() == nil {
				from := int(next.Add(int64(size))) - size
				if from >= len(steps) {
					return
				}
				g.fill(uint32(from), steps[from:from+size])
			}
		})
	}
	group.Wait()
	return steps, ctx.Err()
}

// sidesOf is a configuration as sides of actors.
func (r *units) sidesOf(configuration uint32) []int {
	base := max(r.list[0].fixed, 0)
	return r.configuration(func(u int) int {
		if u == 0 {
			return base
		}
		return base ^ int(configuration>>(u-1)&1)
	})
}

// energy is that of a configuration, in whole units.
func (r *units) energy(configuration uint32) int64 {
	return energyOf(r.products, r.sidesOf(configuration))
}

// minima lists the configurations that nobody leaves.
func (r *units) minima(l *Landscape, steps []byte, ends *ends, most int) {
	type found struct {
		plateau
		energy int64
		basin  int
	}
	var all []found
	for _, p := range r.plateaus(steps, ends, l.Symmetric) {
		f := found{plateau: p, energy: r.energy(p.first)}
		for _, end := range p.ends {
			f.basin += ends.basins[end]
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.energy, b.energy), cmp.Compare(b.basin, a.basin),
			cmp.Compare(bits.Reverse32(a.first), bits.Reverse32(b.first)))
	})
	l.Found = len(all)
	for _, f := range all[:min(most, len(all))] {
		l.Minima = append(l.Minima, Minimum{
			Sides: r.sidesOf(f.first), Energy: r.scale.energy(f.energy), Strict: steps[f.first]&flatBit == 0,
			Plateau: len(f.ends), Exits: f.exits, Basin: f.basin,
		})
	}
}

// cycles lists the rounds in which descent ends.
func (r *units) cycles(l *Landscape, ends *ends, most int) {
	for k, configurations := range ends.at {
		if len(configurations) == 1 {
			continue
		}
		cycle := Cycle{Basin: ends.basins[k]}
		for _, configuration := range configurations {
			cycle.Path = append(cycle.Path, r.sidesOf(configuration))
		}
		l.Cycles = append(l.Cycles, cycle)
	}
	slices.SortStableFunc(l.Cycles, func(a, b Cycle) int { return cmp.Compare(b.Basin, a.Basin) })
	l.FoundCycles = len(l.Cycles)
	l.Cycles = l.Cycles[:min(most, len(l.Cycles))]
}
