package result_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/result"
)

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	for _, format := range allFormats {
		first := contents(t, written(t, smallRecord(t), format))
		second := contents(t, written(t, smallRecord(t), format))
		assert.Equal(t, first, second, format.String())
	}
}

// plainRecord is a record that follows from nothing but its definition, so that its files' hashes hold on every machine
// and only change with the format itself.
func plainRecord() *sim.Record {
	r := &sim.Record{
		Scenario: "plain", Title: agents.Text{English: "Plain", Korean: "단순"}, Seed: 1<<63 + 5, Ticks: 300, Slots: 4,
		Calendar: sim.Calendar{Start: start, End: start.AddDate(24, 11, 0), Length: sim.Month},
		States:   []sim.StateName{{ID: "s0", Government: -1}, {ID: "s1", Government: 2}},
	}
	next := uint64(1)
	// The generator is that of Knuth's MMIX; sixteenths of whole numbers are exact everywhere.
	draw := func(limit uint64) uint64 {
		next = next*6364136223846793005 + 1442695040888963407
		return next >> 33 % limit
	}
	number := func() float64 { return float64(draw(1<<20)) / 16 }
	set := func() agents.Memberships { return agents.Memberships(draw(8)) }
	for i := range 20 {
		r.Actors = append(r.Actors, sim.ActorName{ID: "a" + strconv.Itoa(i), Kind: agents.Kind(i % 3), Home: i % 2, Country: "KR"})
		r.Initial = append(r.Initial, set())
	}
	for b := range 3 {
		r.Blocs = append(r.Blocs, sim.BlocName{ID: "b" + strconv.Itoa(b), Leaders: []int32{int32(b)}})
		r.Events = append(r.Events, sim.EventName{ID: "e" + strconv.Itoa(b)})
	}
	for tick := range r.Ticks {
		for range r.Actors {
			r.ActorRows = append(r.ActorRows, sim.ActorRow{
				Memberships: set(), Invited: set(), Capital: number(), Invest: number(), Received: number(), Capability: number(),
				Talent: number(), Share: number(), Openness: number(),
			})
		}
		for b := range r.Blocs {
			r.BlocRows = append(r.BlocRows, sim.BlocRow{
				Active: b < 2, Members: int32(b), Openness: number(), Mass: number(), Share: number(), Knowledge: number(),
				PledgeRate: number(), Threat: number(), Hostility: number(), Foe: int32(b) - 1,
			})
		}
		r.BlocRows = append(r.BlocRows, sim.BlocRow{Foe: -1})
		for h := range r.States {
			r.StateRows = append(r.StateRows, sim.StateRow{
				Position:  sim.Position{Rank: int32(h), Strength: number(), Share: number(), Capital: number(), Dependence: number()},
				AIFunding: number(), FirmSupport: number(), Talent: number(),
			})
		}
		r.Decisions = append(r.Decisions, agents.Decision{
			Tick: int32(tick), Kind: agents.DecisionKind(tick % 5), Actor: int32(draw(20)), Bloc: int32(draw(4)) - 1, Rival: -1, Event: int32(draw(4)) - 1,
			From: set(), To: set(), RunnerUp: set(),
			Reasons: []agents.Reason{{Factor: "scale", Chosen: number(), Stay: number(), RunnerUp: number()}, {Factor: "luck", Chosen: number()}},
			Flips: []agents.Flip{{
				Factor: "ties", Bloc: 1, To: number(), Distance: number(), Instead: set(),
				Input: agents.Input{Label: agents.Text{English: "a tie", Korean: "유대"}, Unit: "tie", Value: number(), High: 1},
			}},
		})
		r.Happenings = append(r.Happenings, sim.Happening{Tick: int32(tick), Kind: "event", Event: int32(tick % 3), Bloc: -1, Other: -1})
	}
	return r
}

// TestFilesAreTheSameOnEveryMachine compares with hashes that were written on amd64; run with GOARCH=386, or on any other
// machine, it must find the same.
func TestFilesAreTheSameOnEveryMachine(t *testing.T) {
	hashes := map[string]map[string]string{}
	for _, format := range allFormats {
		hashes[format.String()] = map[string]string{}
		for name, file := range contents(t, written(t, plainRecord(), format)) {
			digest := sha256.Sum256([]byte(file))
			hashes[format.String()][name] = hex.EncodeToString(digest[:])
		}
	}
	current, err := json.MarshalIndent(hashes, "", "  ")
	require.NoError(t, err)
	path := filepath.Join("testdata", "hashes.json")
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, append(current, '\n'), 0o644))
	}
	golden, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.JSONEq(t, string(golden), string(current), "if the format was meant to change, raise its version and run with -update")
}

func TestNamesOfFormats(t *testing.T) {
	for _, format := range allFormats {
		found, known := result.FormatByName(format.String())
		assert.True(t, known)
		assert.Equal(t, format, found)
	}
	_, known := result.FormatByName("xlsx")
	assert.False(t, known)
}
