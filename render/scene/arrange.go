package scene

import "math"

// frame is a rectangle in pixels.
type frame struct{ x, y, w, h float64 }

func (f frame) inset(by float64) frame { return frame{f.x + by, f.y + by, f.w - 2*by, f.h - 2*by} }

func (f frame) holds(x, y float64) bool { return x >= f.x && x < f.x+f.w && y >= f.y && y < f.y+f.h }

// arrangement is how often discs are pushed apart, from how many first positions.
const (
	pushes = 300
	starts = 12
)

// arrange puts discs into a rectangle with a gap between each two, the last one first in the middle and the others around it
// in the order of the ring. It says whether they fit. Discs without a radius are left out.
func arrange(discs []circle, ring []int, room frame, gap float64) bool {
	var area float64
	for _, disc := range discs {
		if disc.r*2 > min(room.w, room.h) {
			return false
		}
		area += disc.r * disc.r * math.Pi
	}
	if area > room.w*room.h {
		return false
	}
	for start := range starts {
		place(discs, ring, room, start)
		for range pushes {
			if !push(discs, room, gap) {
				return true
			}
		}
	}
	return false
}

// place puts discs in a ring around the last, turned a little further for each start.
func place(discs []circle, ring []int, room frame, start int) {
	around := 1e-9
	for _, disc := range discs[:len(discs)-1] {
		around += disc.r
	}
	last := &discs[len(discs)-1]
	last.x, last.y = room.x+room.w/2, room.y+room.h/2
	at := 0.0
	for _, k := range ring {
		disc := &discs[k]
		// The first disc is at the upper left, and the order is clockwise.
		turn := 2*math.Pi*((at+disc.r/2)/around+float64(start)/starts) - 0.75*math.Pi - math.Pi*discs[ring[0]].r/around
		at += disc.r
		disc.x = room.x + float64(room.w*(0.5+float64(0.36*math.Cos(turn))))
		disc.y = room.y + float64(room.h*(0.5+float64(0.36*math.Sin(turn))))
	}
}

// push moves discs that are too close apart and those outside in; it says whether any was moved by more than a little.
func push(discs []circle, room frame, gap float64) bool {
	const little = 0.25
	moved := false
	for a := range discs {
		for b := range a {
			one, two := &discs[a], &discs[b]
			if one.r == 0 || two.r == 0 {
				continue
			}
			dx, dy := one.x-two.x, one.y-two.y
			distance := math.Sqrt(float64(dx*dx) + float64(dy*dy))
			lack := one.r + two.r + gap - distance
			if lack <= 0 {
				continue
			}
			if distance < 1e-6 {
				dx, dy, distance = 1, float64(a-b), math.Sqrt(1+float64((a-b)*(a-b)))
			}
			moved = moved || lack > little
			// The smaller gives way more.
			part := two.r / (one.r + two.r)
			one.x += float64(dx / distance * lack * part)
			one.y += float64(dy / distance * lack * part)
			two.x -= float64(dx / distance * lack * (1 - part))
			two.y -= float64(dy / distance * lack * (1 - part))
		}
	}
	for k := range discs {
		disc := &discs[k]
		x := min(max(disc.x, room.x+disc.r), room.x+room.w-disc.r)
		y := min(max(disc.y, room.y+disc.r), room.y+room.h-disc.r)
		moved = moved || math.Abs(x-disc.x)+math.Abs(y-disc.y) > little
		disc.x, disc.y = x, y
	}
	return moved
}
