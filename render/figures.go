package render

import (
	"cmp"
	"slices"

	"entente/agents"
	"entente/sim"
)

// figures are a bloc at one time.
type figures struct {
	exists bool
	// members are actors: leaders first, then the largest AI capital.
	members    []int
	invest     float64 // members' AI investment and what they received, USD bn per year
	capability float64 // members' mean, weighted by AI capital; index
	share      float64 // of the market, members' shares split evenly over their memberships, 0..1
}

// figuresAt works out a bloc from its members' rows at the end of a tick.
func figuresAt(record *sim.Record, bloc, tick int, sets func(actor int) agents.Memberships) figures {
	var f figures
	capital := 0.0
	for i := range record.Actors {
		set := sets(i)
		if !set.Has(bloc) {
			continue
		}
		row := record.Actor(tick, i)
		f.members = append(f.members, i)
		f.invest += row.Invest + row.Received
		f.share += row.Share / float64(set.Count())
		f.capability += row.Capital * row.Capability
		capital += row.Capital
	}
	if capital > 0 {
		f.capability /= capital
	}
	leads := func(actor int) int {
		if slices.Contains(record.Blocs[bloc].Leaders, int32(actor)) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(f.members, func(a, b int) int {
		return cmp.Or(leads(a)-leads(b), cmp.Compare(record.Actor(tick, b).Capital, record.Actor(tick, a).Capital))
	})
	return f
}

// startOf is a bloc before the first tick, valued by the figures at that tick's end. Blocs without members then are not
// there yet.
func startOf(record *sim.Record, bloc int) figures {
	f := figuresAt(record, bloc, 0, func(actor int) agents.Memberships {
		if actor < len(record.Initial) {
			return record.Initial[actor]
		}
		return 0
	})
	f.exists = len(f.members) > 0
	return f
}

// endOf is a bloc after the last tick.
func endOf(record *sim.Record, bloc int) figures {
	last := record.Ticks - 1
	f := figuresAt(record, bloc, last, func(actor int) agents.Memberships { return record.Actor(last, actor).Memberships })
	f.exists = record.Bloc(last, bloc).Active
	return f
}

// capitals is the world's AI capital at the end of each tick, USD bn.
func capitals(record *sim.Record) []float64 {
	totals := make([]float64, record.Ticks)
	for tick := range totals {
		for i := range record.Actors {
			totals[tick] += record.Actor(tick, i).Capital
		}
	}
	return totals
}
