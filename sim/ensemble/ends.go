package ensemble

import (
	"cmp"
	"slices"

	"entente/agents"
	"entente/sim"
)

// ends counts how the actors that two models have in common ended, run by run. Blocs are told apart by id: those that either
// model lists, and one more for all that arose.
type ends struct {
	actors, blocs []string
	// at are the actors' indices, column the blocs' places, in each of the two models.
	at     [2][]int
	column [2][]int

	differs []uint32    // by actor
	members [2][]uint32 // by actor and bloc, in each model
}

func newEnds(base, other *sim.Model) ends {
	var e ends
	for i := range base.Actors {
		j := slices.IndexFunc(other.Actors, func(actor agents.Actor) bool { return actor.ID == base.Actors[i].ID })
		if j >= 0 {
			e.actors = append(e.actors, base.Actors[i].ID)
			e.at[0], e.at[1] = append(e.at[0], i), append(e.at[1], j)
		}
	}
	for k, model := range []*sim.Model{base, other} {
		for b := range model.Blocs {
			place := slices.Index(e.blocs, model.Blocs[b].ID)
			if place < 0 {
				place = len(e.blocs)
				e.blocs = append(e.blocs, model.Blocs[b].ID)
			}
			e.column[k] = append(e.column[k], place)
		}
	}
	e.blocs = append(e.blocs, Arisen)
	e.differs = make([]uint32, len(e.actors))
	for k := range e.members {
		e.members[k] = make([]uint32, len(e.actors)*len(e.blocs))
	}
	return e
}

// add counts the ends of one run of both.
func (e *ends) add(base, other *sim.World) {
	for i := range e.actors {
		before := e.shared(0, base.Actors.Memberships[e.at[0][i]])
		after := e.shared(1, other.Actors.Memberships[e.at[1][i]])
		if before != after {
			e.differs[i]++
		}
		for k, set := range [2]agents.Memberships{before, after} {
			for set != 0 {
				var bloc int
				bloc, set = set.First()
				e.members[k][i*len(e.blocs)+bloc]++
			}
		}
	}
}

// shared is a set of one model's blocs by their places.
func (e *ends) shared(model int, set agents.Memberships) agents.Memberships {
	var places agents.Memberships
	for set != 0 {
		place, bloc := len(e.blocs)-1, 0
		if bloc, set = set.First(); bloc < len(e.column[model]) {
			place = e.column[model][bloc]
		}
		places = places.With(place)
	}
	return places
}

func (e *ends) merge(other *ends) {
	addCounts(e.differs, other.differs)
	for k := range e.members {
		addCounts(e.members[k], other.members[k])
	}
}

func (e *ends) movers(runs uint64) []Mover {
	var movers []Mover
	for i, actor := range e.actors {
		if e.differs[i] == 0 {
			continue
		}
		mover := Mover{Actor: actor, Differs: Wilson(uint64(e.differs[i]), runs)}
		for b, bloc := range e.blocs {
			before, after := e.members[0][i*len(e.blocs)+b], e.members[1][i*len(e.blocs)+b]
			if before != after {
				mover.Shifts = append(mover.Shifts, Shift{bloc, Wilson(uint64(before), runs), Wilson(uint64(after), runs)})
			}
		}
		movers = append(movers, mover)
	}
	slices.SortStableFunc(movers, func(a, b Mover) int { return cmp.Compare(b.Differs.Value, a.Differs.Value) })
	return movers
}
