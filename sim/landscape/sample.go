package landscape

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"entente/sim/random"
)

// Sampling says how random starts are drawn.
type Sampling struct {
	Exploring
	// Starts is how many random configurations descent begins at, each actor on any side with the same probability; where 0
	// a thousand.
	Starts int
	// Seed is the number that all starts follow from.
	Seed uint64
}

// Limits of a sample.
const (
	// MostStarts is how many starts a sample may have.
	MostStarts = 1_000_000
	// mostTries is how often sides are drawn anew until pairs that are kept apart are.
	mostTries = 1000
)

// Sample goes down from random configurations, for any number of sides, by the steps that Explore takes; of several that go
// down as far, the lowest actor moves, to the lowest side. Partitions that differ only in how sides are numbered are one, unless
// actors are fixed. Each weak minimum stands for itself: plateaus are not put together.
func Sample(ctx context.Context, p *Problem, how Sampling) (*Landscape, error) {
	how.Exploring = how.withDefaults()
	if how.Starts <= 0 {
		how.Starts = 1000
	}
	if how.Starts > MostStarts {
		return nil, fmt.Errorf("sampling a landscape: there are %d starts; the limit is %d", how.Starts, MostStarts)
	}
	r, err := p.prepare()
	if err != nil {
		return nil, fmt.Errorf("sampling a landscape: %w", err)
	}
	arrivals := make([]arrival, how.Starts)
	var next atomic.Int64
	var group sync.WaitGroup
	luck := random.New(how.Seed, 0)
	for range min(how.Workers, how.Starts) {
		group.Go(func() {
			w := newWalk(r)
			for ctx.Err() == nil {
				start := int(next.Add(1)) - 1
				if start >= how.Starts {
					return
				}
				arrivals[start] = w.descend(luck, uint64(start))
			}
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	l := &Landscape{Configurations: how.Starts, Symmetric: r.mutual, Tolerance: r.scale.energy(2 * r.scale.slack)}
	return l, r.gather(l, arrivals, how.Most)
}

// arrival is where one descent ended.
type arrival struct {
	// keys are the configuration, or those of a round, which begins with the least.
	keys []string
	// flat says that a move from there changes nothing, tied that a tie was met on the way.
	flat, tied bool
	err        error
}

// descend draws a start and goes down to its end.
func (w *walk) descend(luck random.Source, start uint64) arrival {
	if err := w.draw(luck, start); err != nil {
		return arrival{err: err}
	}
	var end arrival
	seen, path := map[string]int{}, []string(nil)
	for {
		if !w.r.mutual {
			key := w.key()
			if first, met := seen[key]; met {
				end.keys = fromLeast(path[first:])
				return end
			}
			seen[key] = len(path)
			path = append(path, key)
		}
		next := w.steepest()
		if next.unit < 0 {
			end.keys, end.flat = []string{w.key()}, next.flat
			return end
		}
		end.tied = end.tied || next.tie
		w.take(next)
	}
}

// draw puts each unit on a random side that it may be on.
func (w *walk) draw(luck random.Source, start uint64) error {
	sides := uint64(w.r.sides)
	for try := range uint64(mostTries) {
		fits := true
		for u := range w.r.list {
			w.side[u] = int(luck.Uint64(uint64(u), start, random.PurposeDesign, try) >> 32 * sides >> 32)
			if fixed := w.r.list[u].fixed; fixed >= 0 {
				w.side[u] = fixed
			}
		}
		for u := range w.r.list {
			fits = fits && w.allowed(u, w.side[u])
		}
		if fits {
			w.settle()
			return nil
		}
	}
	return fmt.Errorf("of %d random configurations none keeps apart who is to be", mostTries)
}

// fromLeast turns a round so that it begins with its least configuration.
func fromLeast(round []string) []string {
	least := 0
	for k := range round {
		if round[k] < round[least] {
			least = k
		}
	}
	return append(slices.Clone(round[least:]), round[:least]...)
}

// gather counts where descents ended.
func (r *units) gather(l *Landscape, arrivals []arrival, most int) error {
	counts, order := map[string]int{}, []*arrival(nil)
	for k := range arrivals {
		end := &arrivals[k]
		if end.err != nil {
			return fmt.Errorf("sampling a landscape: %w", end.err)
		}
		if end.tied {
			l.Tied++
		}
		key := strings.Join(end.keys, "\xff")
		if counts[key]++; counts[key] == 1 {
			order = append(order, end)
		}
	}
	type found struct {
		Minimum
		units int64
	}
	var all []found
	for _, end := range order {
		basin := counts[strings.Join(end.keys, "\xff")]
		if basin == 1 {
			l.Unseen += 1 / float64(len(arrivals))
		}
		if len(end.keys) > 1 {
			cycle := Cycle{Basin: basin}
			for _, key := range end.keys {
				cycle.Path = append(cycle.Path, sidesOfKey(key))
			}
			l.Cycles = append(l.Cycles, cycle)
			continue
		}
		sides := sidesOfKey(end.keys[0])
		energy := energyOf(r.products, sides)
		all = append(all, found{Minimum{
			Sides: sides, Energy: r.scale.energy(energy), Strict: !end.flat, Plateau: 1, Basin: basin,
		}, energy})
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.units, b.units), cmp.Compare(b.Basin, a.Basin), slices.Compare(a.Sides, b.Sides))
	})
	l.Found = len(all)
	for _, f := range all[:min(most, len(all))] {
		l.Minima = append(l.Minima, f.Minimum)
	}
	slices.SortStableFunc(l.Cycles, func(a, b Cycle) int { return cmp.Compare(b.Basin, a.Basin) })
	l.FoundCycles = len(l.Cycles)
	l.Cycles = l.Cycles[:min(most, len(l.Cycles))]
	return nil
}

func sidesOfKey(key string) []int {
	sides := make([]int, len(key))
	for i := range sides {
		sides[i] = int(key[i])
	}
	return sides
}
