package scene

import "entente/agents"

// findDifferences marks actors that belong to other blocs in the other of two runs, or are only in one.
func (s *Scene) findDifferences() {
	left, right := s.stages[0], s.stages[1]
	mark(left, right)
	mark(right, left)
}

func mark(here, there *stage) {
	for i := range here.differs {
		other := there.actorOf(here.actors[i])
		here.differs[i] = other < 0 || here.setOf(i) != there.setOf(other)
	}
}

// actorOf is the record's number of an actor of the cast, -1 where the run does not have it.
func (g *stage) actorOf(who int32) int {
	// Mostly both runs have the same actors in the same order.
	if int(who) < len(g.actors) && g.actors[who] == who {
		return int(who)
	}
	for i, k := range g.actors {
		if k == who {
			return i
		}
	}
	return -1
}

// setOf is the set of blocs, as the cast counts them, to which an actor belongs at the time that is drawn.
func (g *stage) setOf(i int) (set agents.Memberships) {
	for rest := g.courses.of(i)[g.now[i].stay].set; rest != 0; {
		var b int
		b, rest = rest.First()
		if b < len(g.blocs) {
			set = set.With(int(g.blocs[b]))
		}
	}
	return set
}
