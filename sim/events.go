package sim

import (
	"errors"

	"entente/agents"
)

// Event is what happens at a tick or on a condition.
type Event struct {
	ID   string
	Name agents.Text
	// Tick fires the event where When is nil; an event before the start fires in tick 0.
	Tick int
	// When fires it in the first tick where it holds, or in every one with Repeat.
	When   *Condition
	Repeat bool
	// Effects happen in this order.
	Effects []Effect
}

// Effect is one consequence of an event. It changes the world through World's methods and columns; after a change of
// Policies it calls PoliciesChanged.
type Effect interface {
	Apply(w *World, event int) error
}

// agenda is what remains to happen.
type agenda struct {
	done []bool
}

func (a *agenda) reset(m *Model) {
	if len(a.done) != len(m.Events) {
		a.done = make([]bool, len(m.Events))
	}
	clear(a.done)
}

// stepEvents lets events happen whose date or condition has come, in the order of the scenario.
func stepEvents(w *World) error {
	var problems error
	for e := range w.Model.Events {
		if w.agenda.done[e] {
			continue
		}
		event := &w.Model.Events[e]
		if event.When == nil {
			if event.Tick > int(w.Tick) {
				continue
			}
		} else if !event.When.Holds(w) {
			continue
		}
		w.agenda.done[e] = event.When == nil || !event.Repeat
		w.happen("event", e, -1, -1)
		for _, effect := range event.Effects {
			if err := effect.Apply(w, e); err != nil {
				problems = errors.Join(problems, err)
			}
		}
	}
	return problems
}
