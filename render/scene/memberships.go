package scene

import "math"

// drawMemberships draws lines from actors to the further blocs that they belong to.
func (g *stage) drawMemberships(s *Scene, list *List, t float64) {
	for i := range g.now {
		g.drawFurther(s, list, i, t)
	}
}

// drawFurther draws the lines of one actor. A line grows when the actor joins, and goes back when it leaves.
func (g *stage) drawFurther(s *Scene, list *List, i int, t float64) {
	spot, stays := &g.now[i], g.courses.of(i)
	now := &stays[spot.stay]
	part, before := 1.0, now.set
	if spot.stay > 0 {
		before = stays[spot.stay-1].set
		part = smooth((t - float64(now.tick)) / duration(stays, int(spot.stay), s.ease))
		if part >= 1 {
			before = now.set
		}
	}
	for rest := now.set | before; rest != 0; {
		var b int
		b, rest = rest.First()
		if b >= len(g.blocs) || g.blocs[b] == now.place {
			continue
		}
		length := 1.0
		if !before.Has(b) {
			length = part
		} else if !now.set.Has(b) {
			length = 1 - part
		}
		// The bloc that it has just left for this one is no further one.
		if spot.stay > 0 && part < 1 && g.blocs[b] == stays[spot.stay-1].place && !now.set.Has(b) {
			continue
		}
		g.drawMembership(s, list, i, b, length)
	}
}

func (g *stage) drawMembership(s *Scene, list *List, i, b int, length float64) {
	spot, home, m := &g.now[i], g.homes[g.blocs[b]], s.measure
	dx, dy := home.x-spot.x, home.y-spot.y
	distance := math.Hypot(dx, dy)
	reach := distance - home.r
	if reach <= spot.r {
		return
	}
	dx, dy = dx/distance, dy/distance
	end := spot.r + (reach-spot.r)*length
	strength := 0.55
	if s.selected >= 0 {
		strength = 0.25
		if g.actors[i] == s.selected {
			strength = 1
		}
	}
	colour := faded(mix(g.blocLooks[b].colour, s.colours.text, 0.15), strength)
	list.add(Relations, Shape{
		Kind: Line, X: float32(spot.x + dx*spot.r), Y: float32(spot.y + dy*spot.r),
		X2: float32(spot.x + dx*end), Y2: float32(spot.y + dy*end), Width: float32(m.hair * 1.1), Colour: colour,
	})
	if length >= 1 {
		list.add(Relations, Shape{Kind: Disc, X: float32(spot.x + dx*reach), Y: float32(spot.y + dy*reach), Radius: float32(2.4 * m.border / 1.6), Colour: faded(colour, 1.5)})
	}
}
