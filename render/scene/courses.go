package scene

import (
	"math"

	"entente/agents"
	"entente/sim"
)

// stay is where an actor is from a tick on, until its next stay.
type stay struct {
	// tick is when it began; beginning is before the first one.
	tick int32
	// place is a bloc of the cast, or outside.
	place int32
	slot  int32
	// company are those who came from the same place in the same tick.
	company int32
	// set are the memberships, as the record counts blocs.
	set agents.Memberships
}

// outside is the place of actors that are in no bloc.
const outside = -1

const beginning = math.MinInt32

// courses are all actors' stays, those of actor i from first[i] to first[i+1].
type courses struct {
	first []int32
	stays []stay
}

// newCourses follows every actor through a record. Who is in several blocs stays in the one it was in first.
func newCourses(record *sim.Record, blocs []int32) courses {
	c := courses{first: make([]int32, 1, len(record.Actors)+1), stays: make([]stay, 0, 2*len(record.Actors))}
	for i := range record.Actors {
		set := record.Actor(0, i).Memberships
		if len(record.Initial) == len(record.Actors) {
			set = record.Initial[i]
		}
		main := chief(record, i, 0, set, outside)
		c.add(beginning, main, set, blocs)
		for tick := range record.Ticks {
			now := record.Actor(tick, i).Memberships
			if now == set {
				continue
			}
			main = chief(record, i, set, now, main)
			set = now
			c.add(int32(tick), main, set, blocs)
		}
		c.first = append(c.first, int32(len(c.stays)))
	}
	return c
}

func (c *courses) add(tick int32, main int, set agents.Memberships, blocs []int32) {
	place := int32(outside)
	if main >= 0 && main < len(blocs) {
		place = blocs[main]
	}
	c.stays = append(c.stays, stay{tick: tick, place: place, set: set})
}

func (c *courses) of(actor int) []stay { return c.stays[c.first[actor]:c.first[actor+1]] }

// chief is the bloc at which an actor is shown: the one it was shown at as long as it belongs there, else one that it leads,
// one that it has belonged to, or one that it has joined.
func chief(record *sim.Record, actor int, before, set agents.Memberships, main int) int {
	if main >= 0 && set.Has(main) {
		return main
	}
	if set == 0 {
		return outside
	}
	for rest := set; rest != 0; {
		var b int
		b, rest = rest.First()
		if b < len(record.Blocs) {
			for _, leader := range record.Blocs[b].Leaders {
				if int(leader) == actor {
					return b
				}
			}
		}
	}
	if kept := set & before; kept != 0 {
		b, _ := kept.First()
		return b
	}
	b, _ := set.First()
	return b
}

// at is the stay of an actor at a time, as an index of its stays.
func at(stays []stay, t float64) int {
	k := len(stays) - 1
	for k > 0 && float64(stays[k].tick) > t {
		k--
	}
	return k
}
