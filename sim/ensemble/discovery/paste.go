package discovery

import (
	"math"
	"slices"
)

// paste takes back what peeling, short-sighted as it is, cut off too much of: a little at a time beyond one limit, as long as
// the box gets denser by it.
func (t *trajectory) paste() {
	for {
		choice := t.choice()
		beyond := t.nearMisses()
		for _, j := range t.search.order {
			if !choice.from[j].restricted() {
				continue
			}
			if t.search.data.Factors[j].Kind == Categorical {
				t.offerCategory(&choice, j, beyond)
			} else {
				t.offerEnds(&choice, j, beyond)
			}
		}
		best := choice.best
		denser := choice.any && best.score > 0 && best.inside.density() > choice.inside.density()
		if !denser || !t.search.massive(best.inside.points) {
			return
		}
		t.append(Paste, choice.from.with(best.factor, best.limits), best.inside)
	}
}

// nearMisses are the factors that alone keep points out of the box, by point: -1 for the points that are in it, that more than
// one factor keeps out, or that are not searched.
func (t *trajectory) nearMisses() []int {
	region, factors := t.last(), t.search.data.Factors
	misses := slices.Repeat([]int{-1}, t.search.all.points)
	for _, point := range t.among {
		for j := range region {
			if region[j].hold(factors[j].Values[point]) {
				continue
			}
			if misses[point] >= 0 {
				misses[point] = -1
				break
			}
			misses[point] = j
		}
	}
	return misses
}

// offerEnds offers the box with a little of what lies below and above it in a numeric factor. Where that is all there
// is, the limit goes.
func (t *trajectory) offerEnds(choice *choice, j int, beyond []int) {
	factor, from, alpha := &t.search.data.Factors[j], choice.from[j], t.search.prim.PasteAlpha
	var below, above []int
	for _, point := range t.search.sorted[j] {
		switch {
		case beyond[point] != j:
		case factor.Values[point] < from.lower:
			below = append(below, point)
		default:
			above = append(above, point)
		}
	}
	lowest := factor.Values[t.search.sorted[j][0]]
	highest := factor.Values[t.search.sorted[j][t.search.all.points-1]]

	if len(below) > 0 {
		changed, inside, place := from, choice.inside, len(below)
		changed.lower = quantile(len(below), func(place int) float64 { return factor.Values[below[place]] }, 1-alpha)
		for ; place > 0 && factor.Values[below[place-1]] >= changed.lower; place-- {
			inside = inside.plus(t.one(below[place-1]))
		}
		if factor.Kind == Integer && place < len(below) {
			changed.lower = factor.Values[below[place]]
		}
		if changed.lower <= lowest {
			changed.lower = math.Inf(-1)
		}
		choice.offer(j, changed, inside)
	}
	if len(above) > 0 {
		changed, inside, place := from, choice.inside, 0
		changed.upper = quantile(len(above), func(place int) float64 { return factor.Values[above[place]] }, alpha)
		for ; place < len(above) && factor.Values[above[place]] <= changed.upper; place++ {
			inside = inside.plus(t.one(above[place]))
		}
		if factor.Kind == Integer && place > 0 {
			changed.upper = factor.Values[above[place-1]]
		}
		if changed.upper >= highest {
			changed.upper = math.Inf(1)
		}
		choice.offer(j, changed, inside)
	}
}

// offerCategory offers the box with each of the categories that it keeps out.
func (t *trajectory) offerCategory(choice *choice, j int, beyond []int) {
	factor, from := &t.search.data.Factors[j], choice.from[j]
	kept := make([]count, len(factor.Categories))
	for _, point := range t.among {
		if beyond[point] == j {
			kept[int(factor.Values[point])].add(t.search.data.Outcome[point])
		}
	}
	for category, kept := range kept {
		if kept.points > 0 {
			choice.offer(j, from.toggled(category), choice.inside.plus(kept))
		}
	}
}
