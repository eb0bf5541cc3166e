package scene

import (
	"context"
	"flag"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a run of four ticks by hand: a firm joins an open bloc in tick 1, two others found a closed one in tick 2, one of
// which stays in the first bloc too, and the blocs are hostile in tick 3.
func small() *sim.Record {
	r := &sim.Record{
		Scenario: "small", Title: agents.Text{English: "A small run", Korean: "작은 실행"}, Seed: 7, Ticks: 4, Slots: 2,
		Calendar: sim.Calendar{
			Start: time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), Length: sim.Month,
		},
		States: []sim.StateName{{ID: "KR", Name: agents.Text{English: "Korea", Korean: "한국"}, Government: 3}, {ID: "US", Name: agents.Text{English: "United States", Korean: "미국"}, Government: -1}},
		Actors: []sim.ActorName{
			{ID: "chips", Name: agents.Text{English: "Chips", Korean: "반도체"}, Home: 0},
			{ID: "cloud", Name: agents.Text{English: "Cloud & Sons", Korean: "클라우드"}, Home: 1},
			{ID: "models", Name: agents.Text{English: "Models", Korean: "모델"}, Home: 1},
			{ID: "gov", Name: agents.Text{English: "Korean government", Korean: "한국 정부"}, Kind: agents.Government, Home: 0},
		},
		Blocs: []sim.BlocName{
			{ID: "open", Name: agents.Text{English: "Open Bloc", Korean: "열린 진영"}, Leaders: []int32{2}},
			{ID: "closed", Name: agents.Text{English: "Closed Bloc", Korean: "닫힌 진영"}, Leaders: []int32{1}},
		},
		Ties:    []agents.Tie{{A: 0, B: 1, Strength: 0.6}, {A: 1, B: 2, Strength: -0.5}},
		Events:  []sim.EventName{{ID: "founding", Name: agents.Text{English: "The Closed Bloc is founded", Korean: "닫힌 진영 결성"}}},
		Initial: []agents.Memberships{0, 0, 1, 0},
		Happenings: []sim.Happening{
			{Tick: 2, Kind: "event", Event: 0, Bloc: -1, Other: -1}, {Tick: 2, Kind: "founded", Event: 0, Bloc: 1, Other: -1},
		},
		Decisions: []agents.Decision{{
			Tick: 1, Kind: agents.Move, Actor: 0, Bloc: 0, Rival: -1, Event: -1, From: 0, To: 1, RunnerUp: 0,
			Reasons: []agents.Reason{{Factor: "scale", Chosen: 0.8, Stay: 0.1}, {Factor: agents.FactorSwitching, Chosen: -0.2}},
		}},
	}
	sets := [][]agents.Memberships{{0, 0, 1, 0}, {1, 0, 1, 0}, {1, 2, 3, 0}, {1, 2, 3, 0}}
	for tick, set := range sets {
		for i, memberships := range set {
			r.ActorRows = append(r.ActorRows, sim.ActorRow{Memberships: memberships, Invest: float64(1+3*i) * (1 + 0.1*float64(tick)), Share: 0.25})
		}
		open := sim.BlocRow{Active: true, Members: []int32{1, 2, 2, 2}[tick], Openness: 0.9, Share: 0.2 + 0.1*float64(tick), Foe: -1}
		closed := sim.BlocRow{Foe: -1}
		if tick >= 2 {
			closed = sim.BlocRow{Active: true, Members: 2, Openness: 0.02, Share: 0.3, Foe: -1}
		}
		if tick == 3 {
			open.Hostility, open.Foe, closed.Hostility, closed.Foe = 0.8, 1, 0.8, 0
		}
		r.BlocRows = append(r.BlocRows, open, closed)
	}
	return r
}

// run runs a scenario that comes with Entente.
func run(t testing.TB, name string, seed uint64) *sim.Record {
	t.Helper()
	model, err := scenarios.Model(name)
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, seed, 0)
	require.NoError(t, err)
	return record
}

// synthetic runs so many months of made-up actors.
func synthetic(t testing.TB, actors, blocs, months int) *sim.Record {
	t.Helper()
	model := sim.Synthetic(actors, blocs, 8, 1)
	model.Calendar.End = model.Calendar.Start.AddDate(0, months-1, 0)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	return record
}
