package scene

import (
	"cmp"
	"math"
	"slices"
)

// slot is the place that an actor has at a bloc, or outside, for all times.
type slot struct {
	actor, place int32
	// most and least are the roots of the greatest and the least investment while somebody is there.
	most, least float64
	// x and y are the middle of the actor, room the radius that is kept free around it and its name.
	x, y float64
	lift float64 // how far the actor is above the middle of its room
	room float64
}

// territory is the home of a bloc, or the place of those outside.
type territory struct{ x, y, r float64 }

// layout is where everything is that does not move, from the upper left corner of a stage.
type layout struct {
	slots   []slot
	index   map[[2]int32]int32 // by actor and place
	homes   []territory        // by bloc, and at the end outside
	unit    float64            // pixels of radius for a root of a billion a year
	least   float64            // the smallest radius
	measure measure
	plates  []plate
	rank    []int32   // of actors, the largest investor first
	pills   []float64 // how wide the blocs' names are
	// ring has the blocs in the order in which they stand around the middle.
	ring []int
}

// measure are lengths in pixels that texts and gaps follow.
type measure struct {
	u             float64 // one of 1/720 of the picture's height
	text, small   float64
	pill, gap     float64
	border, hair  float64
	apart, margin float64
}

func newMeasure(width, height int, scale float64) measure {
	u := min(float64(width)/1280, float64(height)/720)
	if width < height {
		u = min(float64(width)/800, float64(height)/1280)
	}
	m := measure{u: u, text: max(13*u, 10*scale), small: max(11*u, 9.5*scale)}
	m.pill, m.gap = 1.7*m.text, max(2*u, 1.5)
	m.border, m.hair = max(2*u, 1.2), max(1*u, 0.8)
	m.apart, m.margin = 0.5*m.pill+4*u, 0.5*m.pill+3*u
	return m
}

// claim gives an actor a slot at a place, or widens the claim that it has.
func (l *layout) claim(actor, place int32, least, most float64) int32 {
	key := [2]int32{actor, place}
	k, known := l.index[key]
	if !known {
		k = int32(len(l.slots))
		l.index[key] = k
		l.slots = append(l.slots, slot{actor: actor, place: place, most: most, least: least})
	}
	l.slots[k].most, l.slots[k].least = max(l.slots[k].most, most), min(l.slots[k].least, least)
	return k
}

// home is the index of a place in homes.
func (l *layout) home(place int32) int {
	if place == outside {
		return len(l.homes) - 1
	}
	return int(place)
}

// part of the map that actors cover when each is at its largest, before there is room for names.
const part = 0.15

// crowd is the number of actors from which on no room is kept for names.
const crowd = 400

// fit finds how large actors can be and how many can have room for their names, and sets all positions.
func (l *layout) fit(room frame) {
	peak := make([]float64, len(l.plates))
	for _, s := range l.slots {
		peak[s.actor] = max(peak[s.actor], s.most)
	}
	order := make([]int32, len(peak))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(peak[b], peak[a]) })
	l.rank = make([]int32, len(peak))
	sum := 0.0
	for k, i := range order {
		l.rank[i] = int32(k)
		sum += float64(peak[i] * peak[i])
	}
	l.unit = math.Sqrt(part * room.w * room.h / (math.Pi * max(sum, 1e-9)))
	if len(order) > 0 {
		l.unit = min(l.unit, 0.11*min(room.w, room.h)/max(peak[order[0]], 1e-9))
	}
	l.least = max(min(3.2*l.measure.u, 0.25*math.Sqrt(room.w*room.h/float64(len(order)+1))), 0.6)
	most := len(order)
	if most > crowd {
		most = 0
	}
	// Packing many takes long, so that few sizes are tried.
	shrink := 0.93
	if len(order) > crowd {
		shrink = 0.8
	}
	for range 60 {
		if l.try(room, 0) {
			break
		}
		l.unit, l.least = float64(shrink*l.unit), float64(math.Sqrt(shrink)*l.least)
	}
	// The largest number of names that have room of their own.
	low, high := 0, most
	for low < high {
		middle := (low + high + 1) / 2
		if l.try(room, middle) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if !l.try(room, low) {
		l.squeeze(room)
	}
}

// try packs every place with room for so many names and puts the places into the room; it says whether they fit.
func (l *layout) try(room frame, names int) bool {
	discs := make([]circle, len(l.homes))
	for home := range l.homes {
		members := l.members(home)
		circles := make([]circle, len(members))
		for k, at := range members {
			// Those outside are many for a while, and then few: their names stand where there is room by chance.
			l.roomFor(&l.slots[at], home < len(l.homes)-1 && int(l.rank[l.slots[at].actor]) < names)
			circles[k].r = l.slots[at].room
		}
		// The largest in the middle; the slots' order decides between equals.
		order := make([]int, len(members))
		for k := range order {
			order[k] = k
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(circles[b].r, circles[a].r) })
		sorted := make([]circle, len(order))
		for k, at := range order {
			sorted[k] = circles[at]
		}
		pack(sorted)
		around := enclose(sorted)
		for k, at := range order {
			s := &l.slots[members[at]]
			s.x, s.y = sorted[k].x-around.x, sorted[k].y-around.y-s.lift
		}
		discs[home].r = around.r + l.measure.margin
		if home < len(l.homes)-1 {
			discs[home].r = max(discs[home].r, 0.42*l.pills[home])
		} else if len(members) == 0 {
			discs[home].r = 0
		}
	}
	top := 0.5*l.measure.pill + l.measure.gap
	fits := arrange(discs, l.ring, frame{room.x, room.y + top, room.w, room.h - top}, l.measure.apart)
	for home, disc := range discs {
		l.homes[home] = territory(disc)
	}
	for k := range l.slots {
		home := l.homes[l.home(l.slots[k].place)]
		l.slots[k].x += home.x
		l.slots[k].y += home.y
	}
	return fits
}

// members are the slots at a place.
func (l *layout) members(home int) []int {
	var list []int
	for k := range l.slots {
		if l.home(l.slots[k].place) == home {
			list = append(list, k)
		}
	}
	return list
}

// roomFor sets how much room a slot needs: that of the actor, or, with a name of its own, that of a circle around both.
func (l *layout) roomFor(s *slot, withName bool) {
	r := max(l.unit*s.most, l.least)
	s.room, s.lift = r+min(l.measure.gap, 0.4*r), 0
	p := &l.plates[s.actor]
	if !withName || p.fitsInto(max(l.unit*s.least, l.least)) {
		return
	}
	half := p.width / 2
	bottom := r + l.measure.gap + p.height
	// The circle's middle c below the actor's; the room is the farther of its two ends.
	reach := func(c float64) float64 {
		return max(r+c, math.Sqrt(float64(half*half)+float64((bottom-c)*(bottom-c))))
	}
	low, high := 0.0, bottom
	for range 30 {
		a, b := low+(high-low)/3, high-(high-low)/3
		if reach(a) < reach(b) {
			high = b
		} else {
			low = a
		}
	}
	s.lift = (low + high) / 2
	s.room = reach(s.lift) + l.measure.gap
}

// squeeze is for what does not fit however small it is: it puts the places on a grid and scales what is in them.
func (l *layout) squeeze(room frame) {
	columns := int(math.Ceil(math.Sqrt(float64(len(l.homes)) * room.w / max(room.h, 1))))
	rows := (len(l.homes) + columns - 1) / columns
	w, h := room.w/float64(columns), room.h/float64(rows)
	scale := math.Inf(1)
	for _, home := range l.homes {
		if home.r > 0 {
			scale = min(scale, 0.46*min(w, h)/home.r)
		}
	}
	moved := make([]territory, len(l.homes))
	for k, home := range l.homes {
		moved[k] = territory{room.x + w*(float64(k%columns)+0.5), room.y + h*(float64(k/columns)+0.5), home.r * scale}
	}
	for k := range l.slots {
		s := &l.slots[k]
		from, to := l.homes[l.home(s.place)], moved[l.home(s.place)]
		s.x, s.y = to.x+float64((s.x-from.x)*scale), to.y+float64((s.y-from.y)*scale)
		s.room *= scale
	}
	l.homes, l.unit, l.least = moved, l.unit*scale, l.least*scale
}
