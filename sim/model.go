package sim

import (
	"errors"
	"fmt"
	"math"

	"entente/agents"
)

// Model is a scenario ready to run: facts, parameters, terms, events and phases. It is never changed by a run, so many
// worlds may share one. Build it with NewModel, then add terms, phases or events before the first run.
type Model struct {
	// Name and Hash identify the scenario; Hash is empty for a model built in Go.
	Name  string
	Title agents.Text
	Hash  string

	Calendar   Calendar
	Parameters Parameters
	Revision   Revision
	// Limits are to how many blocs an actor may belong by its own choice; events are not bound by them. The zero value sets none.
	Limits agents.Limits
	// ChoicesFrom is the first tick in which anybody chooses; 0 or less is the start. Before it only events move actors, invite
	// them, and found, merge, split or dissolve blocs, while capital, knowledge, talent, market and policies change as ever.
	ChoicesFrom int

	States []agents.State
	Actors []agents.Actor
	Blocs  []agents.Bloc
	Ties   []agents.Tie
	// Hostility lists pairs of blocs that start out hostile.
	Hostility []Enmity
	Events    []Event

	// Terms and AdmissionTerms are the registries; append to add a term.
	Terms          []agents.Registered
	AdmissionTerms []agents.RegisteredAdmission
	// Phases run in this order in every tick; insert to add one.
	Phases []Phase
	// SpareSlots is how many blocs may come into being beyond those listed.
	SpareSlots int
}

// Enmity is hostility between two blocs by index, 0 to 1.
type Enmity struct {
	A, B  int
	Level float64
}

// Revision says who revises its memberships in a tick, and in what order. In the first two, whose turn it is follows from
// Parameters.RevisionsPerYear, unmet aspirations and invitations; in the last two exactly one actor revises a tick, whatever
// these are.
type Revision uint8

// The revision orders.
const (
	Asynchronous Revision = iota // one after another in random order, each seeing those before it
	Synchronous                  // all on the same view, applied in the order of actors
	OneAtRandom                  // one a tick, anybody with the same probability, whoever it was before (Blume 1993)
	OneInTurn                    // one a tick, in the order of actors, again and again
)

// NewModel is an empty model with the default parameters, terms and phases.
func NewModel(name string, calendar Calendar) *Model {
	return &Model{
		Name: name, Calendar: calendar, Parameters: DefaultParameters(),
		Terms: agents.Terms(), AdmissionTerms: agents.AdmissionTerms(),
		Phases: Phases(), SpareSlots: 4,
	}
}

// Slots is the number of bloc slots a world of the model has.
func (m *Model) Slots() int { return min(agents.MaxBlocs, len(m.Blocs)+m.SpareSlots) }

// Check says what would make a run meaningless: references out of range and numbers that are no numbers.
// Scenario files are checked in far more detail when they are read.
func (m *Model) Check() error {
	var problems []error
	complain := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if len(m.Blocs) > agents.MaxBlocs {
		complain("%d blocs: a world holds at most %d", len(m.Blocs), agents.MaxBlocs)
	}
	if len(m.States) == 0 {
		complain("no states: every actor needs a home")
	}
	if m.Limits.Least < 0 || m.Limits.Most < 0 || m.Limits.Most > 0 && m.Limits.Most < m.Limits.Least {
		complain("limits: an actor belongs to at least %d and at most %d blocs", m.Limits.Least, m.Limits.Most)
	}
	if m.Revision > OneInTurn {
		complain("revision %d: there is no such order", m.Revision)
	}
	if m.Calendar.Ticks() < 1 {
		complain("the calendar ends before it starts")
	}
	for i := range m.Actors {
		actor := &m.Actors[i]
		if actor.Home < 0 || actor.Home >= len(m.States) {
			complain("actor %s: home %d is not a state", actor.ID, actor.Home)
		}
		if actor.Blocs>>uint(len(m.Blocs)) != 0 {
			complain("actor %s: member of a bloc that is not listed", actor.ID)
		}
		for _, number := range []float64{actor.Invest, actor.Capital, actor.Capability, actor.Talent, actor.Revenue, actor.OpennessDeclared} {
			if math.IsNaN(number) || math.IsInf(number, 0) || number < 0 {
				complain("actor %s: %v is not a size", actor.ID, number)
			}
		}
	}
	for _, bloc := range m.Blocs {
		for _, leader := range bloc.Leaders {
			if leader < 0 || leader >= len(m.Actors) {
				complain("bloc %s: leader %d is not an actor", bloc.ID, leader)
			}
		}
	}
	for k, tie := range m.Ties {
		if min(tie.A, tie.B) < 0 || max(tie.A, tie.B) >= len(m.Actors) || tie.A == tie.B || math.IsNaN(tie.Strength) || math.IsInf(tie.Strength, 0) {
			complain("tie %d: between actors %d and %d, of strength %v", k, tie.A, tie.B, tie.Strength)
		}
	}
	for _, state := range m.States {
		if state.Government >= len(m.Actors) {
			complain("state %s: government %d is not an actor", state.ID, state.Government)
		}
		if n := len(state.Policy.Alignment); n != 0 && n != len(m.States) {
			complain("state %s: %d alignments for %d states", state.ID, n, len(m.States))
		}
	}
	if len(problems) > 0 {
		return fmt.Errorf("model %s: %w", m.Name, errors.Join(problems...))
	}
	return nil
}

// Names are what conditions and measures over the model may name.
func (m *Model) Names() Names {
	var names Names
	for i := range m.Actors {
		names.Actors = append(names.Actors, m.Actors[i].ID)
	}
	for b := range m.Blocs {
		names.Blocs = append(names.Blocs, m.Blocs[b].ID)
	}
	for h := range m.States {
		names.States = append(names.States, m.States[h].ID)
	}
	return names
}

// Unchoosing is the model in which nobody ever chooses: its start and its events alone say who is where.
func (m *Model) Unchoosing() *Model {
	still := *m
	still.ChoicesFrom = m.Calendar.Ticks()
	return &still
}
