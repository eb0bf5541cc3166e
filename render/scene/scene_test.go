package scene

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/render/typeface"
	"entente/render/wording"
	"entente/sim"
)

func TestActorsStayWhereTheyAreUnlessTheyMove(t *testing.T) {
	record := run(t, "korea-stargate", 1)
	s, err := New(record, Options{})
	require.NoError(t, err)
	var list List
	moved := 0
	for i, id := range s.Actors() {
		var x, y float64
		for step := 0; step <= 4*record.Ticks; step++ {
			now := float64(step) / 4
			s.Frame(now, &list)
			atX, atY, _, shown := s.ActorPosition(id)
			if !shown {
				t.Fatal(id)
			}
			tick := min(int(now), record.Ticks-1)
			before := record.Initial[i]
			if tick > 0 {
				before = record.Actor(tick-1, i).Memberships
			}
			still := before == record.Actor(tick, i).Memberships
			if step > 0 && still && now > float64(tick) {
				if x != atX || y != atY {
					t.Fatalf("%s is at %v,%v at %v, and was at %v,%v", id, atX, atY, now, x, y)
				}
			}
			if x != atX && step > 0 {
				moved++
			}
			x, y = atX, atY
		}
		if i == 20 {
			break // a third of the actors will do
		}
	}
	assert.Greater(t, moved, 50, "those who change blocs do move")
}

// boxes are the rectangles of the texts of the map, without the side bearings of their letters.
func boxes(t require.TestingT, list *List) []frame {
	font, err := typeface.Load()
	require.NoError(t, err)
	var all []frame
	for _, s := range list.Layers[Labels] {
		w := font.Width(s.Text, float64(s.Size))
		all = append(all, frame{float64(s.X) + 0.5, float64(s.Y) - typeface.CapHeight*float64(s.Size), w - 1, typeface.CapHeight * float64(s.Size)})
	}
	return all
}

func TestLabelsNeverOverlap(t *testing.T) {
	records := []*sim.Record{small(), run(t, "korea-stargate", 1), synthetic(t, 150, 12, 24)}
	rapid.Check(t, func(t *rapid.T) {
		record := records[rapid.IntRange(0, len(records)-1).Draw(t, "record")]
		options := Options{
			Width: rapid.IntRange(narrowest, 1600).Draw(t, "width"), Height: rapid.IntRange(lowest, 1200).Draw(t, "height"),
			Scale: rapid.SampledFrom([]float64{1, 1.5, 2}).Draw(t, "scale"), Language: rapid.SampledFrom([]wording.Language{wording.English, wording.Korean}).Draw(t, "language"),
			ColourBy: rapid.SampledFrom([]ColourBy{ByBloc, ByHome}).Draw(t, "colour"), NoPanel: rapid.Bool().Draw(t, "no panel"),
		}
		s, err := New(record, options)
		require.NoError(t, err)
		if rapid.Bool().Draw(t, "selected") {
			s.Select(rapid.SampledFrom(s.Actors()).Draw(t, "actor"))
		}
		var list List
		s.Frame(rapid.Float64Range(0, s.End()).Draw(t, "time"), &list)
		all := boxes(t, &list)
		for a := range all {
			for b := range a {
				one, two := all[a], all[b]
				apart := one.x+one.w <= two.x || two.x+two.w <= one.x || one.y+one.h <= two.y || two.y+two.h <= one.y
				if !apart {
					t.Fatalf("%q and %q overlap", list.Layers[Labels][a].Text, list.Layers[Labels][b].Text)
				}
			}
			assert.LessOrEqual(t, all[a].x+all[a].w, float64(options.Width))
		}
	})
}

func TestActorsAtRestDoNotOverlap(t *testing.T) {
	for name, record := range map[string]*sim.Record{"small": small(), "korea": run(t, "korea-stargate", 1), "many": synthetic(t, 2000, 7, 6)} {
		for _, size := range [][2]int{{640, 360}, {1280, 720}, {720, 1280}} {
			s, err := New(record, Options{Width: size[0], Height: size[1]})
			require.NoError(t, err)
			var list List
			s.Frame(s.End(), &list)
			discs := list.Layers[Nodes]
			for a := range discs {
				for b := range a {
					if discs[a].X == discs[b].X && discs[a].Y == discs[b].Y {
						continue // the ring around a government
					}
					apart := math.Hypot(float64(discs[a].X-discs[b].X), float64(discs[a].Y-discs[b].Y))
					if reach := float64(discs[a].Radius + discs[b].Radius); apart < reach-0.1 {
						t.Fatalf("%s at %v: %v apart where two radii are %v", name, size, apart, reach)
					}
				}
			}
		}
	}
}

func TestEveryTextHasGlyphs(t *testing.T) {
	font, err := typeface.Load()
	require.NoError(t, err)
	both, err := Compare(run(t, "korea-stargate", 1), run(t, "korea-sovereign", 1), Options{})
	require.NoError(t, err)
	for _, entry := range both.panel.feed.entries {
		for _, line := range entry.lines {
			require.Empty(t, font.Missing(line), line)
		}
	}
	record := run(t, "korea-stargate", 1)
	for _, language := range []wording.Language{wording.English, wording.Korean} {
		for _, colourBy := range []ColourBy{ByBloc, ByHome} {
			s, err := New(record, Options{Language: language, ColourBy: colourBy})
			require.NoError(t, err)
			for _, selected := range []string{"", "samsung", "gov_kr"} {
				s.Select(selected)
				var list List
				for tick := range record.Ticks {
					s.Frame(float64(tick)+0.9, &list)
					for layer := range list.Layers {
						for _, shape := range list.Layers[layer] {
							require.Empty(t, font.Missing(shape.Text), shape.Text)
						}
					}
				}
				for _, shape := range list.Backdrop {
					require.Empty(t, font.Missing(shape.Text), shape.Text)
				}
			}
		}
	}
}

func TestFramesAreTheSameInAnyOrderAndAllocateNothing(t *testing.T) {
	record := run(t, "korea-stargate", 1)
	s, err := New(record, Options{})
	require.NoError(t, err)
	var list List
	times := []float64{14.4, 0, 73, 31.7, 14.4, 60, 15}
	var first string
	for k, at := range times {
		s.Frame(at, &list)
		if k == 0 {
			first = written(&list)
		} else if at == times[0] {
			assert.Equal(t, first, written(&list), "a frame does not depend on those before")
		}
	}
	for range 3 { // once every layer is as long as it gets
		for at := 0.0; at < 74; at += 0.5 {
			s.Frame(at, &list)
		}
	}
	at := 0.0
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		s.Frame(at, &list)
		at += 0.7
	}))
	s.Select("samsung")
	s.Frame(0, &list)
	assert.LessOrEqual(t, testing.AllocsPerRun(100, func() { s.Frame(20, &list) }), 0.0)
}

func TestThreeToTenThousandActors(t *testing.T) {
	for _, actors := range []int{3, 10_000} {
		record := synthetic(t, actors, 3, 3)
		s, err := New(record, Options{})
		require.NoError(t, err)
		var list List
		s.Frame(1.5, &list)
		assert.Equal(t, actors, len(list.Layers[Nodes])+len(list.Layers[Movers]))
		for _, disc := range list.Layers[Nodes] {
			assert.True(t, disc.X > 0 && disc.X < 1280 && disc.Y > 0 && disc.Y < 720)
		}
	}
}

func TestUpdateKeepsPlaces(t *testing.T) {
	whole, cut := run(t, "korea-stargate", 1), run(t, "korea-stargate", 1)
	cut.Ticks = 20
	cut.ActorRows, cut.BlocRows = cut.ActorRows[:20*len(cut.Actors)], cut.BlocRows[:20*cut.Slots]
	s, err := New(cut, Options{})
	require.NoError(t, err)
	var list List
	s.Frame(10, &list)
	type place struct{ x, y, r float64 }
	before := map[string]place{}
	for _, id := range s.Actors() {
		x, y, r, _ := s.ActorPosition(id)
		before[id] = place{x, y, r}
	}
	require.NoError(t, s.Update(whole))
	assert.Equal(t, whole.Ticks, s.Ticks())
	s.Frame(10, &list)
	for id, want := range before {
		x, y, r, _ := s.ActorPosition(id)
		assert.Equal(t, want, place{x, y, r}, id)
	}
	assert.ErrorContains(t, s.Update(), "shows 1 runs, not 0")
}

func TestNewBlocsFindRoomBesideTheOld(t *testing.T) {
	old := run(t, "korea-stargate", 1)
	s, err := New(old, Options{})
	require.NoError(t, err)
	var list List
	s.Frame(10, &list)
	x, y, _, _ := s.ActorPosition("meta")
	before := len(s.layout.homes)
	// The same run with a bloc of its own for two actors at the end.
	grown := run(t, "korea-stargate", 1)
	grown.Blocs = append(grown.Blocs, sim.BlocName{ID: "new", Name: agents.Text{English: "New Bloc"}})
	b, last := len(grown.Blocs)-1, grown.Ticks-1
	*grown.Bloc(last, b) = sim.BlocRow{Active: true, Members: 2, Openness: 0.5, Foe: -1}
	grown.Actor(last, 0).Memberships, grown.Actor(last, 7).Memberships = 1<<b, 1<<b
	require.NoError(t, s.Update(grown))
	require.Len(t, s.layout.homes, before+1)
	s.Frame(10, &list)
	nowX, nowY, _, _ := s.ActorPosition("meta")
	assert.Equal(t, [2]float64{x, y}, [2]float64{nowX, nowY})
	s.Frame(s.End(), &list)
	home := s.stages[0].homes[b]
	for _, id := range []string{grown.Actors[0].ID, grown.Actors[7].ID} {
		x, y, r, _ := s.ActorPosition(id)
		assert.LessOrEqual(t, math.Hypot(x-home.x, y-home.y)+r, home.r)
	}
}

func TestComparedRunsMarkWhoDiffers(t *testing.T) {
	left, right := run(t, "korea-stargate", 1), run(t, "korea-sovereign", 1)
	s, err := Compare(left, right, Options{})
	require.NoError(t, err)
	var list List
	for _, tick := range []int{0, 12, 40, 72} {
		s.Frame(float64(tick)+1, &list)
		differ := 0
		for i := range left.Actors {
			for j := range right.Actors {
				if left.Actors[i].ID != right.Actors[j].ID {
					continue
				}
				// Blocs are told by their names: the scenario may list them otherwise.
				one, two := map[string]bool{}, map[string]bool{}
				for _, b := range left.Actor(min(tick+1, 72), i).Memberships.List() {
					one[left.Blocs[b].ID] = true
				}
				for _, b := range right.Actor(min(tick+1, 72), j).Memberships.List() {
					two[right.Blocs[b].ID] = true
				}
				if !assert.ObjectsAreEqual(one, two) {
					differ += 2
				}
			}
		}
		marked := 0
		for _, shape := range list.Layers[Marks] {
			if shape.Kind == Ring && shape.Gap > 0 {
				marked++
			}
		}
		assert.Equal(t, differ, marked, "tick %d", tick)
	}
}

func TestWhatCannotBeDrawnIsRefused(t *testing.T) {
	_, err := New(small(), Options{Width: 10})
	assert.ErrorContains(t, err, "a picture of 10 by 720 pixels cannot be drawn")
	_, err = New(small(), Options{Scale: math.NaN()})
	assert.ErrorContains(t, err, "scale")
	_, err = New(&sim.Record{Scenario: "new"}, Options{})
	assert.ErrorIs(t, err, ErrEmpty)
}

func TestPointsLeadToActorsAndTimes(t *testing.T) {
	s, err := New(small(), Options{})
	require.NoError(t, err)
	var list List
	s.Frame(4, &list)
	for _, id := range s.Actors() {
		x, y, _, shown := s.ActorPosition(id)
		require.True(t, shown)
		assert.Equal(t, id, s.ActorAt(x, y))
	}
	assert.Empty(t, s.ActorAt(5, 5))
	middle := s.panel.chart.at(2, 0)
	at, inChart := s.TimeAt(float64(middle.X), float64(middle.Y))
	assert.True(t, inChart)
	assert.InDelta(t, 2, at, 1e-4)
	_, inChart = s.TimeAt(5, 5)
	assert.False(t, inChart)
}

func TestLabelColoursCanBeRead(t *testing.T) {
	ratio := func(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }
	for k := range 24 {
		colour := colourOf(k)
		// 4.5 is what WCAG 2.1 asks of text at level AA.
		assert.GreaterOrEqual(t, ratio(luminance(colour), luminance(readableOn(colour))), 4.4, "colour %d", k)
	}
	for _, theme := range themes {
		for _, ground := range []float64{luminance(theme.ground), luminance(theme.panel)} {
			assert.GreaterOrEqual(t, ratio(luminance(theme.text), ground), 7.0)
			assert.GreaterOrEqual(t, ratio(luminance(theme.muted), ground), 4.5)
		}
	}
}
