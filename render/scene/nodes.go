package scene

import (
	"image/color"

	"entente/agents"
)

// colour of an actor at a time: its bloc's or its home's. On its way it goes from one bloc's colour to the other's.
func (g *stage) colour(s *Scene, i int) color.NRGBA {
	if s.options.ColourBy == ByHome {
		home := s.cast.actors[g.actors[i]].home
		if home < 0 {
			return s.colours.nobody
		}
		return colourOf(int(home))
	}
	spot, stays := &g.now[i], g.courses.of(i)
	colour := s.placeColour(stays[spot.stay].place)
	if spot.way < 1 {
		return mix(s.placeColour(stays[spot.stay-1].place), colour, spot.reached)
	}
	return colour
}

// shownColour is the colour of an actor, paler where another one is selected.
func (g *stage) shownColour(s *Scene, i int) color.NRGBA {
	colour := g.colour(s, i)
	if s.selected >= 0 && g.actors[i] != s.selected {
		return mix(colour, s.colours.ground, 0.35)
	}
	return colour
}

func (s *Scene) placeColour(place int32) color.NRGBA {
	if place == outside {
		return s.colours.nobody
	}
	return colourOf(int(place))
}

// trailParts is how many pieces a trail has; with many movers it has one.
const trailParts, manyMovers = 12, 150

// drawActors draws everybody, movers last, with trails below them.
func (g *stage) drawActors(s *Scene, list *List) {
	for i := range g.now {
		if g.now[i].way == 1 {
			g.drawActor(s, list, Nodes, i)
		}
	}
	for _, mover := range g.movers {
		g.drawTrail(s, list, int(mover))
		if g.now[mover].way < 1 {
			g.drawActor(s, list, Movers, int(mover))
		}
	}
}

func (g *stage) drawActor(s *Scene, list *List, layer Layer, i int) {
	spot, who, m := &g.now[i], &s.cast.actors[g.actors[i]], s.measure
	colour := g.shownColour(s, i)
	x, y, r := float32(spot.x), float32(spot.y), float32(spot.r)
	if who.kind == agents.Government && r > 3*float32(m.hair) {
		// A government is a disc within a ring.
		w := float32(max(m.border, 0.14*spot.r))
		list.add(layer, Shape{Kind: Ring, X: x, Y: y, Radius: r - w/2, Width: w, Colour: colour})
		list.add(layer, Shape{Kind: Disc, X: x, Y: y, Radius: r - 2*w, Colour: colour})
	} else {
		list.add(layer, Shape{Kind: Disc, X: x, Y: y, Radius: r, Colour: colour})
	}
	if g.actors[i] == s.selected {
		list.add(Marks, Shape{Kind: Ring, X: x, Y: y, Radius: r + 2.5*float32(m.border), Width: 1.5 * float32(m.border), Colour: s.colours.mark})
	}
	if g.differs[i] {
		list.add(Marks, Shape{
			Kind: Ring, X: x, Y: y, Radius: r + 1.6*float32(m.border), Width: float32(m.border), Colour: s.colours.mark,
			Dash: 2.2 * float32(m.border), Gap: 1.4 * float32(m.border),
		})
	}
}

// drawTrail draws where a mover came from, ever fainter backwards.
func (g *stage) drawTrail(s *Scene, list *List, i int) {
	spot, k := &g.now[i], int(g.now[i].stay)
	if spot.trail >= spot.reached {
		return
	}
	parts := trailParts
	if len(g.movers) > manyMovers {
		parts = 1
	}
	colour := g.colour(s, i)
	fx, fy := g.along(i, k, spot.trail)
	for p := 1; p <= parts; p++ {
		share := float64(p) / float64(parts)
		tx, ty := g.along(i, k, spot.trail+(spot.reached-spot.trail)*share)
		width := min(max(0.9*spot.r, 2*s.measure.hair), 11*s.measure.u) * (0.2 + 0.8*share)
		list.add(Trails, Shape{
			Kind: Line, X: float32(fx), Y: float32(fy), X2: float32(tx), Y2: float32(ty), Width: float32(width), Colour: faded(colour, 0.05+0.3*share),
		})
		fx, fy = tx, ty
	}
}
