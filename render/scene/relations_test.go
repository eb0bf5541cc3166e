package scene

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// lines are the lines of a frame's relations in a colour, whatever its opacity.
func lines(list *List, red, green, blue uint8) []Shape {
	var found []Shape
	for _, shape := range list.Layers[Relations] {
		if shape.Kind == Line && shape.Colour.R == red && shape.Colour.G == green && shape.Colour.B == blue {
			found = append(found, shape)
		}
	}
	return found
}

func TestTiesAreThinLinesAndFeudsAreDotted(t *testing.T) {
	s, err := New(small(), Options{})
	require.NoError(t, err)
	var list List
	s.Frame(0, &list)
	friends := lines(&list, s.colours.muted.R, s.colours.muted.G, s.colours.muted.B)
	feuds := lines(&list, s.colours.hostile.R, s.colours.hostile.G, s.colours.hostile.B)
	require.Len(t, friends, 1)
	require.Len(t, feuds, 3, "a dotted line and a cross")
	assert.Zero(t, friends[0].Gap)
	assert.Positive(t, feuds[0].Gap)

	s.Select("chips")
	s.Frame(0, &list)
	selected := lines(&list, s.colours.muted.R, s.colours.muted.G, s.colours.muted.B)[0]
	others := lines(&list, s.colours.hostile.R, s.colours.hostile.G, s.colours.hostile.B)[0]
	assert.Greater(t, selected.Colour.A, friends[0].Colour.A)
	assert.Greater(t, selected.Width, friends[0].Width)
	assert.Less(t, others.Colour.A, feuds[0].Colour.A)

	record := small()
	record.Ties = nil
	s, err = New(record, Options{})
	require.NoError(t, err)
	s.Frame(0, &list)
	assert.Empty(t, list.Layers[Relations])
	for _, shape := range list.Backdrop {
		assert.NotEqual(t, s.words.keyTie, shape.Text, "what a run has none of needs no key")
	}
}

// hostile is the small run with a third bloc and three levels of hostility, none of which is anybody's worst but the first.
func hostile() *sim.Record {
	r := small()
	r.Slots = 3
	r.Blocs = append(r.Blocs, sim.BlocName{ID: "third", Leaders: []int32{0}})
	rows := r.BlocRows
	r.BlocRows = nil
	for tick := range r.Ticks {
		r.BlocRows = append(r.BlocRows, rows[2*tick:2*tick+2]...)
		r.BlocRows = append(r.BlocRows, sim.BlocRow{Active: true, Foe: 0})
		r.BlocRows[3*tick+1].Active = true
		r.Enmities = append(r.Enmities, 0.9, 0.5, 0.1)
	}
	return r
}

func TestEveryHostilePairHasAZigzag(t *testing.T) {
	s, err := New(hostile(), Options{})
	require.NoError(t, err)
	var list List
	s.Frame(3, &list)
	var widths []float32
	for _, shape := range list.Layers[Relations] {
		if shape.Kind == Path {
			widths = append(widths, shape.Width)
			assert.Greater(t, len(shape.Points), 3)
		}
	}
	require.Len(t, widths, 2, "0.9 and 0.5, and not 0.1, which is less than the key says")
	assert.Greater(t, widths[0], widths[1])
}

func TestZigzagsKeepOffOtherBlocsAndNames(t *testing.T) {
	for _, name := range []string{"article", "korea-stargate"} {
		s, err := New(run(t, name, 1), Options{})
		require.NoError(t, err)
		g := s.stages[0]
		require.NotEmpty(t, g.foes)
		for _, pair := range g.foes {
			for _, piece := range pair.zigzag {
				for _, point := range piece {
					for b, k := range g.blocs {
						if b == pair.a || b == pair.b {
							continue
						}
						home := g.homes[k]
						// Half a tooth may reach over the edge of what is kept free.
						assert.Greater(t, math.Hypot(float64(point.X)-home.x, float64(point.Y)-home.y), home.r-s.measure.border, name)
						assert.False(t, g.blocLooks[b].pill.inset(s.measure.border).holds(float64(point.X), float64(point.Y)), name)
					}
				}
			}
		}
	}
}
