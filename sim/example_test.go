package sim_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/agents"
	"entente/sim"
	"entente/sim/random"
)

// newModel is a small world built in Go: a closed bloc led by a laboratory, an open one led by a foundation, and a newcomer
// from the laboratory's home who leans to openness. Only two terms count, and every choice is a best response.
func newModel() *sim.Model {
	model := sim.NewModel("newcomer", sim.Calendar{
		Start: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month,
	})
	model.Parameters.Temperature = 0
	model.Terms = []agents.Registered{{Term: agents.Scale{}, Weight: 1}, {Term: agents.OpennessFit{}, Weight: 1}}
	model.AdmissionTerms = nil
	model.States = []agents.State{{ID: "US", Government: -1}, {ID: "FR", Government: -1}}
	model.Actors = []agents.Actor{
		{ID: "lab", Home: 0, Invest: 40, OpennessDeclared: 0, Blocs: agents.Memberships(0).With(0)},
		{ID: "cloud", Home: 0, Invest: 40, OpennessDeclared: 0.1, Blocs: agents.Memberships(0).With(0)},
		{ID: "foundation", Kind: agents.Institution, Home: 1, Invest: 20, OpennessDeclared: 1, Blocs: agents.Memberships(0).With(1)},
		{ID: "school", Kind: agents.Institution, Home: 1, Invest: 20, OpennessDeclared: 0.9, Blocs: agents.Memberships(0).With(1)},
		{ID: "newcomer", Home: 0, Invest: 10, OpennessDeclared: 0.8},
	}
	for i, role := range []agents.Role{agents.Models, agents.Cloud, agents.Research, agents.Research, agents.Services} {
		model.Actors[i].Roles[role] = 1
	}
	model.Blocs = []agents.Bloc{
		{ID: "citadel", Active: true, Leaders: []int{0}, Openness: 0, Exclusivity: 1, State: -1},
		{ID: "commons", Active: true, Leaders: []int{2}, Openness: 1, State: -1},
	}
	return model
}

// blocsOf names the blocs that an actor belongs to in a tick of a record.
func blocsOf(record *sim.Record, tick, actor int) string {
	var names []string
	for _, bloc := range record.Actor(tick, actor).Memberships.List() {
		names = append(names, record.Blocs[bloc].ID)
	}
	return strings.Join(names, " and ")
}

// A run is a value: a model, a seed and a run number give a record.
func ExampleRun() {
	record, err := sim.Run(context.Background(), newModel(), 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	last := record.Ticks - 1
	for i, actor := range record.Actors {
		fmt.Printf("%s: %s\n", actor.ID, blocsOf(record, last, i))
	}
	fmt.Println(record.Ticks, "months, hash of", len(record.SHA256()), "hexadecimal digits")
	// Output:
	// lab: citadel
	// cloud: citadel
	// foundation: commons
	// school: commons
	// newcomer: commons
	// 24 months, hash of 64 hexadecimal digits
}

// Compatriots is a reason to belong to a bloc: the part of its leaders who come from one's own home.
type Compatriots struct{}

// About names the term; scenario files would set its weight by this name.
func (Compatriots) About() agents.TermInfo {
	return agents.TermInfo{
		Name: "compatriots", Label: agents.Text{English: "leaders from its own home"},
		Formula: "leaders from the actor's home / leaders", Source: "made up for this example",
	}
}

// Fill writes 0 (none) to 1 (all) for each bloc.
func (Compatriots) Fill(s *agents.Situation, actor int, out []float64) {
	for bloc := range out {
		out[bloc] = 0
		for _, leader := range s.Blocs.Leaders[bloc] {
			if s.Actors.Home[leader] == s.Actors.Home[actor] {
				out[bloc] += 1 / float64(len(s.Blocs.Leaders[bloc]))
			}
		}
	}
}

// A term of one's own is appended to the model's registry; it enters utility with its weight like any other.
func ExampleModel_term() {
	model := newModel()
	model.Terms = append(model.Terms, agents.Registered{Term: Compatriots{}, Weight: 4})
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("newcomer:", blocsOf(record, record.Ticks-1, 4))
	// Output:
	// newcomer: citadel
}

// Outages is a phase: each month every actor loses a tenth of its capital with a probability of 2 %. Its luck is drawn from
// the world's random numbers, for a purpose of its own, so that nobody else's luck changes.
func Outages(w *sim.World) error {
	for actor, key := range w.Keys {
		if w.Random.Float64(key, uint64(w.Tick), random.PurposeUser, 0) < 0.02 {
			w.Actors.Capital[actor] *= 0.9
		}
	}
	return nil
}

// A phase of one's own is inserted into the model's list, here after investing.
func ExamplePhase() {
	model := newModel()
	invest := slices.IndexFunc(model.Phases, func(phase sim.Phase) bool { return phase.Name == "invest" })
	model.Phases = slices.Insert(model.Phases, invest+1, sim.Phase{Name: "outages", Step: Outages})
	var names []string
	for _, phase := range model.Phases {
		names = append(names, phase.Name)
	}
	fmt.Println(strings.Join(names, " "))

	with, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	without, err := sim.Run(context.Background(), newModel(), 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, actor := range with.Actors {
		if with.Actor(with.Ticks-1, i).Capital < without.Actor(with.Ticks-1, i).Capital {
			fmt.Println(actor.ID, "has lost capital")
		}
	}
	// Output:
	// events policy invest outages learn talent market choose adapt record
	// cloud has lost capital
	// foundation has lost capital
	// school has lost capital
	// newcomer has lost capital
}

// Census is an observer: it counts the members of a bloc at the end of each tick.
type Census struct {
	Bloc   int
	Counts []int32
}

// Tick counts.
func (c *Census) Tick(w *sim.World) error {
	c.Counts = append(c.Counts, w.Blocs.Members[c.Bloc])
	return nil
}

// An observer of one's own is given to a world before its first tick.
func ExampleObserver() {
	w, err := sim.New(newModel(), 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	census := &Census{Bloc: w.Bloc("commons")}
	w.Observe(census)
	if err := w.Run(context.Background()); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("at first", census.Counts[0], "members, in the end", census.Counts[len(census.Counts)-1])
	// Output:
	// at first 2 members, in the end 3
}

// Gossip is an observer that is told of every decision, with its reasons.
type Gossip struct{}

// Tick does nothing.
func (Gossip) Tick(*sim.World) error { return nil }

// Decision prints who moved, and what each factor had to say for it rather than for staying.
func (Gossip) Decision(w *sim.World, decision agents.Decision) {
	if decision.Kind != agents.Move {
		return
	}
	fmt.Printf("%s joins %s\n", w.Model.Actors[decision.Actor].ID, w.BlocIDs[decision.Bloc])
	for _, reason := range decision.Reasons {
		fmt.Printf("  %s %+.2f\n", reason.Factor, reason.Chosen-reason.Stay)
	}
}

// Reasons are worked out only where an observer listens for them.
func ExampleDecisionObserver() {
	w, err := sim.New(newModel(), 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	w.Observe(Gossip{})
	if err := w.Run(context.Background()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// newcomer joins commons
	//   scale +0.75
	//   openness_fit -0.14
	//   attention -0.40
	//   switching -0.20
}

// One world serves many runs: after the first it allocates nothing.
func ExampleWorld_Reset() {
	model := newModel()
	model.Parameters.Temperature = 0.5
	w, err := sim.New(model, 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	commons, newcomer := w.Bloc("commons"), w.Actor("newcomer")
	run, runs, joined := uint64(0), 0, 0
	allocations := testing.AllocsPerRun(200, func() {
		w.Reset(1, run)
		if w.Run(context.Background()) == nil {
			runs++
		}
		if w.Actors.Memberships[newcomer].Has(commons) {
			joined++
		}
		run++
	})
	fmt.Println(runs, "runs,", allocations, "allocations in each")
	fmt.Printf("in %d %% of them the newcomer is in the commons at the end\n", 100*joined/runs)
	// Output:
	// 201 runs, 0 allocations in each
	// in 36 % of them the newcomer is in the commons at the end
}
