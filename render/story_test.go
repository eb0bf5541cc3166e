package render

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
	"entente/sim"
)

// quiet is a record in which nothing is decided: so many actors, blocs and ticks, with every actor in bloc 0 if there is
// one. Its one state is France.
func quiet(actors, blocs, ticks int) *sim.Record {
	r := &sim.Record{
		Scenario: "quiet", Seed: 3, Ticks: ticks, Slots: blocs + 1, Blocs: nil,
		Calendar: sim.Calendar{Start: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2024, time.Month(ticks), 1, 0, 0, 0, 0, time.UTC), Length: sim.Month},
		States:   []sim.StateName{{ID: "FR", Name: agents.Text{English: "France", Korean: "프랑스"}, Government: -1}},
	}
	for b := range blocs {
		r.Blocs = append(r.Blocs, sim.BlocName{ID: fmt.Sprintf("b%d", b), Name: agents.Text{English: fmt.Sprintf("Bloc %d", b)}})
	}
	for i := range actors {
		r.Actors = append(r.Actors, sim.ActorName{ID: fmt.Sprintf("a%d", i), Name: agents.Text{
			English: fmt.Sprintf("Company with quite a long name, number %d", i),
			Korean:  fmt.Sprintf("아주아주 긴 이름을 가진 주식회사 대한민국인공지능기술연구조합 제%d호", i),
		}})
	}
	member := agents.Memberships(0)
	if blocs > 0 {
		member = 1
	}
	for tick := range ticks {
		for i := range actors {
			if tick == 0 {
				r.Initial = append(r.Initial, member)
			}
			r.ActorRows = append(r.ActorRows, sim.ActorRow{Memberships: member, Capital: float64(i + 1), Invest: 1, Capability: 0.5, Share: 1 / float64(actors)})
		}
		for b := range r.Slots {
			row := sim.BlocRow{Active: b < blocs}
			if b == 0 && blocs > 0 {
				row.Members, row.Share = int32(actors), 1
			}
			r.BlocRows = append(r.BlocRows, row)
		}
		r.StateRows = append(r.StateRows, sim.StateRow{Position: sim.Position{Rank: 1, Strength: 1, Share: 1}})
	}
	return r
}

// move is a decision of an actor to join a bloc, better than staying by a gain that one reason gives.
func move(tick, actor, bloc int, gain float64) agents.Decision {
	return agents.Decision{
		Tick: int32(tick), Kind: agents.Move, Actor: int32(actor), Bloc: int32(bloc), Rival: -1, Event: -1,
		To: agents.Memberships(0).With(bloc), Reasons: []agents.Reason{{Factor: "scale", Chosen: gain}},
	}
}

func TestStoryAtTheEdges(t *testing.T) {
	for name, record := range map[string]*sim.Record{
		"no_moves": quiet(3, 2, 12), "no_blocs": quiet(3, 0, 12), "one_tick": quiet(3, 1, 1), "long_names": quiet(60, 1, 6),
		"no_actors": quiet(0, 1, 2),
	} {
		t.Run(name, func(t *testing.T) {
			everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
				if name == "long_names" {
					record.Decisions = nil
					for i := range 8 {
						record.Decisions = append(record.Decisions, move(i%6, i, 0, 1))
					}
				}
				var out bytes.Buffer
				require.NoError(t, Story(&out, record, StoryOptions{Language: language, Width: width}))
				golden(t, "edge_"+name+suffix, width, out.String())
			})
		})
	}
}

func TestStoryTellsOfTheStateAskedFor(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, Story(&out, quiet(2, 1, 2), StoryOptions{}))
	assert.Contains(t, out.String(), "France: rank 1 -> 1 of 1", "without KR, the strongest state")
	record := smallWorld(t)
	out.Reset()
	require.NoError(t, Story(&out, record, StoryOptions{}))
	assert.Contains(t, out.String(), "South Korea: rank")
	out.Reset()
	require.NoError(t, Story(&out, record, StoryOptions{State: "CN"}))
	assert.Contains(t, out.String(), "China: rank")
	assert.EqualError(t, Story(&out, record, StoryOptions{State: "kr"}), `telling the story: no state "kr" in this record: did you mean "KR"?`)
}

func TestStoryOfARunThatNeverTicked(t *testing.T) {
	err := Story(&bytes.Buffer{}, quiet(3, 1, 0), StoryOptions{})
	assert.EqualError(t, err, "telling the story: the run stopped before the end of its first tick")
}

func TestColourAddsNothingButColour(t *testing.T) {
	record := smallWorld(t)
	var plain, coloured bytes.Buffer
	require.NoError(t, Story(&plain, record, StoryOptions{}))
	require.NoError(t, Story(&coloured, record, StoryOptions{Colour: true}))
	assert.Contains(t, coloured.String(), "\x1b[38;2;230;159;0mS\x1b[0m", "the scenario's first bloc is orange")
	text := coloured.String()
	for at := strings.Index(text, "\x1b["); at >= 0; at = strings.Index(text, "\x1b[") {
		text = text[:at] + text[at+strings.IndexByte(text[at:], 'm')+1:]
	}
	assert.Equal(t, plain.String(), text)
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestStoryTellsOfAFailingWriter(t *testing.T) {
	assert.ErrorContains(t, Story(brokenPipe{}, quiet(1, 1, 1), StoryOptions{}), "writing the story: broken pipe")
	assert.ErrorContains(t, Explain(brokenPipe{}, quiet(1, 1, 1), ExplainOptions{Actor: "a0"}), "writing the explanation: broken pipe")
}

func TestTellingMoves(t *testing.T) {
	record := quiet(9, 2, 6)
	lucky := move(0, 8, 0, -1)
	lucky.Reasons = append(lucky.Reasons, agents.Reason{Factor: agents.FactorLuck, Chosen: 3})
	scripted := move(0, 7, 0, 9)
	scripted.Kind = agents.Scripted
	refusal := agents.Decision{Tick: 1, Kind: agents.Refusal, Actor: 6, Bloc: 0}
	record.Decisions = []agents.Decision{
		lucky, scripted, move(1, 6, 0, 9), refusal, // by chance; by an event; turned away
		move(5, 5, 0, 1), move(4, 4, 0, 1), move(3, 3, 0, 1), move(3, 3, 1, 1), move(2, 2, 0, 1), move(1, 1, 0, 1), move(0, 0, 0, 0.01),
	}
	var told []int32
	for _, move := range telling(record, -1, mostMoves, forFocus) {
		told = append(told, move.Actor)
	}
	assert.Equal(t, []int32{3, 5, 4, 2, 1}, told,
		"3 alone moved to bloc 1: √4/2 beats √6/√7, for seven moved to bloc 0; then the larger capital first; each actor once; "+
			"without chance, events and the smallest gain")
}

func TestTellingKeepsPlacesForTheStateInFocus(t *testing.T) {
	record := quiet(9, 1, 2)
	for i := range record.Actors {
		record.Actors[i].Home = 1
		record.Decisions = append(record.Decisions, move(0, i, 0, 1))
	}
	for i := range 3 {
		record.Actors[i].Home = 0 // the three smallest
	}
	told := func(focus int) (actors []int32) {
		for _, move := range telling(record, focus, mostMoves, forFocus) {
			actors = append(actors, move.Actor)
		}
		return actors
	}
	assert.Equal(t, []int32{8, 7, 6, 5, 4}, told(1))
	assert.Equal(t, []int32{8, 7, 6, 2, 1}, told(0))
}

func TestFiguresSplitSharesOverMemberships(t *testing.T) {
	record := quiet(2, 2, 1)
	record.ActorRows[1].Memberships = 0b11
	record.ActorRows[1].Capability = 0.8
	end := endOf(record, 0)
	assert.Equal(t, []int{1, 0}, end.members, "the larger capital first")
	assert.InDelta(t, 0.75, end.share, 1e-12, "a half, and half of the other half")
	assert.InDelta(t, (1*0.5+2*0.8)/3, end.capability, 1e-12, "capitals 1 and 2")
	assert.InDelta(t, 2, end.invest, 1e-12)
}

// TestFiguresAgreeWithTheEngine compares with the bloc's own columns at the end of a real run.
func TestFiguresAgreeWithTheEngine(t *testing.T) {
	record := smallWorld(t)
	for b := range record.Blocs {
		row, end := record.Bloc(record.Ticks-1, b), endOf(record, b)
		if !row.Active {
			continue
		}
		assert.Len(t, end.members, int(row.Members))
		assert.InDelta(t, row.Share, end.share, 1e-9, record.Blocs[b].ID)
		// The engine's sum of capabilities is of the tick's middle, before capital is settled.
		assert.InDelta(t, row.Knowledge, end.capability, 0.05*math.Max(1, row.Knowledge), record.Blocs[b].ID)
	}
}

func TestMarksAreLettersOfTheId(t *testing.T) {
	taken := map[byte]bool{}
	for _, test := range []struct {
		id   string
		mark byte
	}{{"ai_alliance", 'A'}, {"ai_ran", 'R'}, {"stargate", 'S'}, {"star", 'T'}, {"a", 'B'}, {"진영", 'C'}} {
		mark := markOf(test.id, taken)
		assert.Equal(t, string(test.mark), string(mark), test.id)
		taken[mark] = true
	}
}

func TestNarrowScreensKeepTheWidth(t *testing.T) {
	record := smallWorld(t)
	for _, language := range []wording.Language{wording.English, wording.Korean} {
		var out bytes.Buffer
		require.NoError(t, Story(&out, record, StoryOptions{Language: language, Width: 60}))
		story, _, _ := strings.Cut(out.String(), record.SHA256()) // a hash is never broken
		for line := range strings.Lines(story) {
			assert.LessOrEqual(t, terminal.Columns(strings.TrimRight(line, "\n")), 60)
		}
	}
}

func TestShortenedEventsKeepThoseOfTheState(t *testing.T) {
	record := quiet(4, 2, 30)
	record.States = append(record.States, sim.StateName{ID: "KR", Name: agents.Text{English: "South Korea"}, Government: -1})
	record.StateRows = append(record.StateRows, record.StateRows...)
	record.Actors[0].Home = 1
	for k := range 9 {
		record.Events = append(record.Events, sim.EventName{ID: fmt.Sprintf("e%d", k), Name: agents.Text{English: fmt.Sprintf("an event of a long name, number %d", k)}})
		record.Happenings = append(record.Happenings, sim.Happening{Tick: int32(k), Kind: "event", Event: int32(k), Bloc: -1, Other: -1})
	}
	// Only event 2 moves an actor of Korea: into bloc 1, in which it is not at the end.
	record.Decisions = []agents.Decision{{Tick: 2, Kind: agents.Scripted, Actor: 0, Bloc: 1, Rival: -1, Event: 2, From: 0b01, To: 0b11}}
	var out bytes.Buffer
	require.NoError(t, Story(&out, record, StoryOptions{}))
	text := squeeze(out.String())
	assert.Contains(t, text, "number 2;", "Korea's own")
	assert.Contains(t, text, "number 8; and 6 more", "the latest; three of nine entries fit into two lines")
	assert.NotContains(t, text, "Jan 2024 an event", "what came first goes first")
	assert.Contains(t, text, "South Korea's actors at the end: Bloc 0: Company with quite a long name, number 0; "+
		"left again: Company with quite a long name, number 0 (Bloc 1).")
	out.Reset()
	require.NoError(t, Story(&out, record, StoryOptions{State: "FR"}))
	assert.Contains(t, squeeze(out.String()), "number 7;", "for a state that no event touches, the last ones")
}

func TestTheTableSaysWhereActorsCountTwice(t *testing.T) {
	record := quiet(2, 2, 1)
	var once, twice bytes.Buffer
	require.NoError(t, Story(&once, record, StoryOptions{}))
	record.ActorRows[1].Memberships = 0b11
	require.NoError(t, Story(&twice, record, StoryOptions{}))
	const note = "members of several blocs count in each"
	assert.NotContains(t, once.String(), note)
	assert.Contains(t, twice.String(), note)
}
