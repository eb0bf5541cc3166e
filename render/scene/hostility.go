package scene

import (
	"math"
	"slices"
)

// foes are two blocs that are hostile at some time.
type foes struct {
	a, b int
	// zigzag is the line between their borders, in pieces where it cannot help passing below others.
	zigzag [][]Point
}

// leastHostility is from where on hostility shows, of 0 to 1. The key says so too.
const leastHostility = 0.15

// newFoes lists the pairs of blocs between which hostility shows at some time.
func newFoes(s *Scene, g *stage) []foes {
	var list []foes
	for b := range g.blocs {
		for a := range b {
			for tick := range g.record.Ticks {
				if g.record.Hostility(tick, a, b) >= leastHostility {
					list = append(list, foes{a, b, g.zigzag(int(g.blocs[a]), int(g.blocs[b]), s.measure)})
					break
				}
			}
		}
	}
	return list
}

// bends are how far a zigzag may swing aside, in parts of the distance, to pass other blocs; those tried first come first.
var bends = [...]float64{0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3, 0.4, -0.4, 0.5, -0.5, 0.65, -0.65, 0.8, -0.8}

// zigzag leads from border to border, around other blocs if there is a way, and else with gaps where they are.
func (g *stage) zigzag(a, b int, m measure) [][]Point {
	var best [][]Point
	least := 0
	for k, bend := range bends {
		pieces, hidden := g.bent(a, b, bend, m)
		if k == 0 || hidden < least {
			best, least = pieces, hidden
		}
		if hidden == 0 {
			break
		}
	}
	return best
}

// bent is a zigzag along a curve, in pieces, with how many of its points are left out because something else is there. The
// curve is a parabola through the middles of both blocs, which swings aside by so much of their distance.
func (g *stage) bent(a, b int, bend float64, m measure) (pieces [][]Point, hidden int) {
	from, to := g.homes[a], g.homes[b]
	dx, dy := to.x-from.x, to.y-from.y
	distance := math.Hypot(dx, dy)
	gap := 2.5 * m.border
	if distance <= from.r+to.r+2*gap {
		return nil, 0
	}
	tooth := max(4.5*m.u, 3.0)
	steps := max(int(distance*(1+2*bend*bend)/tooth), 2)
	open, side := false, 1.0
	for k := range steps + 1 {
		part := float64(k) / float64(steps)
		aside := 4 * bend * part * (1 - part)
		x, y := from.x+dx*part-dy*aside, from.y+dy*part+dx*aside
		if math.Hypot(x-from.x, y-from.y) < from.r+gap || math.Hypot(x-to.x, y-to.y) < to.r+gap {
			continue
		}
		if g.taken(x, y, a, b, 2*m.border) {
			open = false
			hidden++
			continue
		}
		// Square to the curve, whose direction changes on the way.
		turn := 4 * bend * (1 - 2*part)
		alongX, alongY := dx-dy*turn, dy+dx*turn
		length := math.Hypot(alongX, alongY)
		if !open {
			pieces, open = append(pieces, nil), true
		}
		last := &pieces[len(pieces)-1]
		*last = append(*last, Point{float32(x - alongY/length*tooth/2*side), float32(y + alongX/length*tooth/2*side)})
		side = -side
	}
	// A tooth alone says nothing.
	return slices.DeleteFunc(pieces, func(piece []Point) bool { return len(piece) < 4 }), hidden
}

// taken says whether a point lies within a bloc other than two, under its name, or off the map, or nearly so.
func (g *stage) taken(x, y float64, a, b int, near float64) bool {
	top, bottom := g.room.y+g.scene.heading(), g.room.y+g.room.h-g.scene.foot()
	if x < g.room.x || x > g.room.x+g.room.w || y < top || y > bottom {
		return true
	}
	for k, home := range g.homes[:len(g.homes)-1] {
		if k != a && k != b && math.Hypot(x-home.x, y-home.y) < home.r+near {
			return true
		}
	}
	for k := range g.blocLooks {
		if pill := g.blocLooks[k].pill; int(g.blocs[k]) != a && int(g.blocs[k]) != b && pill.inset(-near).holds(x, y) {
			return true
		}
	}
	return false
}

// drawHostility draws the zigzags: the more hostile two blocs are, the wider and the darker.
func (g *stage) drawHostility(s *Scene, list *List, t float64) {
	m := s.measure
	for k := range g.foes {
		pair := &g.foes[k]
		level := g.between(t, func(tick int) float64 { return g.record.Hostility(tick, pair.a, pair.b) })
		strength := (level - leastHostility) / (1 - leastHostility)
		presence := min(g.presence(pair.a, t, s.ease), g.presence(pair.b, t, s.ease))
		if strength <= 0 || presence == 0 {
			continue
		}
		for k, points := range pair.zigzag {
			if k > 0 {
				// Below another bloc a dotted line leads from piece to piece.
				last := pair.zigzag[k-1]
				from, to := last[len(last)-1], points[0]
				list.add(Relations, Shape{
					Kind: Line, X: from.X, Y: from.Y, X2: to.X, Y2: to.Y, Width: float32(m.hair),
					Dash: float32(2 * m.hair), Gap: float32(3 * m.hair),
					Colour: faded(s.colours.hostile, presence*min(0.3+0.3*strength, 1)),
				})
			}
			list.add(Relations, Shape{
				Kind: Path, Points: points, Width: float32(m.hair * (0.8 + 2.2*strength)),
				Colour: faded(s.colours.hostile, presence*min(0.3+0.6*strength, 1)),
			})
		}
	}
}
