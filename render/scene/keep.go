package scene

import "math"

// keep takes over what an earlier layout has for the same claims and finds room for the others beside it. It says whether
// that can be: not where there are other actors or blocs than before.
func (l *layout) keep(before *layout) bool {
	if len(before.homes) != len(l.homes) || len(before.plates) != len(l.plates) {
		return false
	}
	l.unit, l.least, l.homes, l.rank, l.ring = before.unit, before.least, before.homes, before.rank, before.ring
	var homeless []*slot
	var settled []*slot
	for k := range l.slots {
		s := &l.slots[k]
		if at, known := before.index[[2]int32{s.actor, s.place}]; known {
			old := &before.slots[at]
			s.x, s.y, s.lift, s.room = old.x, old.y, old.lift, old.room
			settled = append(settled, s)
			continue
		}
		homeless = append(homeless, s)
	}
	for _, s := range homeless {
		l.roomFor(s, false)
		l.squeezeIn(s, settled)
		settled = append(settled, s)
	}
	return true
}

// squeezeIn puts a slot where the nearest of its neighbours leaves it most room, as near to the middle of its home as
// there is enough.
func (l *layout) squeezeIn(s *slot, settled []*slot) {
	home := l.homes[l.home(s.place)]
	best := math.Inf(-1)
	reach := max(home.r-l.measure.margin-s.room, 0)
	const tries = 300
	for k := range tries {
		// Points of a sunflower, from the middle outwards: they are spread evenly (Vogel 1979).
		away, turn := reach*math.Sqrt(float64(k)/tries), float64(k)*2.399963229728653
		x, y := home.x+float64(away*math.Cos(turn)), home.y+float64(away*math.Sin(turn))
		clearance := 0.0
		for _, other := range settled {
			if other.place == s.place {
				dx, dy := x-other.x, y-other.y-other.lift
				clearance = min(clearance, math.Sqrt(float64(dx*dx)+float64(dy*dy))-other.room-s.room)
			}
		}
		if clearance > best {
			best, s.x, s.y = clearance, x, y
		}
		if clearance == 0 {
			return
		}
	}
}
