package sim_test

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

// inspector is an observer that checks what must hold at the end of every tick, whatever the model.
type inspector struct{ t require.TestingT }

func (i inspector) Tick(w *sim.World) error {
	i.numbers("actors", reflect.ValueOf(w.Actors))
	i.numbers("blocs", reflect.ValueOf(w.Blocs))
	i.numbers("states", reflect.ValueOf(w.States))
	i.actors(w)
	i.blocs(w)
	i.states(w)
	return nil
}

// numbers checks that every number of a table is one.
func (i inspector) numbers(table string, columns reflect.Value) {
	for k := range columns.NumField() {
		if !columns.Type().Field(k).IsExported() {
			continue
		}
		column, ok := columns.Field(k).Interface().([]float64)
		if !ok {
			continue
		}
		for at, number := range column {
			if math.IsNaN(number) || math.IsInf(number, 0) {
				require.Fail(i.t, fmt.Sprintf("%s.%s[%d] is %v", table, columns.Type().Field(k).Name, at, number))
			}
		}
	}
}

func (i inspector) actors(w *sim.World) {
	shares, masses := 0.0, 0.0
	for actor, share := range w.Actors.Share {
		shares += share
		masses += w.Actors.Mass[actor]
		i.within(share, 0, 1, "share of actor", actor)
		i.within(w.Actors.Mass[actor], 0, 1, "mass of actor", actor)
		i.within(w.Actors.Openness[actor], 0, 1, "openness of actor", actor)
		require.GreaterOrEqual(i.t, min(w.Actors.Capital[actor], w.Actors.Capability[actor], w.Actors.Talent[actor], w.Actors.Invest[actor]), 0.0)
		if w.Actors.Kind[actor] != agents.Firm {
			require.Zero(i.t, share, "actor %d sells nothing", actor)
		}
		roles := 0.0
		for _, part := range w.RolesOf(actor) {
			roles += part.Weight
		}
		if len(w.RolesOf(actor)) > 0 {
			require.InDelta(i.t, 1, roles, 1e-9, "roles of actor %d", actor)
		}
		require.Zero(i.t, w.Actors.Invited[actor]&w.Actors.Memberships[actor], "actor %d is invited to what it belongs to", actor)
		for _, bloc := range (w.Actors.Memberships[actor] | w.Actors.Invited[actor]).List() {
			require.True(i.t, w.Blocs.Active[bloc], "actor %d, bloc %d", actor, bloc)
		}
	}
	require.InDelta(i.t, 1, shares, 1e-9, "shares of firms")
	require.InDelta(i.t, 1, masses, 1e-9, "masses")
}

func (i inspector) blocs(w *sim.World) {
	total := 0.0
	for b := range w.Slots {
		mass, count := 0.0, int32(0)
		for actor, set := range w.Actors.Memberships {
			if set.Has(b) {
				mass += w.Actors.Mass[actor]
				count++
			}
		}
		require.Equal(i.t, count, w.Blocs.Members[b], "members of bloc %d", b)
		require.InDelta(i.t, mass, w.Blocs.Mass[b], 1e-9, "mass of bloc %d", b)
		i.within(w.Blocs.Openness[b], 0, 1, "openness of bloc", b)
		i.within(w.Blocs.Threat[b], 0, 1, "threat of bloc", b)
		total += w.Blocs.Share[b]
		for other := range w.Slots {
			level := w.Row(w.Blocs.Hostility, b)[other]
			i.within(level, 0, 1, "hostility of bloc", b)
			require.Equal(i.t, level, w.Row(w.Blocs.Hostility, other)[b], "hostility of %d and %d", b, other)
		}
		if !w.Blocs.Active[b] {
			require.Zero(i.t, w.Blocs.Members[b])
			require.Zero(i.t, w.Blocs.PledgeRate[b])
		}
	}
	// Each firm's share is split evenly over its memberships, so that together blocs hold no more than all of the market.
	i.within(total, 0, 1, "shares of blocs together", w.Slots)
}

func (i inspector) states(w *sim.World) {
	strength, ranks := 0.0, map[int32]bool{}
	for state, position := range w.Positions() {
		strength += position.Strength
		ranks[position.Rank] = true
		i.within(position.Dependence, 0, 1, "dependence of state", state)
	}
	require.InDelta(i.t, 1, strength, 1e-9, "strengths of states")
	for rank := range len(w.Model.States) {
		require.True(i.t, ranks[int32(rank+1)], "rank %d is somebody's", rank+1)
	}
}

func (i inspector) within(number, low, high float64, what string, index int) {
	if number < low-1e-9 || number > high+1e-9 {
		require.Fail(i.t, fmt.Sprintf("%s %d is %v: it must lie in %v to %v", what, index, number, low, high))
	}
}

func TestWhatHoldsInEveryTick(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model := eventful(rapid.IntRange(8, 80).Draw(t, "actors"), rapid.IntRange(1, 10).Draw(t, "blocs"),
			rapid.IntRange(1, 6).Draw(t, "states"), rapid.Uint64().Draw(t, "model"))
		model.Calendar.Length = sim.TickLength(rapid.IntRange(0, 3).Draw(t, "length"))
		if model.Calendar.Length == sim.Week {
			model.Calendar.End = date(2025, 6)
		}
		if rapid.Bool().Draw(t, "together") {
			model.Revision = sim.Synchronous
		}
		w, err := sim.New(model, rapid.Uint64().Draw(t, "seed"), 0)
		require.NoError(t, err)
		w.Observe(inspector{t})
		require.NoError(t, w.Run(t.Context()))
	})
}
