package landscape_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/landscape"
)

// world is a problem of two sides as a model of the engine, in which nothing counts but the landscape term: each actor begins
// on its side, at temperature 0, and nothing grows, decays, founds or dissolves. Sizes become AI capital, propensities ties. The
// blocs' openness is so far apart that nobody belongs to both; leaders are none, and everybody is admitted.
func world(p *landscape.Problem, sides []int, order sim.Revision) *sim.Model {
	day := func(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
	m := sim.NewModel("landscape", sim.Calendar{Start: day(2025), End: day(2034), Length: sim.Month})
	for k := range m.Terms {
		m.Terms[k].Weight = 0
		if m.Terms[k].Term == (agents.Landscape{}) {
			m.Terms[k].Weight = 1
		}
	}
	for k := range m.AdmissionTerms {
		m.AdmissionTerms[k].Weight = 0
	}
	m.Revision = order
	n := &m.Parameters
	n.Temperature, n.RevisionsPerYear, n.SearchResponse, n.RecruitsPerYear, n.RecruitResponse = 0, 6, 0, 0, 0
	n.Attention, n.Switching, n.OpennessConflict, n.OpennessTolerance, n.HostilityConflict, n.Exclusivity = 0, 0, 8, 1, 0, 0
	n.Depreciation, n.Reinvestment, n.MarketGrowth, n.LearningRate, n.Spillover, n.Leak, n.CostDecline = 0, 0, 0, 0, 0, 0, 0
	n.TalentMobility, n.TalentGrowth, n.MarketAdjustment = 0, 0, 0
	n.OpennessDrift, n.HostilityDecay, n.HostilityGain, n.DissolveMembers, n.Specialisation = 0, 0, 0, 0, 0
	n.MergeOverlap, n.SplitDispersion, n.FoundMass = 2, 1, 2 // never
	m.SpareSlots = 0
	m.States = []agents.State{{ID: "world", Government: -1}}
	m.Blocs = []agents.Bloc{{ID: "first", Active: true, Openness: 0, State: -1}, {ID: "second", Active: true, Openness: 1, State: -1}}
	for i, actor := range p.Actors {
		one := agents.Actor{ID: actor.Name, Kind: agents.Institution, Capital: actor.Size, Blocs: 1 << sides[i]}
		one.Roles[agents.Research] = 1
		m.Actors = append(m.Actors, one)
		for j := range i {
			if propensity := p.Propensity[i][j]; propensity != 0 {
				m.Ties = append(m.Ties, agents.Tie{A: i, B: j, Strength: propensity})
			}
		}
	}
	return m
}

// TestEngineEndsInTheMinimaThatExploringLists runs the engine with only the landscape term on, at temperature 0, with actors
// revising one after another in random order, from every start: all 512 ways to put nine actors on two blocs, which are the 256
// configurations with either name. Source of the case: Axelrod & Bennett 1993, Table 2.
func TestEngineEndsInTheMinimaThatExploringLists(t *testing.T) {
	p := unix()
	l := explore(t, p)
	ends := map[string]int{}
	for start := range 512 {
		sides := make([]int, 9)
		for i := range sides {
			sides[i] = start >> i & 1
		}
		w, err := sim.New(world(p, sides, sim.Asynchronous), uint64(start), 0)
		require.NoError(t, err)
		require.NoError(t, w.Run(t.Context()))
		end := make([]int, 9)
		for i, set := range w.Actors.Memberships {
			require.Equal(t, 1, set.Count(), "%s is in one bloc", p.Actors[i].Name)
			end[i], _ = set.First()
		}
		ends[relabel(end)]++
		stable, _, err := p.Stable(end)
		require.NoError(t, err)
		assert.True(t, stable, "%v ends in %v", sides, end)
	}
	require.Len(t, ends, 2)
	for _, m := range l.Minima {
		assert.Positive(t, ends[relabel(m.Sides)])
	}
	// Actors take turns in random order and not in that of steepest descent, so that the basins need not be 128 and 128.
	t.Logf("from 512 starts: %v", ends)
}

// TestEngineFollowsOtherLandscapes does the same for propensities of both signs.
func TestEngineFollowsOtherLandscapes(t *testing.T) {
	p := crowd(7)
	l := explore(t, p)
	minima := map[string]bool{}
	for _, m := range l.Minima {
		minima[relabel(m.Sides)] = true
	}
	for start := range 128 {
		sides := make([]int, 7)
		for i := range sides {
			sides[i] = start >> i & 1
		}
		w, err := sim.New(world(p, sides, sim.Asynchronous), 1, uint64(start))
		require.NoError(t, err)
		require.NoError(t, w.Run(t.Context()))
		end := make([]int, 7)
		for i, set := range w.Actors.Memberships {
			require.Equal(t, 1, set.Count())
			end[i], _ = set.First()
		}
		assert.True(t, minima[relabel(end)], "%v", end)
	}
}
