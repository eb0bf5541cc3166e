package scene

import "math"

// linger is for how much longer than a move its trail shows, and wake how much of the way it reaches back, in moves.
const (
	linger = 0.9
	wake   = 0.75
)

// smooth eases from 0 to 1, at rest at both ends (the cubic known as smoothstep).
func smooth(p float64) float64 {
	p = min(max(p, 0), 1)
	return p * p * (3 - 2*p)
}

// locate finds every actor at a time.
func (g *stage) locate(t, ease float64) {
	g.movers = g.movers[:0]
	g.drawn = t
	n := len(g.actors)
	last := g.record.Ticks - 1
	tick := min(max(int(t), 0), last)
	before, part := max(tick-1, 0), float32(min(t-float64(tick), 1))
	unit, least := g.scene.layout.unit, g.scene.layout.least
	for i := range n {
		root := g.roots[before*n+i]
		root += (g.roots[tick*n+i] - root) * part
		spot := &g.now[i]
		spot.r = max(unit*float64(root), least)
		stays := g.courses.of(i)
		k := at(stays, t)
		spot.stay = int32(k)
		to := g.slots[stays[k].slot]
		spot.x, spot.y, spot.way, spot.reached, spot.trail = float64(to.X), float64(to.Y), 1, 1, 1
		if k == 0 || stays[k-1].slot == stays[k].slot {
			continue
		}
		way := (t - float64(stays[k].tick)) / duration(stays, k, ease)
		if way >= 1+linger {
			continue
		}
		spot.trail = max(smooth(min(way, 1)-wake), smooth((way-1)/linger))
		if way < 1 {
			spot.way, spot.reached = way, smooth(way)
			spot.x, spot.y = g.along(i, k, spot.reached)
		}
		g.movers = append(g.movers, int32(i))
	}
}

// duration of the move to a stay: it is over before the next one begins.
func duration(stays []stay, k int, ease float64) float64 {
	if k+1 < len(stays) {
		return min(ease, float64(stays[k+1].tick-stays[k].tick))
	}
	return ease
}

// along is where an actor is on its way to a stay. Those who go together draw together on the way, and all ways bend a
// little to one side, so that two that meet can be told apart.
func (g *stage) along(actor, k int, part float64) (x, y float64) {
	stays := g.courses.of(actor)
	from, to, c := g.slots[stays[k-1].slot], g.slots[stays[k].slot], &g.companies[stays[k].company]
	lerp := func(a, b float32) float64 { return float64(a) + (float64(b)-float64(a))*part }
	x, y = lerp(from.X, to.X), lerp(from.Y, to.Y)
	middle := 4 * part * (1 - part)
	if c.count > 1 {
		closeness := 0.6 * middle
		x += (lerp(c.from.X, c.to.X) - x) * closeness
		y += (lerp(c.from.Y, c.to.Y) - y) * closeness
	}
	const bend = 0.1
	x -= float64(c.to.Y-c.from.Y) * bend * middle
	y += float64(c.to.X-c.from.X) * bend * middle
	return x, y
}

// presence is how much of a bloc there is at a time: it grows when it is founded and fades when it is dissolved.
func (g *stage) presence(bloc int, t, ease float64) float64 {
	tick := min(max(int(t), 0), g.record.Ticks-1)
	now := g.record.Bloc(tick, bloc).Active
	before := now
	if tick > 0 {
		before = g.record.Bloc(tick-1, bloc).Active
	}
	switch {
	case now && before:
		return 1
	case now:
		return smooth((t - float64(tick)) / min(ease, 1))
	case before:
		return 1 - smooth((t-float64(tick))/min(ease, 1))
	}
	return 0
}

// between is a figure of a bloc between the end of the tick before and the end of the one at a time.
func (g *stage) between(t float64, figure func(tick int) float64) float64 {
	tick := min(max(int(t), 0), g.record.Ticks-1)
	now := figure(tick)
	if tick == 0 {
		return now
	}
	before := figure(tick - 1)
	return before + (now-before)*math.Min(t-float64(tick), 1)
}
