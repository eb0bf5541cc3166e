package sim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// date is the first of a month.
func date(year int, month time.Month) time.Time {
	return time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
}

// still is a model of 36 months from January 2025 in which nobody does anything of its own accord and nothing grows, moves or
// decays: six equal firms, the first three at home in US, the others in KR, whose government is actor 6. Firms 0 and 1 make
// up bloc 0, the citadel, firms 2 and 3 bloc 1, the commons; bloc 2, the later, is listed and does not exist yet.
func still() *sim.Model {
	model := sim.NewModel("still", sim.Calendar{Start: date(2025, 1), End: date(2027, 12), Length: sim.Month})
	p := &model.Parameters
	p.Temperature, p.RevisionsPerYear, p.SearchResponse, p.RecruitsPerYear, p.RecruitResponse = 0, 0, 0, 0, 0
	p.Depreciation, p.Reinvestment, p.MarketGrowth, p.LearningRate, p.Spillover, p.Leak, p.CostDecline = 0, 0, 0, 0, 0, 0, 0
	p.TalentMobility, p.TalentGrowth, p.MarketAdjustment = 0, 0, 0
	p.OpennessDrift, p.HostilityDecay, p.DissolveMembers, p.Specialisation = 0, 0, 0, 0
	p.MergeOverlap, p.SplitDispersion, p.FoundMass = 2, 1, 2 // never
	model.States = []agents.State{{ID: "US", Government: -1}, {ID: "KR", Government: 6}}
	model.States[1].Name = agents.Text{English: "Korea", Korean: "한국"}
	for i, id := range []string{"lab", "cloud", "chipper", "memory", "carrier", "maker"} {
		actor := agents.Actor{ID: id, Kind: agents.Firm, Home: i / 3, Invest: 10, OpennessDeclared: 0.5}
		actor.Roles[i] = 1
		model.Actors = append(model.Actors, actor)
	}
	government := agents.Actor{ID: "seoul", Kind: agents.Government, Home: 1, OpennessDeclared: 0.5}
	government.Roles[agents.Capital] = 1
	model.Actors = append(model.Actors, government)
	model.Actors[0].Blocs, model.Actors[1].Blocs = 0b001, 0b001
	model.Actors[2].Blocs, model.Actors[3].Blocs = 0b010, 0b010
	model.Blocs = []agents.Bloc{
		{ID: "citadel", Active: true, Leaders: []int{0}, Openness: 0.5, State: -1, Pledges: []agents.Pledge{{Year: 2025, Money: 12}}},
		{ID: "commons", Active: true, Leaders: []int{2}, Openness: 0.5, State: -1, Pledges: []agents.Pledge{{Year: 2025, Money: 30}}},
		{ID: "later", Leaders: []int{4}, Openness: 0.25, State: -1},
	}
	return model
}

// at gives a model one event in a tick.
func at(model *sim.Model, tick int, effects ...sim.Effect) *sim.Model {
	model.Events = append(model.Events, sim.Event{ID: "event", Tick: tick, Effects: effects})
	return model
}

// diary keeps what happened and was decided.
type diary struct {
	ticks      []int32
	decisions  []agents.Decision
	happenings []sim.Happening
}

func (d *diary) Tick(w *sim.World) error { d.ticks = append(d.ticks, w.Tick); return nil }
func (d *diary) Decision(_ *sim.World, decision agents.Decision) {
	d.decisions = append(d.decisions, decision)
}
func (d *diary) Happening(_ *sim.World, happening sim.Happening) {
	d.happenings = append(d.happenings, happening)
}

// kinds lists what happened, leaving out that an event did it.
func (d *diary) kinds() []string {
	var kinds []string
	for _, happening := range d.happenings {
		if happening.Kind != "event" {
			kinds = append(kinds, happening.Kind)
		}
	}
	return kinds
}

// after runs a model for some ticks.
func after(t require.TestingT, ticks int, model *sim.Model) (*sim.World, *diary) {
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	d := &diary{}
	w.Observe(d)
	for range ticks {
		require.NoError(t, w.Step())
	}
	return w, d
}

// members lists a bloc's members.
func members(w *sim.World, bloc int) []int {
	var found []int
	for i, set := range w.Actors.Memberships {
		if set.Has(bloc) {
			found = append(found, i)
		}
	}
	return found
}

func TestNothingHappensInAStillWorld(t *testing.T) {
	before, _ := after(t, 0, still())
	capital := append([]float64(nil), before.Actors.Capital...)
	memberships := append([]agents.Memberships(nil), before.Actors.Memberships...)
	w, d := after(t, 36, still())
	require.Equal(t, memberships, w.Actors.Memberships)
	require.Empty(t, d.decisions)
	require.Empty(t, d.happenings)
	require.Len(t, d.ticks, 36)
	// Without depreciation capital grows by what is invested: 10 a year for three years, and pledges of 2025 on top.
	require.InDelta(t, capital[4]+30, w.Actors.Capital[4], 1e-9)
}
