package report

import (
	"slices"

	"entente/agents"
	"entente/sim"
)

// nobody is the place of actors outside every bloc in a flow.
const nobody = -1

// flow is how many actors went from one bloc to another between two columns; one that belongs to several counts in parts.
type flow struct {
	column, from, to int // column it begins in; blocs, or nobody
	amount           float64
	actors           []int
}

// flows is who belonged where at some times, and how it got there.
type flows struct {
	// ticks are the columns: -1 is before the first tick.
	ticks []int
	// blocs are the places in their order, nobody the last.
	blocs []int
	// amounts are actors by column and place.
	amounts [][]float64
	list    []flow
}

// mostColumns is how many times a page shows side by side.
const mostColumns = 7

// columnsOver spreads columns evenly over a run, the start and the last tick among them.
func columnsOver(ticks int) []int {
	steps := min(mostColumns-1, ticks)
	columns := []int{-1}
	for k := 1; k <= steps; k++ {
		columns = append(columns, (ticks-1)*k/steps)
	}
	return slices.Compact(columns)
}

// membersAt are an actor's blocs at a time.
func membersAt(record *sim.Record, tick, actor int) agents.Memberships {
	if tick >= 0 {
		return record.Actor(tick, actor).Memberships
	}
	if actor < len(record.Initial) {
		return record.Initial[actor]
	}
	return 0
}

// flowsOf follows all actors. An actor is a weight of 1, spread evenly over its blocs. What it has in a bloc before and after
// stays there; the rest of what it had goes to the rest of what it gets, in proportion. No other way moves less: it is the
// maximal coupling of the two spreads (Lindvall 1992, Lectures on the Coupling Method, I.5).
func flowsOf(record *sim.Record) flows {
	f := flows{ticks: columnsOver(record.Ticks)}
	for b := range record.Blocs {
		f.blocs = append(f.blocs, b)
	}
	f.blocs = append(f.blocs, nobody)
	places := len(f.blocs)
	for column, tick := range f.ticks {
		amounts := make([]float64, places)
		between := make([]flow, places*places)
		for actor := range record.Actors {
			now := spread(membersAt(record, tick, actor), places)
			for place, part := range now {
				amounts[place] += part
			}
			if column+1 == len(f.ticks) {
				continue
			}
			after := spread(membersAt(record, f.ticks[column+1], actor), places)
			for way, part := range coupled(now, after) {
				if part > 0 {
					between[way].amount += part
					between[way].actors = append(between[way].actors, actor)
				}
			}
		}
		f.amounts = append(f.amounts, amounts)
		for way := range between {
			if between[way].amount > 0 {
				one := between[way]
				one.column, one.from, one.to = column, f.blocs[way/places], f.blocs[way%places]
				f.list = append(f.list, one)
			}
		}
	}
	return f
}

// spread is an actor's weight by place, the last one being outside of every bloc.
func spread(set agents.Memberships, places int) []float64 {
	parts := make([]float64, places)
	blocs := set.List()
	for _, bloc := range blocs {
		if bloc < places-1 {
			parts[bloc] = 1 / float64(len(blocs))
		}
	}
	if len(blocs) == 0 {
		parts[places-1] = 1
	}
	return parts
}

// coupled is how much goes from each place to each, by from*places+to.
func coupled(now, after []float64) []float64 {
	places := len(now)
	ways := make([]float64, places*places)
	gained := 0.0
	for place := range now {
		ways[place*places+place] = min(now[place], after[place])
		gained += after[place] - ways[place*places+place]
	}
	if gained == 0 {
		return ways
	}
	for from := range now {
		lost := now[from] - min(now[from], after[from])
		for to := range after {
			if gain := after[to] - min(now[to], after[to]); lost > 0 && gain > 0 {
				ways[from*places+to] += lost * gain / gained
			}
		}
	}
	return ways
}
