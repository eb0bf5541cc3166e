package landscape

import "slices"

// mostComponents is for how many units the graph of best responses is searched: half a million configurations.
const mostComponents = 20

// frame is a configuration that the search is in, and which of its moves come next.
type frame struct {
	at   uint32
	left uint32 // units whose moves have not been gone yet, as bits
}

// search is a depth-first search for strongly connected components (Tarjan 1972), without recursion.
type search struct {
	g     *gray
	found *Components
	// order is when a configuration was first met, from 1, and low the earliest that it leads back to; done has no low.
	order, low []uint32
	onStack    []bool
	stack      []uint32
	frames     []frame
	clock      uint32
	// component is the number of a configuration's component, from 1; open says which of them can be left.
	component []uint32
	numbers   uint32
}

// components searches the graph of best responses.
func (r *units) components(configurations int) *Components {
	s := &search{
		g: newGray(r), found: &Components{}, order: make([]uint32, configurations), low: make([]uint32, configurations),
		onStack: make([]bool, configurations), component: make([]uint32, configurations),
	}
	for at := range uint32(configurations) {
		if s.order[at] == 0 {
			s.enter(at)
			s.run()
		}
	}
	slices.SortFunc(s.found.Terminal, func(a, b int) int { return b - a })
	return s.found
}

// better is the set of units that would move from a configuration.
func (s *search) better(at uint32) uint32 {
	s.g.start(at)
	set := uint32(0)
	for u := s.g.movesFrom; u < len(s.g.change); u++ {
		if s.g.change[u] < -s.g.r.scale.slack {
			set |= 1 << u
		}
	}
	return set
}

func (s *search) enter(at uint32) {
	s.clock++
	s.order[at], s.low[at], s.onStack[at] = s.clock, s.clock, true
	s.stack = append(s.stack, at)
	s.frames = append(s.frames, frame{at, s.better(at)})
}

func (s *search) run() {
	for len(s.frames) > 0 {
		top := &s.frames[len(s.frames)-1]
		if top.left != 0 {
			next := s.takeMove(top)
			switch {
			case s.order[next] == 0:
				s.enter(next)
			case s.onStack[next]:
				s.low[top.at] = min(s.low[top.at], s.order[next])
			}
			continue
		}
		at := top.at
		s.frames = s.frames[:len(s.frames)-1]
		if s.low[at] == s.order[at] {
			s.close(at)
		}
		if len(s.frames) > 0 {
			above := s.frames[len(s.frames)-1].at
			s.low[above] = min(s.low[above], s.low[at])
		}
	}
}

// takeMove is the configuration after the next of a frame's moves.
func (s *search) takeMove(top *frame) uint32 {
	u := 0
	for top.left>>u&1 == 0 {
		u++
	}
	top.left &^= 1 << u
	return moved(top.at, u, len(s.g.change))
}

// close takes a component off the stack and counts it.
func (s *search) close(root uint32) {
	s.numbers++
	from := len(s.stack)
	for {
		from--
		s.onStack[s.stack[from]], s.component[s.stack[from]] = false, s.numbers
		if s.stack[from] == root {
			break
		}
	}
	members := s.stack[from:]
	s.stack = s.stack[:from]
	if len(members) == 1 {
		return
	}
	s.found.Circling += len(members)
	for _, member := range members {
		for set := (frame{member, s.better(member)}); set.left != 0; {
			if s.component[s.takeMove(&set)] != s.numbers {
				return // It can be left.
			}
		}
	}
	s.found.Terminal = append(s.found.Terminal, len(members))
}
