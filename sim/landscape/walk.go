package landscape

import (
	"errors"
	"slices"
)

// walk is one descent: where each unit is, and what each side holds for it.
type walk struct {
	r    *units
	side []int
	// pull[u][c] is Σ over units v on side c of what u would suffer if it were apart from v.
	pull [][]int64
}

// step is a unit's move to a side; unit is -1 where nobody moves.
type step struct {
	unit, side int
	// change is that of Σ s_i F_i over the unit's members.
	change int64
	// tie says that another step would have gone down as far, and flat that one would change nothing.
	tie, flat bool
}

func newWalk(r *units) *walk {
	w := &walk{r: r, side: make([]int, len(r.list)), pull: make([][]int64, len(r.list))}
	for u := range w.pull {
		w.pull[u] = make([]int64, r.sides)
	}
	return w
}

// walkFrom begins a walk at sides of actors.
func (r *units) walkFrom(sides []int) (*walk, error) {
	w := newWalk(r)
	for u := range r.list {
		one := &r.list[u]
		w.side[u] = sides[one.members[0]]
		if w.side[u] >= r.sides {
			return nil, errors.New("a side is beyond the last")
		}
		for k, member := range one.members {
			if sides[member] != w.side[u]^one.offset[k] {
				return nil, errors.New("the sides break up a pair that is kept together, or join one that is kept apart")
			}
		}
	}
	for u := range r.list {
		if !w.allowed(u, w.side[u]) {
			return nil, errors.New("the sides join a pair that is kept apart")
		}
	}
	w.settle()
	return w, nil
}

// settle works out the pulls anew.
func (w *walk) settle() {
	for u, row := range w.r.own {
		clear(w.pull[u])
		for v, own := range row {
			w.pull[u][w.side[v]] += own
		}
	}
}

// allowed says whether a unit may be on a side as the others are.
func (w *walk) allowed(u, side int) bool {
	return !slices.ContainsFunc(w.r.apart[u], func(v int) bool { return w.side[v] == side })
}

// steepest is the step that goes down most; of several that of the lowest unit, to the lowest side.
func (w *walk) steepest() step {
	slack := w.r.scale.slack
	best := step{unit: -1}
	for pass := range 2 {
		lowest := best.change
		for u := range w.r.list {
			if w.r.list[u].fixed >= 0 {
				continue
			}
			here := w.pull[u][w.side[u]]
			for side, pull := range w.pull[u] {
				if side == w.side[u] || !w.allowed(u, side) {
					continue
				}
				// On a side, it suffers from all but those there.
				change := here - pull
				switch {
				case pass == 0:
					best.change = min(best.change, change)
					best.flat = best.flat || change <= slack && change >= -slack
				case change > lowest+slack:
				case best.unit < 0:
					best.unit, best.side, best.change = u, side, change
				default:
					best.tie = true
					return best
				}
			}
		}
		if best.change >= -slack {
			return step{unit: -1, flat: best.flat}
		}
	}
	return best
}

// take makes a step.
func (w *walk) take(s step) {
	from := w.side[s.unit]
	w.side[s.unit] = s.side
	for u, row := range w.r.own {
		w.pull[u][from] -= row[s.unit]
		w.pull[u][s.side] += row[s.unit]
	}
}

// key is a text that is the same for the same partition.
func (w *walk) key() string { return keyOf(w.sides()) }

func (w *walk) sides() []int { return w.r.configuration(func(u int) int { return w.side[u] }) }

func keyOf(sides []int) string {
	text := make([]byte, len(sides))
	for i, side := range sides {
		text[i] = byte(side)
	}
	return string(text)
}
