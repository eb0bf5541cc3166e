package scene

import (
	"math"

	"entente/sim"
)

// stage is one run in its part of the picture.
type stage struct {
	record *sim.Record
	// actors and blocs say where those of the record are in the cast; recordBloc is the other way round, -1 for none.
	actors, blocs, recordBloc []int32
	courses                   courses
	companies                 []company
	// roots are the square roots of yearly investment, by tick and actor.
	roots []float32
	room  frame
	// homes and slots are those of the layout, moved to the stage.
	homes []territory
	slots []Point
	scene *Scene

	blocLooks []blocLook
	foes      []foes
	// now is every actor at the time that is drawn, and movers those on their way.
	now    []spot
	movers []int32
	// differs marks actors whose memberships are others in the other run.
	differs []bool
	order   []int32
	drawn   float64
}

// spot is an actor at a time.
type spot struct {
	x, y, r float64
	stay    int32   // index of the actor's stay
	trail   float64 // from which part of the way on its trail shows; 1 for none
	way     float64 // the part of the way that it has gone, 1 at rest
	reached float64 // the same, eased
}

// company are actors that go from one place to another together: from and to are the means of their places.
type company struct {
	from, to Point
	count    float32
}

func newStage(s *Scene, record *sim.Record) *stage {
	g := &stage{record: record, scene: s}
	g.actors, g.blocs = s.cast.take(record)
	g.recordBloc = make([]int32, len(s.cast.blocs))
	for k := range g.recordBloc {
		g.recordBloc[k] = -1
	}
	for b, k := range g.blocs {
		g.recordBloc[k] = int32(b)
	}
	g.courses = newCourses(record, g.blocs)
	n := len(record.Actors)
	g.roots = make([]float32, record.Ticks*n)
	for k := range g.roots {
		g.roots[k] = float32(math.Sqrt(max(record.ActorRows[k].Invest, 0)))
	}
	g.now, g.differs = make([]spot, n), make([]bool, n)
	return g
}

// claims asks for a slot for every stay.
func (g *stage) claims(l *layout) {
	n := len(g.record.Actors)
	for i := range n {
		stays := g.courses.of(i)
		for k := range stays {
			from, to := max(int(stays[k].tick), 0), g.record.Ticks-1
			if k+1 < len(stays) {
				// On its way it is still as large as it was.
				to = min(int(stays[k+1].tick)+1, to)
			}
			least, most := math.Inf(1), 0.0
			for tick := from; tick <= to; tick++ {
				root := float64(g.roots[tick*n+i])
				least, most = min(least, root), max(most, root)
			}
			stays[k].slot = l.claim(g.actors[i], stays[k].place, least, most)
		}
	}
}

// settle moves the layout to the stage's part of the picture and prepares what is drawn there.
func (g *stage) settle(s *Scene, room frame) {
	g.room = room
	l := s.layout
	g.homes, g.slots = make([]territory, len(l.homes)), make([]Point, len(l.slots))
	for k, home := range l.homes {
		g.homes[k] = territory{home.x + room.x, home.y + room.y, home.r}
	}
	for k := range l.slots {
		g.slots[k] = Point{float32(l.slots[k].x + room.x), float32(l.slots[k].y + room.y)}
	}
	g.gather()
	g.order = make([]int32, len(g.actors))
	byRank := make([]int32, len(l.rank))
	for k := range byRank {
		byRank[k] = -1
	}
	for i, who := range g.actors {
		byRank[l.rank[who]] = int32(i)
	}
	g.order = g.order[:0]
	for _, i := range byRank {
		if i >= 0 {
			g.order = append(g.order, i)
		}
	}
	g.blocLooks = newBlocLooks(s, g)
	g.foes = newFoes(s, g)
}

// gather finds who goes together.
func (g *stage) gather() {
	type journey struct{ tick, from, to int32 }
	known := map[journey]int32{}
	g.companies = nil
	for i := range g.actors {
		stays := g.courses.of(i)
		for k := 1; k < len(stays); k++ {
			from, to := &stays[k-1], &stays[k]
			key := journey{to.tick, from.place, to.place}
			at, found := known[key]
			if !found {
				at = int32(len(g.companies))
				known[key] = at
				g.companies = append(g.companies, company{})
			}
			to.company = at
			c := &g.companies[at]
			c.from.X += g.slots[from.slot].X
			c.from.Y += g.slots[from.slot].Y
			c.to.X += g.slots[to.slot].X
			c.to.Y += g.slots[to.slot].Y
			c.count++
		}
	}
	for k := range g.companies {
		c := &g.companies[k]
		c.from.X, c.from.Y, c.to.X, c.to.Y = c.from.X/c.count, c.from.Y/c.count, c.to.X/c.count, c.to.Y/c.count
	}
}
