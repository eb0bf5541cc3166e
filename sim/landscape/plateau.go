package landscape

import "slices"

// plateau is a set of configurations of equal energy, connected by single moves.
type plateau struct {
	first uint32 // its first configuration that nobody leaves downhill
	ends  []int  // those that nobody leaves downhill, as places in ends.at
	exits int    // how many others it has, from which somebody goes down
}

// plateaus puts ends of one configuration together where moves on the level connect them. Where propensities are not mutual, a
// move that changes nothing for who makes it may change the energy, so that each stands alone.
func (r *units) plateaus(steps []byte, found *ends, mutual bool) []plateau {
	place := map[uint32]int{}
	var out []plateau
	var weak []uint32
	for k, at := range found.at {
		switch {
		case len(at) > 1:
		case mutual && steps[at[0]]&flatBit != 0:
			place[at[0]] = k
			weak = append(weak, at[0])
		default:
			out = append(out, plateau{first: at[0], ends: []int{k}})
		}
	}
	if len(weak) == 0 {
		return out
	}
	slices.Sort(weak)
	seen := make([]uint64, len(steps)/64+1)
	level := newGray(r)
	for _, first := range weak {
		if seen[first/64]>>(first%64)&1 == 0 {
			out = append(out, level.spread(first, steps, seen, place))
		}
	}
	return out
}

// spread finds all that moves on the level reach from a configuration.
func (g *gray) spread(first uint32, steps []byte, seen []uint64, place map[uint32]int) plateau {
	p := plateau{first: first}
	slack := g.r.scale.slack
	queue := []uint32{first}
	seen[first/64] |= 1 << (first % 64)
	for len(queue) > 0 {
		at := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if steps[at]&unitsOf == noMove {
			p.ends = append(p.ends, place[at])
			p.first = min(p.first, at)
		} else {
			p.exits++
		}
		g.start(at)
		for u := g.movesFrom; u < len(g.change); u++ {
			next := moved(at, u, len(g.change))
			if g.change[u] > slack || g.change[u] < -slack || seen[next/64]>>(next%64)&1 != 0 {
				continue
			}
			seen[next/64] |= 1 << (next % 64)
			queue = append(queue, next)
		}
	}
	return p
}
