package advice

import (
	"math"
	"slices"
)

// Tipping tells how the chosen option does against its rivals when one factor, or one lever of the chosen option, is varied alone,
// all else as the scenario stands, on the same luck throughout.
type Tipping struct {
	// Name, Unit and Words are the factor's or the lever's.
	Name, Unit string
	Words      []string
	// Standing is the value as the scenario, or the chosen option, has it.
	Standing float64
	// Points are in the order of their values, or of the words.
	Points []TippingPoint
	// Crossings are the values at which the advice changes, in their order: none within the range where it is empty, and never any
	// for words.
	Crossings []Crossing
}

// TippingPoint is one value that was run.
type TippingPoint struct {
	Value float64
	// Rival is the best of the rivals there, and Advantage how much better the chosen option is, with the luck of the runs.
	Rival     int
	Advantage Interval

	against []Interval // the advantage over each of the rivals
}

// Crossing is a value at which the chosen option becomes, or ceases to be, the best.
type Crossing struct {
	// At is by linear interpolation between neighbouring points, with the values about it at which luck may decide: where the
	// interpolated interval of the advantage holds 0 (inverse interpolation, as Fieller 1954). It ends at the range where the
	// interval still holds 0 there; Open says that it does on either side.
	At   Interval
	Open bool
	// Rival is what is as good there.
	Rival int
	// Above says that the chosen option is the better one above the value, else below it.
	Above bool
	// Clear says that on both sides of it some point differs beyond luck.
	Clear bool
}

// Changes says whether the best option is not the same over the whole range.
func (t *Tipping) Changes() bool {
	first := t.Points[0].Advantage.Value >= 0
	return slices.ContainsFunc(t.Points, func(p TippingPoint) bool { return p.Advantage.Value >= 0 != first })
}

// Surely says whether the best option changes beyond luck: at one value the chosen option is better, and at another worse.
func (t *Tipping) Surely() bool {
	better := slices.ContainsFunc(t.Points, func(p TippingPoint) bool { return p.Advantage.Low > 0 })
	return better && slices.ContainsFunc(t.Points, func(p TippingPoint) bool { return p.Advantage.High < 0 })
}

// tippingCases vary every factor, with the chosen option and each of its rivals, and every lever of the chosen option.
func (a *Advice) tippingCases() []Case {
	var cases []Case
	options := append([]int{a.Chosen}, a.rivals()...)
	for k := range a.Problem.Factors {
		for _, value := range a.Problem.Factors[k].grid(a.Plan.Steps) {
			future := slices.Clone(a.Futures[0])
			future[k] = value
			for _, option := range options {
				cases = append(cases, Case{Option: option, Future: future, Lever: -1})
			}
		}
	}
	for k := range a.Problem.Levers {
		for _, value := range a.Problem.Levers[k].grid(a.Plan.Steps) {
			cases = append(cases, Case{Option: a.Chosen, Future: a.Futures[0], Lever: k, Value: value})
		}
	}
	return cases
}

// judgeTipping looks for where the advice changes, by the cells of the cases in their order.
func (a *Advice) judgeTipping(cells []*cell) {
	rivals := a.rivals()
	next := func() *cell {
		first := cells[0]
		cells = cells[1:]
		return first
	}
	standing := make([]*cell, 0, len(rivals))
	for _, rival := range rivals {
		standing = append(standing, a.cells[rival][0])
	}
	for k := range a.Problem.Factors {
		factor := &a.Problem.Factors[k]
		tipping := Tipping{Name: factor.Name, Unit: factor.Unit, Words: factor.Words, Standing: factor.Standing}
		for _, value := range factor.grid(a.Plan.Steps) {
			own, others := next(), make([]*cell, len(rivals))
			for at := range others {
				others[at] = next()
			}
			tipping.Points = append(tipping.Points, a.tippingPoint(value, own, rivals, others))
		}
		a.Factors = append(a.Factors, a.finish(tipping, rivals, standing))
	}
	for k := range a.Problem.Levers {
		lever := &a.Problem.Levers[k]
		tipping := Tipping{Name: lever.Name, Unit: lever.Unit, Words: lever.Words, Standing: a.Problem.Options[a.Chosen].Values[k]}
		for _, value := range lever.grid(a.Plan.Steps) {
			tipping.Points = append(tipping.Points, a.tippingPoint(value, next(), rivals, standing))
		}
		a.Levers = append(a.Levers, a.finish(tipping, rivals, standing))
	}
	a.Influences = a.influences()
}

// rivals are the other options that the chosen one is held against: those first that are the best most often, then by their mean.
func (a *Advice) rivals() []int {
	var others []int
	for _, k := range a.table.order(Expected, a.costs()) {
		if k != a.Chosen {
			others = append(others, k)
		}
	}
	slices.SortStableFunc(others, func(x, y int) int {
		return descending(a.Options[x].BestShare.Value, a.Options[y].BestShare.Value)
	})
	return others[:a.Plan.rivals(a.Problem)]
}

// grid is the values at which a factor is looked at.
func (f *Factor) grid(steps int) []float64 { return grid(f.Low, f.High, f.levels(), steps) }

// grid is the values at which a lever is looked at.
func (l *Lever) grid(steps int) []float64 {
	words := Factor{Words: l.Words}
	return grid(l.Low, l.High, words.levels(), steps)
}

// grid is the values at which a range is looked at: its levels, or evenly spaced ones.
func grid(low, high float64, levels []float64, steps int) []float64 {
	if len(levels) > 0 {
		values := slices.Clone(levels)
		slices.Sort(values)
		return values
	}
	if low == high {
		return []float64{low}
	}
	values := make([]float64, steps)
	for k := range values {
		part := float64(k) / float64(steps-1)
		values[k] = float64(low*(1-part)) + float64(high*part)
	}
	values[0], values[steps-1] = low, high
	return values
}

func (a *Advice) tippingPoint(value float64, own *cell, rivals []int, others []*cell) TippingPoint {
	point := TippingPoint{Value: value, Rival: -1}
	for at, other := range others {
		advantage := a.Problem.better(own, other)
		point.against = append(point.against, advantage)
		if point.Rival < 0 || advantage.Value < point.Advantage.Value {
			point.Rival, point.Advantage = rivals[at], advantage
		}
	}
	return point
}

// finish puts the standing value among the points, as it has been measured already, and looks for crossings.
func (a *Advice) finish(t Tipping, rivals []int, standing []*cell) Tipping {
	at, found := slices.BinarySearchFunc(t.Points, t.Standing, func(p TippingPoint, value float64) int { return descending(value, p.Value) })
	inside := len(t.Words) == 0 && at > 0 && at < len(t.Points)
	if !found && inside {
		t.Points = slices.Insert(t.Points, at, a.tippingPoint(t.Standing, a.cells[a.Chosen][0], rivals, standing))
	}
	if len(t.Words) == 0 {
		t.Crossings = crossings(t.Points, rivals)
	}
	return t
}

// crossings finds where the least of the advantages over the rivals changes sign, each advantage being interpolated linearly.
// An advantage of exactly 0 counts as the chosen option's: it is no worse there.
func crossings(points []TippingPoint, rivals []int) []Crossing {
	var found []Crossing
	for k := 1; k < len(points); k++ {
		left, right := &points[k-1], &points[k]
		above := left.Advantage.Value < 0
		if above == (right.Advantage.Value < 0) {
			continue
		}
		good, bad := left, right
		if above {
			good, bad = right, left
		}
		// Going from where it is the best, the first rival that is met decides.
		nearest, rival := math.Inf(1), 0
		for at := range rivals {
			from, to := good.against[at].Value, bad.against[at].Value
			if to < 0 {
				if part := from / (from - to); part < nearest {
					nearest, rival = part, at
				}
			}
		}
		value := good.Value + float64(nearest*(bad.Value-good.Value))
		crossing := Crossing{At: Interval{Value: value}, Rival: rivals[rival], Above: above}
		low, openLow := reach(points, k-1, -1, value, rival)
		high, openHigh := reach(points, k, 1, value, rival)
		crossing.At.Low, crossing.At.High, crossing.Open = low, high, openLow || openHigh
		crossing.Clear = sides(points, k, above)
		found = append(found, crossing)
	}
	return found
}

// reach walks from a crossing to the first point on one side at which the interval of the advantage over a rival excludes 0, and
// interpolates back to where that interval's nearer end is 0.
func reach(points []TippingPoint, from, step int, value float64, rival int) (end float64, open bool) {
	for k := from; k >= 0 && k < len(points); k += step {
		outer, inner := points[k].against[rival], points[k-step].against[rival]
		in, out := inner.Low, outer.Low
		switch {
		case outer.Low > 0:
		case outer.High < 0:
			in, out = inner.High, outer.High
		default:
			continue
		}
		part := max(0, min(1, in/(in-out)))
		end = points[k-step].Value + float64(part*(points[k].Value-points[k-step].Value))
		if step > 0 {
			return max(value, end), false
		}
		return min(value, end), false
	}
	if step > 0 {
		return points[len(points)-1].Value, true
	}
	return points[0].Value, true
}

// sides says whether there are points on both sides of a crossing that differ beyond luck in the way it says.
func sides(points []TippingPoint, right int, above bool) bool {
	better := func(p TippingPoint) bool { return p.Advantage.Low > 0 }
	worse := func(p TippingPoint) bool { return p.Advantage.High < 0 }
	if above {
		better, worse = worse, better
	}
	return slices.ContainsFunc(points[:right], better) && slices.ContainsFunc(points[right:], worse)
}
