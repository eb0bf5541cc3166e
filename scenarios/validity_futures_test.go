package scenarios_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/enttest"
	"entente/scenarios"
	"entente/sim"
)

// futures are many runs of one scenario, as far as the statements ask about them.
type futures struct {
	model *sim.Model
	runs  []future
	// number is that of the first run.
	number uint64
	// before is Korea's strength before the first tick, the same in all runs.
	before float64
}

// future is what one run showed. Ticks are ends of ticks.
type future struct {
	members          [][]agents.Memberships // by tick and actor
	hostility        []float64              // by tick, between the two US alliances
	highestHostility []float64              // by tick, between any two blocs
	strength         []float64              // by tick, Korea's
	rolesAtStart     []float64              // by actor, how concentrated its roles are
	rolesAtEnd       []float64
	alliances        bool              // whether both US alliances exist at the end
	share, capital   float64           // OpenEuroLLM's part of the market and of AI capital at the end
	joins            []step            // by an actor's own choice
	scripted         []step            // memberships that an event or an outcome of the model began
	invitations      []step            // by a bloc's own choice
	decisions        []agents.Decision // moves, and invitations declined
}

// step is one join or invitation.
type step struct{ tick, actor, bloc int }

// study is how futures are run.
type study struct {
	runs int
	// first is the number of the first run: runs of other numbers have other luck.
	first uint64
	// settings are made in every scenario before it is run; nil for none.
	settings func(*scenarios.Document) []scenarios.Setting
	// loaded and built hold scenarios, as they are and with the settings, so that each is read and built once; nil to keep none.
	loaded map[string]*scenarios.Resolved
	built  map[string]*sim.Model
}

// observe runs a scenario with seed 1, as enttest does, and keeps what can be seen of the world at the end of each tick.
func observe(t *testing.T, runs int, scenario string, changes ...func(*sim.Model)) *futures {
	t.Helper()
	return study{runs: runs}.follow(t, false, scenario, changes)
}

// observeDecisions also keeps decisions with their reasons, which takes longer.
func observeDecisions(t *testing.T, runs int, scenario string, changes ...func(*sim.Model)) *futures {
	t.Helper()
	return study{runs: runs}.follow(t, true, scenario, changes)
}

func (s study) follow(t *testing.T, decisions bool, scenario string, changes []func(*sim.Model)) *futures {
	t.Helper()
	var options []enttest.Option
	for _, change := range changes {
		options = append(options, enttest.Change(change))
	}
	f := &futures{model: enttest.RunModel(t, s.model(t, scenario), options...).Model(), runs: make([]future, s.runs), number: s.first}
	first, err := sim.New(f.model, 1, 0)
	require.NoError(t, err)
	f.before = first.Strengths()[first.State("KR")]
	workers := min(runtime.GOMAXPROCS(0), s.runs)
	errs := make([]error, workers)
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() { errs[worker] = f.some(worker, workers, decisions) })
	}
	wait.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
	return f
}

// model is a scenario with the settings made.
func (s study) model(t *testing.T, scenario string) *sim.Model {
	t.Helper()
	if model, found := s.built[scenario]; found {
		return model
	}
	resolved, found := s.loaded[scenario]
	if !found {
		var err error
		resolved, err = scenarios.Load(scenario)
		require.NoError(t, err)
	}
	if s.loaded != nil {
		s.loaded[scenario] = resolved
	}
	if s.settings != nil {
		var err error
		resolved, err = scenarios.Apply(resolved, s.settings(&resolved.Document))
		require.NoError(t, err, scenario)
	}
	model, err := scenarios.Build(&resolved.Document)
	require.NoError(t, err, scenario)
	if s.built != nil {
		s.built[scenario] = model
	}
	return model
}

// some does every workers-th run.
func (f *futures) some(worker, workers int, decisions bool) error {
	w, err := sim.New(f.model, 1, f.number+uint64(worker))
	if err != nil {
		return err
	}
	keeper := &keeper{}
	if decisions {
		w.Observe(witness{keeper})
	} else {
		w.Observe(keeper)
	}
	for run := worker; run < len(f.runs); run += workers {
		w.Reset(1, f.number+uint64(run))
		keeper.future = &f.runs[run]
		if err := w.Run(context.Background()); err != nil {
			return fmt.Errorf("run %d of %s: %w", f.number+uint64(run), f.model.Name, err)
		}
	}
	return nil
}

// keeper is the observer that fills a future.
type keeper struct{ *future }

// Tick keeps the state of the world.
func (k *keeper) Tick(w *sim.World) error {
	k.members = append(k.members, append([]agents.Memberships(nil), w.Actors.Memberships...))
	alliance, ran := w.Bloc("ai_alliance"), w.Bloc("ai_ran")
	k.hostility = append(k.hostility, w.Blocs.Hostility[alliance*w.Slots+ran])
	highest := 0.0
	for _, level := range w.Blocs.Hostility {
		highest = max(highest, level)
	}
	k.highestHostility = append(k.highestHostility, highest)
	k.strength = append(k.strength, w.Strengths()[w.State("KR")])
	// Roles change once a year, in its last tick: at the end of the first they are still those of the start.
	if w.Tick == 0 {
		k.rolesAtStart = specialisations(w)
	}
	if int(w.Tick) == w.Model.Calendar.Ticks()-1 {
		k.rolesAtEnd = specialisations(w)
		k.alliances = w.Blocs.Active[alliance] && w.Blocs.Active[ran]
		europe := w.Bloc("openeurollm")
		k.share, k.capital = w.Blocs.Share[europe], w.Blocs.Mass[europe]
	}
	return nil
}

func specialisations(w *sim.World) []float64 {
	all := make([]float64, len(w.Keys))
	for i := range all {
		all[i] = w.Specialisation(i)
	}
	return all
}

// witness is a keeper that also listens to decisions.
type witness struct{ *keeper }

// Decision keeps the decision, and who joined or was invited by whose choice.
func (k witness) Decision(_ *sim.World, decision agents.Decision) {
	decision.Flips = nil // nobody asks for them, and they are most of what a decision holds
	if decision.Kind == agents.Move || decision.Kind == agents.Declined {
		k.decisions = append(k.decisions, decision)
	}
	at := step{int(decision.Tick), int(decision.Actor), int(decision.Bloc)}
	begun := decision.Bloc >= 0 && decision.To.Has(at.bloc) && !decision.From.Has(at.bloc)
	switch {
	case decision.Kind == agents.Move && begun:
		k.joins = append(k.joins, at)
	case decision.Kind == agents.Scripted && begun:
		k.scripted = append(k.scripted, at)
	case decision.Kind == agents.Invitation:
		k.invitations = append(k.invitations, at)
	}
}

// count is how many steps fall into the ticks from first to last and satisfy the rule.
func count(steps []step, first, last int, rule func(step) bool) int {
	n := 0
	for _, s := range steps {
		if s.tick >= first && s.tick <= last && rule(s) {
			n++
		}
	}
	return n
}

func anyStep(step) bool { return true }

// tick is the tick that holds a date.
func (f *futures) tick(date string) int {
	parsed, err := sim.ParseDate(date)
	if err != nil {
		panic(err) // a date in this file is wrong
	}
	return f.model.Calendar.Tick(parsed)
}

func (f *futures) last() int { return f.model.Calendar.Ticks() - 1 }

// actors are the indices of the actors that satisfy the rule, in order.
func (f *futures) actors(rule func(*agents.Actor) bool) []int {
	var found []int
	for i := range f.model.Actors {
		if rule(&f.model.Actors[i]) {
			found = append(found, i)
		}
	}
	return found
}

// bloc and state are indices by id; a scenario that has lost one stops the test.
func (f *futures) bloc(id string) int {
	for b := range f.model.Blocs {
		if f.model.Blocs[b].ID == id {
			return b
		}
	}
	panic("no bloc " + id)
}

func (f *futures) state(id string) int { return stateOf(f.model, id) }

func stateOf(model *sim.Model, id string) int {
	for h := range model.States {
		if model.States[h].ID == id {
			return h
		}
	}
	panic("no state " + id)
}

// each works a number out for every run.
func (f *futures) each(number func(run *future) float64) []float64 {
	values := make([]float64, len(f.runs))
	for run := range f.runs {
		values[run] = number(&f.runs[run])
	}
	return values
}

// less is the paired difference of two numbers by run.
func less(a, b []float64) []float64 {
	differences := make([]float64, len(a))
	for run := range a {
		differences[run] = a[run] - b[run]
	}
	return differences
}
