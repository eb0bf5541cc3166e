package sim

import (
	"context"

	"entente/agents"
)

// Record is all that a run showed: every actor, bloc and state at the end of every tick, every decision with its
// reasons, and every event. Tables are tick by tick: row tick*len(Actors)+actor, and so on.
type Record struct {
	// Scenario, Hash, Seed and Run say how to run it again.
	Scenario  string
	Title     agents.Text
	Hash      string
	Seed, Run uint64
	Calendar  Calendar
	Ticks     int

	// Actors, Blocs and States are the names, in the order of the tables. Blocs has every slot in use at the end.
	Actors []ActorName
	Blocs  []BlocName
	States []StateName
	Events []EventName
	// Ties are the documented relations between actors, by index, that the run began with. Who wrote records before ties were kept
	// has none. Like names, they are not part of the record's hash: a scenario's hash covers them.
	Ties []agents.Tie

	ActorRows []ActorRow // by tick and actor
	BlocRows  []BlocRow  // by tick and slot of Slots
	StateRows []StateRow // by tick and state
	Slots     int
	// Enmities are the hostilities, 0 to 1, by tick and pair of slots, as Record.Hostility reads them; empty for a record read back
	// from tables, which hold each bloc's highest alone. They are not part of the record's hash.
	Enmities []float64

	// Initial are the memberships before the first tick.
	Initial    []agents.Memberships
	Decisions  []agents.Decision
	Happenings []Happening
}

// ActorName identifies an actor.
type ActorName struct {
	ID      string
	Name    agents.Text
	Kind    agents.Kind
	Home    int
	Country string
}

// BlocName identifies a bloc.
type BlocName struct {
	ID   string
	Name agents.Text
	// Leaders are actors by index.
	Leaders []int32
}

// StateName identifies a state.
type StateName struct {
	ID         string
	Name       agents.Text
	Government int
}

// EventName identifies an event of the scenario.
type EventName struct {
	ID   string
	Name agents.Text
}

// ActorRow is an actor at the end of a tick. Units as in agents.ActorColumns.
type ActorRow struct {
	Memberships agents.Memberships
	Invited     agents.Memberships
	Capital     float64
	Invest      float64
	Received    float64
	Capability  float64
	Talent      float64
	Share       float64
	Openness    float64
}

// BlocRow is a bloc at the end of a tick. Units as in agents.BlocColumns.
type BlocRow struct {
	Active     bool
	Members    int32
	Openness   float64
	Mass       float64
	Share      float64
	Knowledge  float64
	PledgeRate float64
	Threat     float64
	// Hostility is the highest with any other bloc, and Foe that bloc, -1 where there is none.
	Hostility float64
	Foe       int32
}

// StateRow is a state at the end of a tick.
type StateRow struct {
	Position
	AIFunding   float64 // USD bn per year
	FirmSupport float64 // fraction
	Talent      float64 // thousands
}

// Recorder is an observer that keeps a Record.
type Recorder struct {
	record *Record
}

// usualDecisions is how many decisions a tick of a small world usually has; more are no mistake, only copied once.
const usualDecisions = 8

// NewRecorder makes a recorder for a world; give it to World.Observe before the first tick.
func NewRecorder(w *World) *Recorder {
	m := w.Model
	ticks := m.Calendar.Ticks()
	seed, run := w.Random.Key()
	r := &Record{
		Scenario: m.Name, Title: m.Title, Hash: m.Hash, Seed: seed, Run: run, Calendar: m.Calendar, Slots: w.Slots,
		ActorRows: make([]ActorRow, 0, ticks*len(m.Actors)),
		BlocRows:  make([]BlocRow, 0, ticks*w.Slots),
		StateRows: make([]StateRow, 0, ticks*len(m.States)),
		Initial:   append([]agents.Memberships(nil), w.Actors.Memberships...),
		Actors:    make([]ActorName, 0, len(m.Actors)),
		Decisions: make([]agents.Decision, 0, usualDecisions*ticks),
		Ties:      append([]agents.Tie(nil), m.Ties...),
		Enmities:  make([]float64, 0, ticks*pairs(w.Slots)),
	}
	for i := range m.Actors {
		actor := &m.Actors[i]
		r.Actors = append(r.Actors, ActorName{actor.ID, actor.Name, actor.Kind, actor.Home, actor.Country})
	}
	for h := range m.States {
		r.States = append(r.States, StateName{m.States[h].ID, m.States[h].Name, m.States[h].Government})
	}
	for e := range m.Events {
		r.Events = append(r.Events, EventName{m.Events[e].ID, m.Events[e].Name})
	}
	return &Recorder{r}
}

// Record is what has been recorded so far.
func (r *Recorder) Record() *Record { return r.record }

// Tick keeps a row of everything.
func (r *Recorder) Tick(w *World) error {
	record, columns, blocs := r.record, &w.Actors, &w.Blocs
	for i := range w.Keys {
		record.ActorRows = append(record.ActorRows, ActorRow{
			Memberships: columns.Memberships[i], Invited: columns.Invited[i], Capital: columns.Capital[i], Invest: columns.Invest[i],
			Received: columns.Received[i], Capability: columns.Capability[i], Talent: columns.Talent[i],
			Share: columns.Share[i], Openness: columns.Openness[i],
		})
	}
	for b := range w.Slots {
		row := BlocRow{
			Active: blocs.Active[b], Members: blocs.Members[b], Openness: blocs.Openness[b], Mass: blocs.Mass[b],
			Share: blocs.Share[b], Knowledge: blocs.Knowledge[b], PledgeRate: blocs.PledgeRate[b], Threat: blocs.Threat[b], Foe: -1,
		}
		for other := range w.Slots {
			level := blocs.Hostility[b*w.Slots+other]
			if !blocs.Active[b] || !blocs.Active[other] {
				level = 0
			}
			if level > row.Hostility {
				row.Hostility, row.Foe = level, int32(other)
			}
			if other < b {
				record.Enmities = append(record.Enmities, level)
			}
		}
		record.BlocRows = append(record.BlocRows, row)
	}
	r.states(w)
	record.Ticks++
	r.names(w)
	return nil
}

func (r *Recorder) states(w *World) {
	before := len(r.record.StateRows)
	for h, position := range w.Positions() {
		r.record.StateRows = append(r.record.StateRows, StateRow{
			Position: position, AIFunding: w.Policies[h].AIFunding, FirmSupport: w.Policies[h].FirmSupport,
		})
	}
	rows := r.record.StateRows[before:]
	for i, home := range w.Actors.Home {
		rows[home].Talent += w.Actors.Talent[i]
	}
}

// names keeps up with blocs that have come into being.
func (r *Recorder) names(w *World) {
	for len(r.record.Blocs) < w.Slots && w.BlocIDs[len(r.record.Blocs)] != "" {
		b := len(r.record.Blocs)
		leaders := append([]int32(nil), w.Blocs.Leaders[b]...)
		r.record.Blocs = append(r.record.Blocs, BlocName{w.BlocIDs[b], w.BlocNames[b], leaders})
	}
}

// Decision keeps the decision.
func (r *Recorder) Decision(_ *World, decision agents.Decision) {
	r.record.Decisions = append(r.record.Decisions, decision)
}

// Happening keeps the happening.
func (r *Recorder) Happening(_ *World, happening Happening) {
	r.record.Happenings = append(r.record.Happenings, happening)
}

// Actor is an actor's row at the end of a tick.
func (r *Record) Actor(tick, actor int) *ActorRow { return &r.ActorRows[tick*len(r.Actors)+actor] }

// Bloc is a bloc's row at the end of a tick.
func (r *Record) Bloc(tick, bloc int) *BlocRow { return &r.BlocRows[tick*r.Slots+bloc] }

// State is a state's row at the end of a tick.
func (r *Record) State(tick, state int) *StateRow { return &r.StateRows[tick*len(r.States)+state] }

// Run runs a model once and records everything. On an error, the record holds the ticks before it.
func Run(ctx context.Context, model *Model, seed, run uint64) (*Record, error) {
	w, err := New(model, seed, run)
	if err != nil {
		return nil, err
	}
	recorder := NewRecorder(w)
	w.Observe(recorder)
	return recorder.Record(), w.Run(ctx)
}
