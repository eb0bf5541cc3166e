package landscape

import "fmt"

// unit is a set of actors that move as one.
type unit struct {
	members []int
	// offset is, for each member, 1 where it is always on the other side than the first one: only where there are two sides.
	offset []int
	// fixed is the side of the first member where it never moves, else -1.
	fixed int
}

// units is a problem with actors that move as one put together.
type units struct {
	problem *Problem
	list    []unit
	// own[u][v] is what units u and v on different sides add to Σ_{i∈u} s_i F_i, the frustration of u weighted by size; with
	// two sides and offsets, up to a constant.
	own [][]int64
	// apart lists, for each unit, those that it is kept apart from, with three sides or more.
	apart [][]int
	scale scale
	sides int
	// products are those of single actors, and mutual says whether propensities are.
	products [][]int64
	mutual   bool
}

// reduce puts together what moves together; an error says which wishes contradict one another.
func (p *Problem) reduce() (*units, error) {
	r := &units{problem: p, sides: p.Sides}
	merged := newForest(len(p.Actors))
	for _, pair := range p.Together {
		if !merged.join(pair[0], pair[1], 0) {
			return nil, fmt.Errorf("%s and %s cannot be kept together: others keep them apart", p.name(pair[0]), p.name(pair[1]))
		}
	}
	if p.Sides == 2 {
		for _, pair := range p.Apart {
			if !merged.join(pair[0], pair[1], 1) {
				return nil, fmt.Errorf("%s and %s cannot be kept apart: others keep them together", p.name(pair[0]), p.name(pair[1]))
			}
		}
		if err := p.joinFixed(merged); err != nil {
			return nil, err
		}
	}
	number := map[int]int{}
	for i := range p.Actors {
		root, offset := merged.find(i)
		u, known := number[root]
		if !known {
			u = len(r.list)
			number[root] = u
			r.list = append(r.list, unit{fixed: -1})
		}
		r.list[u].members = append(r.list[u].members, i)
		r.list[u].offset = append(r.list[u].offset, offset)
	}
	for u := range r.list {
		if err := p.settle(&r.list[u]); err != nil {
			return nil, err
		}
	}
	r.anchorFirst()
	return r, r.keepApart()
}

// joinFixed makes all that are fixed on two sides one unit.
func (p *Problem) joinFixed(merged *forest) error {
	first := -1
	for i := range p.Fixed {
		switch {
		case p.Fixed[i] < 0:
		case first < 0:
			first = i
		case !merged.join(first, i, p.Fixed[first]^p.Fixed[i]):
			return fmt.Errorf("%s and %s cannot be fixed so: others keep them together or apart", p.name(first), p.name(i))
		}
	}
	return nil
}

// settle counts offsets from the first member and finds the unit's fixed side.
func (p *Problem) settle(u *unit) error {
	base := u.offset[0]
	for k, member := range u.members {
		u.offset[k] ^= base
		if p.Fixed == nil || p.Fixed[member] < 0 {
			continue
		}
		side := p.Fixed[member] ^ u.offset[k]
		if p.Sides > 2 {
			side = p.Fixed[member]
		}
		if u.fixed >= 0 && u.fixed != side {
			return fmt.Errorf("%s and %s are kept together and fixed on different sides", p.name(u.members[0]), p.name(member))
		}
		u.fixed = side
	}
	return nil
}

// anchorFirst puts the unit that is fixed, where there are two sides, before the others.
func (r *units) anchorFirst() {
	if r.sides > 2 {
		return
	}
	for u := range r.list {
		if r.list[u].fixed >= 0 {
			anchor := r.list[u]
			copy(r.list[1:u+1], r.list[:u])
			r.list[0] = anchor
			return
		}
	}
}

// keepApart lists which units may not meet, where there are three sides or more.
func (r *units) keepApart() error {
	r.apart = make([][]int, len(r.list))
	if r.sides == 2 {
		return nil
	}
	of := r.unitOf()
	for _, pair := range r.problem.Apart {
		a, b := of[pair[0]], of[pair[1]]
		if a == b {
			return fmt.Errorf("%s and %s cannot be kept apart: others keep them together", r.problem.name(pair[0]), r.problem.name(pair[1]))
		}
		if r.list[a].fixed >= 0 && r.list[a].fixed == r.list[b].fixed {
			return fmt.Errorf("%s and %s are kept apart and fixed on the same side", r.problem.name(pair[0]), r.problem.name(pair[1]))
		}
		r.apart[a], r.apart[b] = append(r.apart[a], b), append(r.apart[b], a)
	}
	return nil
}

// unitOf is the unit of each actor.
func (r *units) unitOf() []int {
	of := make([]int, len(r.problem.Actors))
	for u := range r.list {
		for _, member := range r.list[u].members {
			of[member] = u
		}
	}
	return of
}

// weigh works out what units do to one another.
func (r *units) weigh() {
	r.products, r.scale = r.problem.products()
	r.mutual = r.problem.Symmetric()
	r.own = make([][]int64, len(r.list))
	for u := range r.list {
		r.own[u] = make([]int64, len(r.list))
		for v := range r.list {
			if u != v {
				r.own[u][v] = r.between(&r.list[u], &r.list[v])
			}
		}
	}
}

// between adds up over pairs of members. A pair with different offsets is apart just where the units are together.
func (r *units) between(u, v *unit) int64 {
	sum := int64(0)
	for a, i := range u.members {
		for b, j := range v.members {
			if u.offset[a] == v.offset[b] {
				sum += r.products[i][j]
			} else {
				sum -= r.products[i][j]
			}
		}
	}
	return sum
}

// prepare checks a problem and reduces it.
func (p *Problem) prepare() (*units, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	r, err := p.reduce()
	if err != nil {
		return nil, err
	}
	r.weigh()
	return r, nil
}

// configuration is the side of each actor where units are on sides, numbered so that equal partitions are equal: sides on
// which somebody is fixed keep their numbers, the others are numbered in the order of their first actors.
func (r *units) configuration(sideOf func(unit int) int) []int {
	sides := make([]int, len(r.problem.Actors))
	for u := range r.list {
		for k, member := range r.list[u].members {
			sides[member] = (sideOf(u) + r.list[u].offset[k]) % r.sides
		}
	}
	return canonical(sides, r.problem.Fixed, r.sides)
}

// canonical renumbers sides.
func canonical(sides, fixed []int, count int) []int {
	to, taken := make([]int, count), make([]bool, count)
	for side := range to {
		to[side] = -1
	}
	for _, side := range fixed {
		if side >= 0 {
			to[side], taken[side] = side, true
		}
	}
	next := 0
	for k, side := range sides {
		if to[side] < 0 {
			for taken[next] {
				next++
			}
			to[side], taken[next] = next, true
		}
		sides[k] = to[side]
	}
	return sides
}

// forest is a union of sets in which each element knows whether it is on its root's side, 0, or on the other, 1.
type forest struct{ parent, parity []int }

func newForest(count int) *forest {
	f := &forest{make([]int, count), make([]int, count)}
	for i := range f.parent {
		f.parent[i] = i
	}
	return f
}

func (f *forest) find(i int) (root, parity int) {
	for f.parent[i] != i {
		parity ^= f.parity[i]
		i = f.parent[i]
	}
	return i, parity
}

// join demands that two elements be on the same side, 0, or on different ones, 1; false where that cannot be.
func (f *forest) join(i, j, parity int) bool {
	a, atA := f.find(i)
	b, atB := f.find(j)
	if a == b {
		return atA^atB == parity
	}
	f.parent[max(a, b)], f.parity[max(a, b)] = min(a, b), atA^atB^parity
	return true
}
