package docs_test

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

// columnsOf are copies of what the equations of the description change.
type columnsOf struct{ invest, capital, capability, talent, share, received, mass, blocMass, knowledge, openness []float64 }

func copied(w *sim.World) columnsOf {
	a, b := &w.Actors, &w.Blocs
	return columnsOf{
		slices.Clone(a.Invest), slices.Clone(a.Capital), slices.Clone(a.Capability), slices.Clone(a.Talent), slices.Clone(a.Share),
		slices.Clone(a.Received), slices.Clone(a.Mass), slices.Clone(b.Mass), slices.Clone(b.Knowledge), slices.Clone(b.Openness),
	}
}

// ecosystem is E of section 7.6.
func ecosystem(w *sim.World, actor int) float64 {
	largest := 0.0
	for b, mass := range w.Blocs.Mass {
		if w.Actors.Memberships[actor].Has(b) {
			largest = max(largest, mass/(mass+w.Model.Parameters.ScaleHalfMass))
		}
	}
	return largest
}

// The equations of sections 7.3 to 7.6 and 7.8, written as the page has them, give what the phases give in the sixth tick of
// article: May 2024, before pledges and cost shocks, with two blocs that have members. In it controls touch China alone.
func TestTheEquationsOfTheDescriptionHold(t *testing.T) {
	resolved, err := scenarios.Load("article")
	require.NoError(t, err)
	model, err := scenarios.Build(&resolved.Document)
	require.NoError(t, err)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	start, scale := copied(w), make([]float64, len(model.Actors))
	for i := range scale {
		scale[i] = ecosystem(w, i)
	}
	for range 5 {
		require.NoError(t, w.Step())
	}
	checks := map[string]func(before columnsOf){
		"invest": func(before columnsOf) { checkInvest(t, w, start, before) },
		"learn":  func(before columnsOf) { checkLearn(t, w, start, before) },
		"talent": func(before columnsOf) { checkTalent(t, w, before) },
		"market": func(before columnsOf) { checkMarket(t, w, start, scale, before) },
		"adapt":  func(before columnsOf) { checkAdapt(t, w, before) },
	}
	for _, phase := range model.Phases {
		if phase.Name == "adapt" {
			w.SetHostility(0, 1, 0.4)
		}
		before := copied(w)
		require.NoError(t, phase.Step(w))
		if check := checks[phase.Name]; check != nil {
			check(before)
		}
	}
}

// month is the length of a tick in years, and ticksRun how many have invested and learned by the end of the sixth.
const (
	month    = 1.0 / 12
	ticksRun = 6
	exact    = 1e-12
)

func checkInvest(t *testing.T, w *sim.World, start, before columnsOf) {
	p := &w.Model.Parameters
	market := math.Pow(1+p.MarketGrowth*month, ticksRun)
	for i, actor := range w.Model.Actors {
		want, support := before.invest[i], w.Policies[actor.Home].FirmSupport
		switch {
		case actor.Kind == agents.Government:
			want, support = w.Policies[actor.Home].AIFunding, 0
		case start.share[i] > 0:
			want += p.Reinvestment * month * (start.invest[i]*market*before.share[i]/start.share[i] - want)
		}
		assert.InDelta(t, want, w.Actors.Invest[i], exact*(1+want), actor.ID)
		assert.InDelta(t, support*want, w.Actors.Received[i], exact*(1+want), actor.ID)
		if w.Model.States[actor.Home].ID != "CN" {
			capital := before.capital[i] + month*(want+support*want-p.Depreciation*before.capital[i])
			assert.InDelta(t, capital, w.Actors.Capital[i], exact*(1+capital), actor.ID)
		}
	}
}

func checkLearn(t *testing.T, w *sim.World, start, before columnsOf) {
	p := &w.Model.Parameters
	cost, open := math.Pow(1-p.CostDecline*month, ticksRun), 0.0
	for j, capability := range before.capability {
		open = max(open, w.Actors.Openness[j]*capability)
	}
	spilled := 0
	for i, actor := range w.Model.Actors {
		inputs := func(capital, talent float64) float64 {
			return math.Pow(capital, p.CapitalElasticity) * math.Pow(talent, p.TalentElasticity)
		}
		own, efficiency := before.capability[i], start.capability[i]/inputs(start.capital[i], start.talent[i])
		want := own + p.LearningRate*month*(efficiency*inputs(before.capital[i]/cost, before.talent[i])-own) + p.Leak*month*max(0, open-own)
		for b, openness := range before.openness {
			if w.Actors.Memberships[i].Has(b) {
				want += p.Spillover * month * openness * max(0, before.knowledge[b]-own)
				spilled++
			}
		}
		assert.InDelta(t, want, w.Actors.Capability[i], exact*(1+want), actor.ID)
	}
	assert.Greater(t, spilled, 20) // The members of the AI Alliance, AI-RAN and China's alliance.
}

func checkTalent(t *testing.T, w *sim.World, before columnsOf) {
	p := &w.Model.Parameters
	states := len(w.Model.States)
	staff, money, pull := make([]float64, states), make([]float64, states), make([]float64, states)
	allStaff, allMoney, mean := 0.0, 0.0, 0.0
	for i, actor := range w.Model.Actors {
		staff[actor.Home] += before.talent[i]
		money[actor.Home] += before.invest[i] + before.received[i]
		allStaff += before.talent[i]
		allMoney += before.invest[i] + before.received[i]
	}
	for h := range states {
		if staff[h] > 0 {
			home, world := money[h]/staff[h], allMoney/allStaff
			pull[h] = (home-world)/(home+world) + p.SupportMagnetic*w.Policies[h].FirmSupport
			mean += pull[h] * staff[h] / allStaff
		}
	}
	for i, actor := range w.Model.Actors {
		growth := p.TalentGrowth + w.Policies[actor.Home].TalentNet/p.TalentPer10k + p.TalentMobility*(pull[actor.Home]-mean)
		want := before.talent[i] * (1 + growth*month)
		assert.InDelta(t, want, w.Actors.Talent[i], exact*(1+want), actor.ID)
	}
}

func checkMarket(t *testing.T, w *sim.World, start columnsOf, scale []float64, before columnsOf) {
	p := &w.Model.Parameters
	demand, all := make([]float64, len(before.share)), 0.0
	for i := range demand {
		if start.share[i] > 0 {
			largest := 0.0
			for b, mass := range before.blocMass {
				if w.Actors.Memberships[i].Has(b) {
					largest = max(largest, mass/(mass+p.ScaleHalfMass))
				}
			}
			demand[i] = start.share[i] * math.Exp(p.CapabilityElasticity*math.Log(before.capability[i]/start.capability[i])+
				p.EcosystemElasticity*(largest-scale[i]))
			all += demand[i]
		}
	}
	for i, actor := range w.Model.Actors {
		want := before.share[i] + p.MarketAdjustment*month*(demand[i]/all-before.share[i])
		assert.InDelta(t, want, w.Actors.Share[i], exact, actor.ID)
	}
}

func checkAdapt(t *testing.T, w *sim.World, before columnsOf) {
	p := &w.Model.Parameters
	assert.InDelta(t, 0.4*(1-p.HostilityDecay*month), w.Row(w.Blocs.Hostility, 0)[1], exact)
	for b, openness := range before.openness {
		mass, sum := 0.0, 0.0
		for i, set := range w.Actors.Memberships {
			if set.Has(b) {
				mass += before.mass[i]
				sum += before.mass[i] * w.Actors.Openness[i]
			}
		}
		if mass > 0 {
			openness += p.OpennessDrift * month * (sum/mass - openness)
		}
		assert.InDelta(t, openness, w.Blocs.Openness[b], exact, w.BlocIDs[b])
	}
}
