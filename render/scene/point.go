package scene

// ActorAt is the id of the actor at a point of the picture as it was last drawn, empty where there is none. It is the nearest
// of those that are not much farther than they are large.
func (s *Scene) ActorAt(x, y float64) string {
	best, id := 0.0, ""
	near := 4 * s.measure.u * s.options.Scale
	for _, g := range s.stages {
		for i := range g.now {
			dx, dy := x-g.now[i].x, y-g.now[i].y
			if away := sqrt(dx*dx+dy*dy) - g.now[i].r - near; away < best {
				best, id = away, s.cast.actors[g.actors[i]].id
			}
		}
	}
	return id
}

// TimeAt is the time, in ticks, at a point of the chart; false outside of it.
func (s *Scene) TimeAt(x, y float64) (t float64, inChart bool) {
	if s.options.NoPanel {
		return 0, false
	}
	room := s.panel.chart.room
	wide := frame{room.x - s.measure.small, room.y - s.measure.small, room.w + 2*s.measure.small, room.h + 3*s.measure.small}
	if !wide.holds(x, y) {
		return 0, false
	}
	return min(max((x-room.x)/room.w, 0), 1) * float64(s.ticks), true
}

// ActorPosition is where an actor was last drawn, and how large; false for an id that is not shown. Of two runs it is the first
// that has the actor.
func (s *Scene) ActorPosition(id string) (x, y, radius float64, shown bool) {
	who, known := s.cast.actorAt[id]
	if !known {
		return 0, 0, 0, false
	}
	for _, g := range s.stages {
		if i := g.actorOf(who); i >= 0 {
			return g.now[i].x, g.now[i].y, g.now[i].r, true
		}
	}
	return 0, 0, 0, false
}
