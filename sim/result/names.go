package result

import (
	"fmt"
	"time"

	"entente/agents"
	"entente/sim"
)

// names turns the indices of a record into ids and ids back into indices. Its methods keep the first mistake in problem
// and go on, so that a row can be put together in one expression.
type names struct {
	record *sim.Record

	actors, blocs, states, events map[string]int32
	sets                          map[agents.Memberships][]string
	problem                       error
}

// newNames makes the names of a record, or says which of them tables could not tell apart.
func newNames(record *sim.Record) (*names, error) {
	n := &names{record: record, sets: map[agents.Memberships][]string{}}
	n.actors = n.number("actor", len(record.Actors), func(i int) string { return record.Actors[i].ID })
	n.blocs = n.number("bloc", len(record.Blocs), func(i int) string { return record.Blocs[i].ID })
	n.states = n.number("state", len(record.States), func(i int) string { return record.States[i].ID })
	n.events = n.number("event", len(record.Events), func(i int) string { return record.Events[i].ID })
	return n, n.problem
}

func (n *names) number(what string, count int, id func(i int) string) map[string]int32 {
	numbers := make(map[string]int32, count)
	for i := range count {
		name := id(i)
		if err := identifier(name); err != nil {
			n.complain("%s %d: %w", what, i, err)
		}
		if _, taken := numbers[name]; taken {
			n.complain("two %ss have the id %q", what, name)
		}
		numbers[name] = int32(i)
	}
	return numbers
}

func (n *names) complain(format string, arguments ...any) {
	if n.problem == nil {
		n.problem = fmt.Errorf(format, arguments...)
	}
}

// mistake is the first mistake since the last call.
func (n *names) mistake() error {
	problem := n.problem
	n.problem = nil
	return problem
}

// actor, bloc, event and state are ids by index; the empty text for -1.
func (n *names) actor(index int32) string {
	if index >= 0 && int(index) < len(n.record.Actors) {
		return n.record.Actors[index].ID
	}
	return n.none("actor", index)
}

func (n *names) bloc(index int32) string {
	if index >= 0 && int(index) < len(n.record.Blocs) {
		return n.record.Blocs[index].ID
	}
	return n.none("bloc", index)
}

func (n *names) event(index int32) string {
	if index >= 0 && int(index) < len(n.record.Events) {
		return n.record.Events[index].ID
	}
	return n.none("event", index)
}

func (n *names) state(index int) string {
	if index >= 0 && index < len(n.record.States) {
		return n.record.States[index].ID
	}
	n.complain("state %d is not in the record", index)
	return ""
}

func (n *names) none(what string, index int32) string {
	if index != -1 {
		n.complain("%s %d is not in the record", what, index)
	}
	return ""
}

// kind and decisionKind are names, also of numbers that stand for none.
func (n *names) kind(kind agents.Kind) string {
	if kind > agents.Institution {
		n.complain("%d is no kind of actor", kind)
		return ""
	}
	return kind.String()
}

func (n *names) decisionKind(kind agents.DecisionKind) string {
	if kind > agents.Scripted {
		n.complain("%d is no kind of decision", kind)
		return ""
	}
	return kind.String()
}

// set is the ids of a set of blocs, in the order of the record. It is shared: do not change it.
func (n *names) set(set agents.Memberships) []string {
	ids, known := n.sets[set]
	if !known {
		ids = make([]string, 0, set.Count())
		for _, bloc := range set.List() {
			ids = append(ids, n.bloc(int32(bloc)))
		}
		n.sets[set] = ids
	}
	return ids
}

// date is a tick's first day, in days since 1970-01-01.
func (n *names) date(tick int32) int32 {
	return int32(n.record.Calendar.Date(int(tick)).Unix() / int64(24*time.Hour/time.Second))
}

// index is the number of an id in one of the maps; -1 for the empty text.
func (n *names) index(what string, numbers map[string]int32, id string) int32 {
	if id == "" {
		return -1
	}
	index, known := numbers[id]
	if !known {
		n.complain("%s %q is not in the manifest", what, id)
	}
	return index
}

func (n *names) actorIndex(id string) int32 { return n.index("actor", n.actors, id) }
func (n *names) blocIndex(id string) int32  { return n.index("bloc", n.blocs, id) }
func (n *names) eventIndex(id string) int32 { return n.index("event", n.events, id) }

// members is the set of blocs with the ids.
func (n *names) members(ids []string) agents.Memberships {
	var set agents.Memberships
	for _, id := range ids {
		if index := n.blocIndex(id); index >= 0 {
			set = set.With(int(index))
		}
	}
	return set
}

// expect complains where a row is not the one that comes next: tables are in the order of ticks and names.
func (n *names) expect(tick int32, id string, wantTick int, want string) {
	if int(tick) != wantTick || id != want {
		n.complain("a row of tick %d and %q where tick %d and %q come", tick, id, wantTick, want)
	}
}
