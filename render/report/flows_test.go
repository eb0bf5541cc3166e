package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

func TestColumnsHoldTheStartAndTheEnd(t *testing.T) {
	assert.Equal(t, []int{-1, 0}, columnsOver(1))
	assert.Equal(t, []int{-1, 0, 1}, columnsOver(2))
	assert.Equal(t, []int{-1, 12, 24, 36, 48, 60, 72}, columnsOver(73))
}

// TestFlowsOfThreeActors is worked out by hand: the first leaves bloc 0 for 1, the second adds 1 to 0 and so moves half of
// itself, the third stays outside.
func TestFlowsOfThreeActors(t *testing.T) {
	record := &sim.Record{
		Ticks: 1, Actors: make([]sim.ActorName, 3), Blocs: make([]sim.BlocName, 2), Initial: []agents.Memberships{0b01, 0b01, 0},
		ActorRows: []sim.ActorRow{{Memberships: 0b10}, {Memberships: 0b11}, {}},
	}
	f := flowsOf(record)
	assert.Equal(t, [][]float64{{2, 0, 1}, {0.5, 1.5, 1}}, f.amounts)
	assert.Equal(t, []flow{
		{0, 0, 0, 0.5, []int{1}}, {0, 0, 1, 1.5, []int{0, 1}}, {0, nobody, nobody, 1, []int{2}},
	}, f.list)
	stops := layOut(f)
	assert.Equal(t, stop{0, 2.0 / 3}, stops[0][0])
	assert.InDelta(t, 1+2*gap, stops[1][2].bottom, 1e-12, "three blocs with two gaps")
	bands := bandsOf(f, stops)
	require.Len(t, bands, 3)
	assert.Equal(t, bandPoint{nodeWidth / 2, 0.5 / 3, 2.0 / 3}, bands[1][0], "the second band leaves below the first")
	assert.InDelta(t, stops[1][1].top, bands[1][bends].top, 1e-12)
}

// Nothing is lost on the way, and what can stay stays.
func TestCouplingKeepsWhatItCan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.IntRange(1, 6).Draw(t, "blocs") + 1
		set := rapid.Uint64Range(0, 1<<(places-1)-1)
		now := spread(agents.Memberships(set.Draw(t, "now")), places)
		after := spread(agents.Memberships(set.Draw(t, "after")), places)
		ways := coupled(now, after)
		for place := range places {
			out, in := 0.0, 0.0
			for other := range places {
				out += ways[place*places+other]
				in += ways[other*places+place]
			}
			if diff := out - now[place]; diff > 1e-12 || diff < -1e-12 {
				t.Fatalf("%v leave place %d, which had %v", out, place, now[place])
			}
			if diff := in - after[place]; diff > 1e-12 || diff < -1e-12 {
				t.Fatalf("%v arrive at place %d, which gets %v", in, place, after[place])
			}
			if ways[place*places+place] != min(now[place], after[place]) {
				t.Fatalf("place %d keeps %v of %v and %v", place, ways[place*places+place], now[place], after[place])
			}
		}
	})
}
