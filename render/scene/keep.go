package scene

import (
	"math"
	"slices"
)

// keep takes over what an earlier layout has for the same claims and finds room for the others beside it. It says whether
// that can be: not where there are other actors than before, or new blocs have no room.
func (l *layout) keep(before *layout, room frame) bool {
	if len(before.homes) > len(l.homes) || len(before.plates) != len(l.plates) {
		return false
	}
	l.unit, l.least, l.rank = before.unit, before.least, before.rank
	last := len(before.homes) - 1
	fresh := l.homes[last : len(l.homes)-1]
	l.homes = append(slices.Clone(before.homes[:last]), l.homes[last:]...)
	l.homes[len(l.homes)-1] = before.homes[last]
	for k := range fresh {
		if !l.settleHome(last+k, room) {
			return false
		}
	}
	var homeless []*slot
	settled := make([][]*slot, len(l.homes))
	for k := range l.slots {
		s := &l.slots[k]
		if at, known := before.index[[2]int32{s.actor, s.place}]; known {
			old := &before.slots[at]
			s.x, s.y, s.lift, s.room = old.x, old.y, old.lift, old.room
			settled[l.home(s.place)] = append(settled[l.home(s.place)], s)
			continue
		}
		homeless = append(homeless, s)
	}
	tries := 300
	if len(homeless) > crowd {
		tries = 40
	}
	for _, s := range homeless {
		l.roomFor(s, false)
		home := l.home(s.place)
		l.squeezeIn(s, settled[home], tries)
		settled[home] = append(settled[home], s)
	}
	return true
}

// settleHome puts a new bloc where it has most room. It says whether that is enough for it not to lie over others by more
// than a little.
func (l *layout) settleHome(home int, room frame) bool {
	area := 0.0
	for _, at := range l.members(home) {
		s := &l.slots[at]
		l.roomFor(s, false)
		area += float64(s.room * s.room)
	}
	// Slots that are squeezed in one by one fill a little over a half.
	r := min(max(1.4*math.Sqrt(area)+l.measure.margin, 0.42*l.pills[home]), 0.4*min(room.w, room.h))
	best := math.Inf(-1)
	const across, down = 40, 30
	for k := range across * down {
		x := room.x + r + float64(room.w-2*r)*float64(k%across)/(across-1)
		y := room.y + r + l.measure.pill + float64(room.h-2*r-l.measure.pill)*float64(k/across)/(down-1)
		clearance := math.Inf(1)
		for other, o := range l.homes {
			// Those outside may have a new bloc among them: they will be fewer.
			if other == home || o.r == 0 || other == len(l.homes)-1 {
				continue
			}
			clearance = min(clearance, math.Hypot(x-o.x, y-o.y)-o.r-r)
		}
		if clearance > best {
			best, l.homes[home] = clearance, territory{x, y, r}
		}
	}
	return best > -0.3*r
}

// squeezeIn puts a slot where the nearest of its neighbours leaves it most room, as near to the middle of its home as
// there is enough.
func (l *layout) squeezeIn(s *slot, settled []*slot, tries int) {
	home := l.homes[l.home(s.place)]
	best := math.Inf(-1)
	reach := max(home.r-l.measure.margin-s.room, 0)
	for k := range tries {
		// Points of a sunflower, from the middle outwards: they are spread evenly (Vogel 1979).
		away, turn := reach*math.Sqrt(float64(k)/float64(tries)), float64(k)*2.399963229728653
		x, y := home.x+float64(away*math.Cos(turn)), home.y+float64(away*math.Sin(turn))
		clearance := 0.0
		for _, other := range settled {
			dx, dy := x-other.x, y-other.y-other.lift
			clearance = min(clearance, math.Sqrt(float64(dx*dx)+float64(dy*dy))-other.room-s.room)
		}
		if clearance > best {
			best, s.x, s.y = clearance, x, y
		}
		if clearance == 0 {
			return
		}
	}
}
