package result_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
	"entente/sim/result"
)

var allFormats = []result.Format{result.Parquet, result.CSV, result.JSON}

// start is the first day of the models below.
var start = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// smallModel has five firms of two states, two blocs and a third that is founded later, and one event of each sort that
// leaves a mark in a record.
func smallModel() *sim.Model {
	m := sim.NewModel("small", sim.Calendar{Start: start, End: start.AddDate(1, 0, 0), Length: sim.Month})
	m.Title = agents.Text{English: `Five "firms"`, Korean: "다섯 기업"}
	for h, id := range []string{"here", "there"} {
		policy := agents.Policy{FirmSupport: 0.1, AIFunding: 1, Alignment: []float64{0.5, 0.5}}
		m.States = append(m.States, agents.State{ID: id, Name: agents.Text{English: id}, Government: h - 1, Policy: policy})
	}
	for i := range 5 {
		actor := agents.Actor{
			ID: fmt.Sprintf("firm_%d", i), Name: agents.Text{English: fmt.Sprintf("Firm, %d", i), Korean: "기업"}, Home: i % 2,
			Country: "KR", Invest: float64(i + 1), Revenue: 10, Talent: 1, OpennessDeclared: float64(i) / 5,
		}
		actor.Roles[i] = 1
		m.Actors = append(m.Actors, actor)
	}
	for b := range 3 {
		bloc := agents.Bloc{
			ID: fmt.Sprintf("bloc_%d", b), Active: b < 2, Leaders: []int{b}, Openness: 0.5, State: -1,
			Admission: agents.Admission(b % 2), Pledges: []agents.Pledge{{Year: 2024, Money: 5}},
		}
		for role := range bloc.Wants {
			bloc.Wants[role] = 0.5
		}
		m.Blocs = append(m.Blocs, bloc)
		if b < 2 {
			m.Actors[b].Blocs = m.Actors[b].Blocs.With(b)
		}
	}
	m.Hostility = []sim.Enmity{{A: 0, B: 1, Level: 0.4}}
	m.Events = []sim.Event{
		{ID: "invitation", Tick: 2, Effects: []sim.Effect{sim.InviteToBloc{Bloc: 1, Actors: []int{3, 4}}}},
		{ID: "founding", Tick: 4, Effects: []sim.Effect{sim.FoundBloc{Bloc: 2, Members: []int{4}}}},
		{ID: "merger", Tick: 8, Effects: []sim.Effect{sim.MergeBlocs{From: 2, Into: 0}}},
	}
	return m
}

// smallRecord is a run of the small model.
func smallRecord(t testing.TB) *sim.Record {
	t.Helper()
	record, err := sim.Run(context.Background(), smallModel(), 7, 3)
	require.NoError(t, err)
	require.NotEmpty(t, record.Decisions)
	require.NotEmpty(t, record.Happenings)
	return record
}

// tinyRecord is the beginning of that run, with a few of its decisions: all tables in few bytes.
func tinyRecord(t testing.TB) *sim.Record {
	t.Helper()
	r := smallRecord(t)
	r.Ticks = 2
	r.ActorRows, r.BlocRows = r.ActorRows[:r.Ticks*len(r.Actors)], r.BlocRows[:r.Ticks*r.Slots]
	r.StateRows, r.Decisions = r.StateRows[:r.Ticks*len(r.States)], r.Decisions[:4]
	return r
}

// given is what a caller of Write says.
func given() result.Manifest {
	return result.Manifest{ProgramVersion: "1.2.3", Arguments: []string{"run", "small"}, Document: []byte("name: small\n")}
}

// written writes a record into a new folder.
func written(t testing.TB, record *sim.Record, format result.Format) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	require.NoError(t, result.Write(context.Background(), dir, record, given(), result.Options{Format: format}))
	return dir
}

// contents are a folder's files by name, also those of folders in it.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	}))
	return files
}

// records draws small records that no model would give, with every sort of value that tables can hold.
func records() *rapid.Generator[*sim.Record] {
	return rapid.Custom(func(t *rapid.T) *sim.Record {
		texts := rapid.StringMatching(`[a-z가-힣 ,"'\\<&=+-]{1,8}`)
		ids := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z가-힣 ,"\\]{1,4}`), 8, 8, rapid.ID[string]).Draw(t, "ids")
		number := rapid.Float64().Filter(func(x float64) bool { return x-x == 0 })
		name := func(label string) agents.Text {
			return agents.Text{English: texts.Draw(t, label), Korean: rapid.SampledFrom([]string{"", "이름"}).Draw(t, label)}
		}
		numbers := func() [7]float64 {
			return [7]float64(rapid.SliceOfN(number, 7, 7).Draw(t, "numbers"))
		}
		upTo := func(limit int, label string) int { return rapid.IntRange(0, limit).Draw(t, label) }
		r := &sim.Record{
			Scenario: texts.Draw(t, "scenario"), Title: name("title"), Hash: "00ff", Seed: rapid.Uint64().Draw(t, "seed"),
			Run: rapid.Uint64().Draw(t, "run"), Ticks: upTo(4, "ticks"),
			Calendar: sim.Calendar{Start: start, End: start.AddDate(5, 0, 0), Length: sim.TickLength(upTo(3, "length"))},
		}
		actors, blocs, states, events := upTo(4, "actors"), upTo(4, "blocs"), 1+upTo(3, "states"), upTo(3, "events")
		r.Slots = blocs + upTo(3, "spare")
		set := func(label string) agents.Memberships {
			return agents.Memberships(rapid.Uint64Range(0, 1<<blocs-1).Draw(t, label))
		}
		or := func(count int, label string) int32 { return int32(rapid.IntRange(-1, count-1).Draw(t, label)) }
		for i := range actors {
			kind := agents.Kind(upTo(2, "kind"))
			r.Actors = append(r.Actors, sim.ActorName{ID: ids[i], Name: name("actor"), Kind: kind, Home: upTo(states-1, "home"), Country: "KR"})
			r.Initial = append(r.Initial, set("initial"))
		}
		for i := range max(actors-1, 0) {
			r.Ties = append(r.Ties, agents.Tie{A: i, B: i + 1, Strength: rapid.Float64Range(-1, 1).Draw(t, "tie")})
		}
		for b := range blocs {
			bloc := sim.BlocName{ID: ids[b], Name: name("bloc")}
			for i := range actors {
				bloc.Leaders = append(bloc.Leaders, int32(i))
			}
			r.Blocs = append(r.Blocs, bloc)
		}
		for h := range states {
			r.States = append(r.States, sim.StateName{ID: ids[h], Name: name("state"), Government: int(or(actors, "government"))})
		}
		for e := range events {
			r.Events = append(r.Events, sim.EventName{ID: ids[e], Name: name("event")})
		}
		for range r.Ticks {
			for range actors {
				x := numbers()
				r.ActorRows = append(r.ActorRows, sim.ActorRow{
					Memberships: set("members"), Invited: set("invited"), Capital: x[0], Invest: x[1], Received: x[2],
					Capability: x[3], Talent: x[4], Share: x[5], Openness: x[6],
				})
			}
			for b := range r.Slots {
				row := sim.BlocRow{Foe: -1}
				if b < blocs {
					x := numbers()
					row = sim.BlocRow{
						Active: rapid.Bool().Draw(t, "active"), Members: rapid.Int32().Draw(t, "count"), Openness: x[0], Mass: x[1],
						Share: x[2], Knowledge: x[3], PledgeRate: x[4], Threat: x[5], Hostility: x[6], Foe: or(blocs, "foe"),
					}
				}
				r.BlocRows = append(r.BlocRows, row)
			}
			for range states {
				x := numbers()
				r.StateRows = append(r.StateRows, sim.StateRow{
					Position:  sim.Position{Rank: rapid.Int32().Draw(t, "rank"), Strength: x[0], Share: x[1], Capital: x[2], Dependence: x[3]},
					AIFunding: x[4], FirmSupport: x[5], Talent: x[6],
				})
			}
		}
		for range upTo(3, "decisions") {
			decision := agents.Decision{
				Tick: int32(upTo(100, "tick")), Kind: agents.DecisionKind(upTo(4, "decision")), Actor: or(actors, "actor"),
				Bloc: or(blocs, "bloc"), Rival: or(actors, "rival"), Event: or(events, "event"),
				From: set("from"), To: set("to"), RunnerUp: set("runner-up"),
			}
			for range upTo(2, "reasons") {
				x := numbers()
				decision.Reasons = append(decision.Reasons, agents.Reason{Factor: texts.Draw(t, "factor"), Chosen: x[0], Stay: x[1], RunnerUp: x[2]})
			}
			for range upTo(2, "flips") {
				x := numbers()
				decision.Flips = append(decision.Flips, agents.Flip{
					Factor: texts.Draw(t, "factor"), Bloc: or(blocs, "bloc"), To: x[3], Distance: x[4], Instead: set("instead"),
					Input: agents.Input{Label: name("label"), Unit: texts.Draw(t, "unit"), Value: x[0], Low: x[1], High: x[2]},
				})
			}
			r.Decisions = append(r.Decisions, decision)
		}
		for range upTo(3, "happenings") {
			r.Happenings = append(r.Happenings, sim.Happening{
				Tick: int32(upTo(100, "tick")), Kind: texts.Draw(t, "kind"), Event: or(events, "event"), Bloc: or(blocs, "bloc"), Other: or(blocs, "other"),
			})
		}
		return r
	})
}
