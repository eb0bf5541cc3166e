package scene

import (
	"math"
	"slices"
)

// foes are two blocs that are hostile at some time.
type foes struct {
	a, b int
	// zigzag is the line between their borders, in pieces that leave out what lies below other blocs.
	zigzag [][]Point
}

// leastHostility is from where on hostility shows, of 0 to 1.
const leastHostility = 0.15

// newFoes lists the pairs of blocs that the record tells of.
func newFoes(s *Scene, g *stage) []foes {
	var list []foes
	known := map[[2]int]bool{}
	for tick := range g.record.Ticks {
		for b := range g.blocs {
			row := g.record.Bloc(tick, b)
			other := int(row.Foe)
			if row.Hostility < leastHostility || other < 0 || other >= len(g.blocs) {
				continue
			}
			pair := [2]int{min(b, other), max(b, other)}
			if !known[pair] {
				known[pair] = true
				list = append(list, foes{pair[0], pair[1], g.zigzag(int(g.blocs[pair[0]]), int(g.blocs[pair[1]]), s.measure)})
			}
		}
	}
	return list
}

// zigzag leads from border to border.
func (g *stage) zigzag(a, b int, m measure) [][]Point {
	from, to := g.homes[a], g.homes[b]
	dx, dy := to.x-from.x, to.y-from.y
	distance := math.Hypot(dx, dy)
	start, end := from.r+2.5*m.border, distance-to.r-2.5*m.border
	if distance == 0 || end <= start {
		return nil
	}
	dx, dy = dx/distance, dy/distance
	tooth := max(4.5*m.u, 3.0)
	teeth := max(int((end-start)/tooth), 2)
	var pieces [][]Point
	open := false
	for k := range teeth + 1 {
		along := start + (end-start)*float64(k)/float64(teeth)
		aside := 0.0
		if k > 0 && k < teeth {
			aside = tooth * 0.5 * float64(1-2*(k%2))
		}
		x, y := from.x+dx*along-dy*aside, from.y+dy*along+dx*aside
		if g.below(x, y, a, b, 2*m.border) {
			open = false
			continue
		}
		if !open {
			pieces, open = append(pieces, nil), true
		}
		last := &pieces[len(pieces)-1]
		*last = append(*last, Point{float32(x), float32(y)})
	}
	// A tooth alone says nothing.
	return slices.DeleteFunc(pieces, func(piece []Point) bool { return len(piece) < 4 })
}

// below says whether a point lies within a bloc other than two, or nearly so.
func (g *stage) below(x, y float64, a, b int, near float64) bool {
	for k, home := range g.homes[:len(g.homes)-1] {
		if k != a && k != b && math.Hypot(x-home.x, y-home.y) < home.r+near {
			return true
		}
	}
	return false
}

// hostility of two blocs at the end of a tick, as far as the record tells: each bloc's highest, and with whom.
func (g *stage) hostility(pair *foes, tick int) float64 {
	a, b := g.record.Bloc(tick, pair.a), g.record.Bloc(tick, pair.b)
	level := 0.0
	if int(a.Foe) == pair.b {
		level = a.Hostility
	}
	if int(b.Foe) == pair.a {
		level = max(level, b.Hostility)
	}
	return level
}

// drawRelations draws hostility between blocs, and lines from actors to the further blocs that they belong to.
func (g *stage) drawRelations(s *Scene, list *List, t float64) {
	m := s.measure
	for k := range g.foes {
		pair := &g.foes[k]
		level := g.between(t, func(tick int) float64 { return g.hostility(pair, tick) })
		strength := (level - leastHostility) / (1 - leastHostility)
		presence := min(g.presence(pair.a, t, s.ease), g.presence(pair.b, t, s.ease))
		if strength <= 0 || presence == 0 {
			continue
		}
		for _, points := range pair.zigzag {
			list.add(Relations, Shape{
				Kind: Path, Points: points, Width: float32(m.hair * (0.9 + 1.3*strength)),
				Colour: faded(s.colours.hostile, presence*min(0.3+0.6*strength, 1)),
			})
		}
	}
	for i := range g.now {
		g.drawTies(s, list, i, t)
	}
}

// drawTies draws the lines of one actor. A line grows when the actor joins, and goes back when it leaves.
func (g *stage) drawTies(s *Scene, list *List, i int, t float64) {
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
		// The bloc that it has just left for this one is no tie.
		if spot.stay > 0 && part < 1 && g.blocs[b] == stays[spot.stay-1].place && !now.set.Has(b) {
			continue
		}
		g.drawTie(s, list, i, b, length)
	}
}

func (g *stage) drawTie(s *Scene, list *List, i, b int, length float64) {
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
