package discovery

import (
	"cmp"
	"math"
	"slices"
)

// limits are what a box lets through of one factor: the values from lower to upper, both included, or the categories kept.
type limits struct {
	lower, upper float64
	kept         []bool
}

func (l limits) restricted() bool {
	return !math.IsInf(l.lower, -1) || !math.IsInf(l.upper, 1) || slices.Contains(l.kept, false)
}

func (l limits) hold(value float64) bool {
	if l.kept != nil {
		return l.kept[int(value)]
	}
	return l.lower <= value && value <= l.upper
}

// region is a box: limits for each factor.
type region []limits

// with is the region with other limits for one factor.
func (r region) with(factor int, changed limits) region {
	other := slices.Clone(r)
	other[factor] = changed
	return other
}

func (r region) restricted() int {
	count := 0
	for _, limits := range r {
		if limits.restricted() {
			count++
		}
	}
	return count
}

// search is what all searches in the same data share.
type search struct {
	prim Prim
	data *Data
	all  count
	// order lists the factors as they are looked at: continuous, integer, categorical.
	order []int
	// sorted lists all points by value, for each factor that is not categorical.
	sorted [][]int
}

func newSearch(prim Prim, data *Data) *search {
	s := &search{prim: prim, data: data, all: count{data.Points(), data.OfInterest()}, sorted: make([][]int, len(data.Factors))}
	for j := range data.Factors {
		s.order = append(s.order, j)
		if data.Factors[j].Kind == Categorical {
			continue
		}
		points := make([]int, data.Points())
		for point := range points {
			points[point] = point
		}
		values := data.Factors[j].Values
		slices.SortStableFunc(points, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
		s.sorted[j] = points
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(data.Factors[a].Kind, data.Factors[b].Kind) })
	return s
}

// massive says whether a box may hold so few points.
func (s *search) massive(points int) bool {
	return float64(points)/float64(s.all.points) >= s.prim.MassMin
}

// everything is the region that nothing is outside of.
func (s *search) everything() region {
	all := make(region, len(s.data.Factors))
	for j := range all {
		all[j] = limits{lower: math.Inf(-1), upper: math.Inf(1)}
		if factor := &s.data.Factors[j]; factor.Kind == Categorical {
			all[j].kept = make([]bool, len(factor.Categories))
			for category := range all[j].kept {
				all[j].kept[category] = true
			}
		}
	}
	return all
}

// holds says whether a point is in a region.
func (s *search) holds(r region, point int) bool {
	for j := range r {
		if !r[j].hold(s.data.Factors[j].Values[point]) {
			return false
		}
	}
	return true
}

// count counts the points that are in a region.
func (s *search) count(r region, among []int) (inside count) {
	for _, point := range among {
		if s.holds(r, point) {
			inside.add(s.data.Outcome[point])
		}
	}
	return inside
}

// trajectory searches for one box among some of the points: it peels, then pastes.
func (s *search) trajectory(among []int) *trajectory {
	t := &trajectory{search: s, among: among}
	t.append(Start, s.everything(), s.count(s.everything(), among))
	t.peel()
	t.paste()
	return t
}

// candidate is a step that could be taken: new limits for one factor, and what the box would hold with them.
type candidate struct {
	factor     int
	limits     limits
	inside     count
	restricted int // how many factors the box would restrict
	score      float64
}

// choice keeps the best candidate of those it is offered.
type choice struct {
	from       region
	restricted int // how many factors it restricts
	inside     count
	objective  Objective
	best       candidate
	any        bool
}

// choice begins a choice of the next step.
func (t *trajectory) choice() choice {
	step := t.steps[len(t.steps)-1]
	return choice{from: t.last(), restricted: step.Restricted, inside: t.inside(), objective: t.search.prim.Objective}
}

func (c *choice) offer(factor int, changed limits, inside count) {
	if inside.points == 0 || inside == c.inside {
		return
	}
	offered := candidate{
		factor: factor, limits: changed, inside: inside, restricted: c.restricted,
		score: c.objective.score(c.inside, inside),
	}
	if c.from[factor].restricted() {
		offered.restricted--
	}
	if changed.restricted() {
		offered.restricted++
	}
	if !c.any || offered.score > c.best.score || offered.score == c.best.score && offered.restricted < c.best.restricted {
		c.best, c.any = offered, true
	}
}

// quantile is the value between two neighbours in a sorted list around the place of a quantile, q of the way from its first to
// its last. Neighbours that are equal are parted by moving on, below the median upwards and above it downwards, so that
// cutting there always cuts something off where that is possible.
func quantile(count int, value func(place int) float64, q float64) float64 {
	place := float64(float64(count-1) * q)
	low, high := int(math.Floor(place)), int(math.Ceil(place))
	if q > 0.5 {
		for low > 0 && value(low) == value(high) {
			low--
		}
	} else {
		for high < count-1 && value(low) == value(high) {
			high++
		}
	}
	return (value(low) + value(high)) / 2
}
