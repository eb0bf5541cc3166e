package scene

import "math"

// circle is a place that something takes up. Positions of a packing are exact to rounding, with every product rounded by
// itself, so that all machines get the same ones.
type circle struct{ x, y, r float64 }

// pack sets circles side by side around the origin without overlaps, the first in the middle, by the front chain of Wang,
// Wang, Dai & Wang (2006), "Visualization of large hierarchical data by circle packing".
func pack(circles []circle) {
	switch len(circles) {
	case 0:
		return
	case 1:
		circles[0].x, circles[0].y = 0, 0
		return
	}
	circles[0].x, circles[0].y = -circles[1].r, 0
	circles[1].x, circles[1].y = circles[0].r, 0
	if len(circles) == 2 {
		return
	}
	chain := front{circles: circles, next: make([]int, len(circles)), before: make([]int, len(circles))}
	chain.touch(0, 1, 2)
	chain.link(0, 2)
	chain.link(2, 1)
	chain.link(1, 0)
	for c := 3; c < len(circles); c++ {
		chain.insert(c)
	}
}

// front is the ring of outermost circles.
type front struct {
	circles      []circle
	next, before []int
	closest      int
}

func (f *front) link(a, b int) { f.next[a], f.before[b] = b, a }

// insert puts a circle against the two neighbours on the front that are nearest to the middle. Where it would overlap
// another one of the front, those between are closed in.
func (f *front) insert(c int) {
	a := f.closest
	b := f.next[a]
	for {
		f.touch(a, b, c)
		blocked, after := f.blocking(a, b, c)
		if blocked < 0 {
			break
		}
		if after {
			b = blocked
		} else {
			a = blocked
		}
		f.link(a, b)
	}
	f.link(a, c)
	f.link(c, b)
	f.closest = c
	least := f.distance(c)
	for k := f.next[c]; k != c; k = f.next[k] {
		if d := f.distance(k); d < least {
			f.closest, least = k, d
		}
	}
}

// blocking is the circle of the front, other than a and b, that c overlaps, and whether it comes after b rather than before
// a: the one that is the shorter way along the front.
func (f *front) blocking(a, b, c int) (blocked int, after bool) {
	forward, backward := f.next[b], f.before[a]
	ahead, behind := f.circles[b].r, f.circles[a].r
	for {
		if ahead <= behind {
			if forward != a && f.overlap(forward, c) {
				return forward, true
			}
			ahead += f.circles[forward].r
			if forward == backward {
				return -1, false
			}
			forward = f.next[forward]
		} else {
			if backward != b && f.overlap(backward, c) {
				return backward, false
			}
			behind += f.circles[backward].r
			if forward == backward {
				return -1, false
			}
			backward = f.before[backward]
		}
	}
}

func (f *front) overlap(a, b int) bool {
	reach := f.circles[a].r + f.circles[b].r - 1e-6
	dx, dy := f.circles[a].x-f.circles[b].x, f.circles[a].y-f.circles[b].y
	return reach > 0 && float64(dx*dx)+float64(dy*dy) < reach*reach
}

// distance is how far from the middle, squared, the point lies where a circle of the front touches the next one.
func (f *front) distance(a int) float64 {
	one, two := &f.circles[a], &f.circles[f.next[a]]
	sum := one.r + two.r
	x := (float64(one.x*two.r) + float64(two.x*one.r)) / sum
	y := (float64(one.y*two.r) + float64(two.y*one.r)) / sum
	return float64(x*x) + float64(y*y)
}

// touch puts c against a and b, on the outer side of the front that leads from a to b.
func (f *front) touch(a, b, c int) {
	one, two, third := &f.circles[a], &f.circles[b], &f.circles[c]
	dx, dy := two.x-one.x, two.y-one.y
	base := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if base == 0 {
		third.x, third.y = one.x+one.r+third.r, one.y
		return
	}
	ca, cb := one.r+third.r, two.r+third.r
	along := (float64(ca*ca) - float64(cb*cb) + float64(base*base)) / (2 * base)
	across := math.Sqrt(max(float64(ca*ca)-float64(along*along), 0))
	third.x = one.x + float64(dx/base*along) + float64(dy/base*across)
	third.y = one.y + float64(dy/base*along) - float64(dx/base*across)
}

// enclose finds a small circle around circles, not quite the least: it goes towards the farthest of them by ever shorter
// steps (Bădoiu & Clarkson 2003).
func enclose(circles []circle) circle {
	if len(circles) == 0 {
		return circle{}
	}
	centre := circle{x: circles[0].x, y: circles[0].y}
	steps := 200
	if len(circles) > 1000 {
		steps = 40
	}
	for step := 1; step <= steps; step++ {
		at, far := farthest(circles, centre)
		if far == 0 {
			break
		}
		dx, dy := circles[at].x-centre.x, circles[at].y-centre.y
		distance := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if distance == 0 {
			break
		}
		// Towards the farthest point of the circle, not its centre.
		part := far / distance / float64(step+1)
		centre.x += float64(dx * part)
		centre.y += float64(dy * part)
	}
	_, centre.r = farthest(circles, centre)
	return centre
}

func farthest(circles []circle, from circle) (at int, distance float64) {
	for k := range circles {
		dx, dy := circles[k].x-from.x, circles[k].y-from.y
		if d := math.Sqrt(float64(dx*dx)+float64(dy*dy)) + circles[k].r; d > distance {
			at, distance = k, d
		}
	}
	return at, distance
}
