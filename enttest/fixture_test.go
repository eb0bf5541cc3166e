package enttest_test

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"entente/agents"
	"entente/sim"
)

var update = flag.Bool("update", false, "write golden files afresh")

// fakeT records what a test would have said. Its FailNow returns, as that of testify's mocks does.
type fakeT struct {
	messages []string
	stopped  bool
}

func (t *fakeT) Errorf(format string, args ...any) {
	t.messages = append(t.messages, fmt.Sprintf(format, args...))
}
func (t *fakeT) FailNow() { t.stopped = true }
func (t *fakeT) Helper()  {}

// said is all messages.
func (t *fakeT) said() string { return strings.Join(t.messages, "\n") }

// quiet is a model of ten months, January to October 2025, in which nobody does anything of its own accord: a lab that leads
// the citadel, an outsider, and a second bloc, the commons.
func quiet() *sim.Model {
	day := func(month time.Month) time.Time { return time.Date(2025, month, 1, 0, 0, 0, 0, time.UTC) }
	model := sim.NewModel("quiet", sim.Calendar{Start: day(1), End: day(10), Length: sim.Month})
	p := &model.Parameters
	p.RevisionsPerYear, p.SearchResponse, p.RecruitsPerYear, p.RecruitResponse, p.DissolveMembers = 0, 0, 0, 0, 0
	p.Temperature, p.OpennessDrift = 0, 0
	model.States = []agents.State{{ID: "US", Government: -1}, {ID: "KR", Government: -1}}
	firm := func(id string, home int, role agents.Role, openness float64, blocs agents.Memberships) agents.Actor {
		actor := agents.Actor{ID: id, Kind: agents.Firm, Home: home, Invest: 10, OpennessDeclared: openness, Blocs: blocs}
		actor.Roles[role] = 1
		return actor
	}
	model.Actors = []agents.Actor{
		firm("lab", 0, agents.Models, 0, 1),
		firm("outsider", 1, agents.Memory, 0.5, 0),
	}
	model.Blocs = []agents.Bloc{
		{ID: "citadel", Active: true, Leaders: []int{0}, State: -1},
		{ID: "commons", Active: true, Openness: 1, State: -1},
	}
	return model
}

// inRuns is a phase that does something in one tick of those runs which the rule names.
func inRuns(tick int32, do func(w *sim.World, run uint64)) sim.Phase {
	return sim.Phase{Name: "script", Step: func(w *sim.World) error {
		if _, run := w.Random.Key(); w.Tick == tick {
			do(w, run)
		}
		return nil
	}}
}

// before puts a phase in front of all others.
func before(model *sim.Model, phase sim.Phase) *sim.Model {
	model.Phases = append([]sim.Phase{phase}, model.Phases...)
	return model
}

// joinsInEveryFourth is quiet, but that the outsider is in the citadel from April on in runs 0, 4, 8, … and leaves in June.
func joinsInEveryFourth() *sim.Model {
	model := before(quiet(), inRuns(3, func(w *sim.World, run uint64) {
		if run%4 == 0 {
			w.Join(1, 0, -1)
		}
	}))
	return before(model, inRuns(5, func(w *sim.World, _ uint64) { w.Leave(1, 0, -1) }))
}
