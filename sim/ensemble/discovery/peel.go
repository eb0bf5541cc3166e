package discovery

import (
	"math"
	"slices"
)

// peel cuts off a little at a time, from whichever side of whichever factor is worth most, as long as that is worth something
// and the box keeps its least mass.
func (t *trajectory) peel() {
	inside := make([]bool, t.search.all.points)
	for _, point := range t.among {
		inside[point] = true
	}
	members := slices.Clone(t.among)
	sorted := make([][]int, len(t.search.sorted))
	keep := func(points []int) []int {
		return slices.DeleteFunc(points, func(point int) bool { return !inside[point] })
	}
	for j := range sorted {
		sorted[j] = keep(slices.Clone(t.search.sorted[j]))
	}
	for {
		choice := t.choice()
		for _, j := range t.search.order {
			if t.search.data.Factors[j].Kind == Categorical {
				t.offerWithoutCategory(&choice, j, members)
			} else {
				t.offerWithoutEnds(&choice, j, sorted[j])
			}
		}
		best := choice.best
		if !choice.any || best.score <= 0 || !t.search.massive(best.inside.points) {
			return
		}
		t.append(Peel, choice.from.with(best.factor, best.limits), best.inside)
		values := t.search.data.Factors[best.factor].Values
		for _, point := range members {
			inside[point] = best.limits.hold(values[point])
		}
		members = keep(members)
		for j := range sorted {
			sorted[j] = keep(sorted[j])
		}
	}
}

// offerWithoutEnds offers the box without the highest and without the lowest of a numeric factor's values.
func (t *trajectory) offerWithoutEnds(choice *choice, j int, sorted []int) {
	factor, alpha := &t.search.data.Factors[j], t.search.prim.PeelAlpha
	value := func(place int) float64 { return factor.Values[sorted[place]] }
	count := len(sorted)

	upper := quantile(count, value, 1-alpha)
	if factor.Kind == Integer {
		upper = math.Floor(upper)
	}
	inside, place := choice.inside, count
	for ; place > 0 && value(place-1) > upper; place-- {
		inside = inside.minus(t.one(sorted[place-1]))
	}
	if place > 0 {
		changed := choice.from[j]
		changed.upper = upper
		if factor.Kind == Integer {
			changed.upper = value(place - 1)
		}
		choice.offer(j, changed, inside)
	}

	lower := quantile(count, value, alpha)
	if factor.Kind == Integer {
		if lower = math.Floor(lower); lower == value(0) {
			lower++ // the lowest value of all goes as a whole, or nothing would go
		}
	}
	inside, place = choice.inside, 0
	for ; place < count && value(place) < lower; place++ {
		inside = inside.minus(t.one(sorted[place]))
	}
	if place < count {
		changed := choice.from[j]
		changed.lower = lower
		if factor.Kind == Integer {
			changed.lower = value(place)
		}
		choice.offer(j, changed, inside)
	}
}

// offerWithoutCategory offers the box without each of the categories that it holds.
func (t *trajectory) offerWithoutCategory(choice *choice, j int, members []int) {
	factor, from := &t.search.data.Factors[j], choice.from[j]
	held := make([]count, len(factor.Categories))
	for _, point := range members {
		held[int(factor.Values[point])].add(t.search.data.Outcome[point])
	}
	for category, held := range held {
		if held.points == 0 {
			continue
		}
		choice.offer(j, from.toggled(category), choice.inside.minus(held))
	}
}

// toggled are the limits with one category let in that was kept out, or the other way round.
func (l limits) toggled(category int) limits {
	l.kept = slices.Clone(l.kept)
	l.kept[category] = !l.kept[category]
	return l
}

// one counts a single point.
func (t *trajectory) one(point int) (single count) {
	single.add(t.search.data.Outcome[point])
	return single
}
