package scene

import (
	"entente/agents"
	"entente/sim"
)

// cast is everybody and every bloc of the runs that are shown, each once by its id, so that two runs with different actors
// or blocs can be shown side by side.
type cast struct {
	actors, blocs, states    []member
	actorAt, blocAt, stateAt map[string]int32
}

// member is an actor, a bloc or a state.
type member struct {
	id   string
	name agents.Text
	kind agents.Kind
	home int32
}

func newCast() *cast {
	return &cast{actorAt: map[string]int32{}, blocAt: map[string]int32{}, stateAt: map[string]int32{}}
}

// take adds whom a record has, and says where the record's actors and blocs are in the cast.
func (c *cast) take(record *sim.Record) (actors, blocs []int32) {
	for _, state := range record.States {
		enter(&c.states, c.stateAt, member{id: state.ID, name: state.Name})
	}
	for _, actor := range record.Actors {
		home := int32(-1)
		if actor.Home >= 0 && actor.Home < len(record.States) {
			home = c.stateAt[record.States[actor.Home].ID]
		}
		actors = append(actors, enter(&c.actors, c.actorAt, member{actor.ID, actor.Name, actor.Kind, home}))
	}
	for _, bloc := range record.Blocs {
		blocs = append(blocs, enter(&c.blocs, c.blocAt, member{id: bloc.ID, name: bloc.Name}))
	}
	return actors, blocs
}

func enter(list *[]member, at map[string]int32, who member) int32 {
	if k, known := at[who.id]; known {
		return k
	}
	at[who.id] = int32(len(*list))
	*list = append(*list, who)
	return at[who.id]
}
