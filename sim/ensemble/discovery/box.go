package discovery

import (
	"fmt"
	"math"
	"slices"
)

// Bound is an end of what a box lets through of a numeric factor.
type Bound struct {
	// At is the bound, which is itself inside: the end of the data if the box has no limit here.
	At float64
	// Restricted says whether the box has a limit here.
	Restricted bool
	// QuasiP is the quasi-p-value of the limit, 0 to 1: see [Restriction.QuasiP]. It is 1 without a limit.
	QuasiP float64
}

// Restriction is what a box demands of one factor.
type Restriction struct {
	Factor string
	Kind   Kind
	// Lower and Upper bound a numeric factor; at least one of them is restricted.
	Lower, Upper Bound
	// Kept are the categories of a categorical factor that the box lets in, and Dropped the others.
	Kept, Dropped []string
	// QuasiP is the quasi-p-value of a categorical factor's restriction, 0 to 1: how likely as many points of interest as
	// are in the box would be if they were as frequent as they are without this restriction (Bryant & Lempert 2010: a
	// one-sided binomial test). It is no p-value in the strict sense, as the box was fitted to the same points. A large one
	// says that the restriction could as well be dropped. For a numeric factor, its bounds have one each.
	QuasiP float64
}

// Interval is a range that holds the true value with a confidence of 95 %, as far as chance goes.
type Interval struct{ Low, High float64 }

// Box is a region of the factors. Its methods give other boxes and leave it as it is.
type Box struct {
	Step
	// Restrictions are those on the factors that have any, in the order of the data.
	Restrictions []Restriction
	// CoverageInterval and DensityInterval are 95 % Wilson intervals. They know of the chance in so few points, but not that
	// the box was fitted to them, which makes it look denser than it is: for that, see [Box.Reproduce].
	CoverageInterval, DensityInterval Interval
	// Trajectory are the steps of the search, and Chosen which of them the box is. See [Box.At] for the others.
	Trajectory []Step
	Chosen     int

	path *trajectory
}

// box is the box at a step.
func (t *trajectory) box(i int) Box {
	step := t.steps[i]
	return Box{
		Step: step, Restrictions: t.restrictions(i),
		CoverageInterval: wilson(step.OfInterest, t.search.all.ofInterest),
		DensityInterval:  wilson(step.OfInterest, step.Points),
		Trajectory:       slices.Clone(t.steps), Chosen: i, path: t,
	}
}

// restrictions are where a step lies, in words and numbers.
func (t *trajectory) restrictions(i int) []Restriction {
	var list []Restriction
	region := t.regions[i]
	for j, limits := range region {
		if !limits.restricted() {
			continue
		}
		factor := &t.search.data.Factors[j]
		restriction := Restriction{Factor: factor.Name, Kind: factor.Kind, QuasiP: 1}
		if factor.Kind == Categorical {
			for category, name := range factor.Categories {
				if limits.kept[category] {
					restriction.Kept = append(restriction.Kept, name)
				} else {
					restriction.Dropped = append(restriction.Dropped, name)
				}
			}
			restriction.QuasiP = t.quasiP(i, region.with(j, limits.open()))
		} else {
			sorted := t.search.sorted[j]
			restriction.Lower = Bound{At: factor.Values[sorted[0]], QuasiP: 1}
			restriction.Upper = Bound{At: factor.Values[sorted[len(sorted)-1]], QuasiP: 1}
			if without := limits.withoutLower(); without.lower != limits.lower {
				restriction.Lower = Bound{At: limits.lower, Restricted: true, QuasiP: t.quasiP(i, region.with(j, without))}
			}
			if without := limits.withoutUpper(); without.upper != limits.upper {
				restriction.Upper = Bound{At: limits.upper, Restricted: true, QuasiP: t.quasiP(i, region.with(j, without))}
			}
		}
		list = append(list, restriction)
	}
	return list
}

func (l limits) withoutLower() limits {
	l.lower = math.Inf(-1)
	return l
}

func (l limits) withoutUpper() limits {
	l.upper = math.Inf(1)
	return l
}

func (l limits) open() limits {
	opened := limits{lower: math.Inf(-1), upper: math.Inf(1), kept: slices.Clone(l.kept)}
	for category := range opened.kept {
		opened.kept[category] = true
	}
	return opened
}

// At is the box at another step of the trajectory, counted from 0: another trade-off between coverage and density.
// It panics if there is no such step.
func (b Box) At(step int) Box { return b.path.box(step) }

// Contains says whether a point with these values, one for each factor in the order of the data, is in the box. A side
// without a limit is open, however far the value lies from the data; a category that the data do not list is outside of every
// restriction.
func (b Box) Contains(values []float64) bool {
	for j, limits := range b.path.regions[b.Chosen] {
		if !limits.restricted() {
			continue
		}
		unlisted := limits.kept != nil && !b.path.search.data.Factors[j].allows(values[j])
		if unlisted || !limits.hold(values[j]) {
			return false
		}
	}
	return true
}

// Without is the box without the limits on a factor. It ends a trajectory of its own, which follows the box's up to where it is.
// It is an error if the box does not restrict the factor.
func (b Box) Without(factor string) (Box, error) {
	region := b.path.regions[b.Chosen]
	for j := range region {
		if b.path.search.data.Factors[j].Name == factor && region[j].restricted() {
			return b.path.dropped(b.Chosen, region.with(j, region[j].open())), nil
		}
	}
	return Box{}, fmt.Errorf("drop the limits on %s: the box does not restrict it", factor)
}

// dropped is the box of a region with fewer limits than a step has.
func (t *trajectory) dropped(from int, r region) Box {
	other := &trajectory{
		search: t.search, among: t.among,
		steps: slices.Clone(t.steps[:from+1]), regions: slices.Clone(t.regions[:from+1]),
	}
	other.append(Drop, r, t.search.count(r, t.among))
	return other.box(from + 1)
}

// outside are the points that were searched and are not in the box.
func (b Box) outside() []int {
	region := b.path.regions[b.Chosen]
	return slices.DeleteFunc(slices.Clone(b.path.among), func(point int) bool { return b.path.search.holds(region, point) })
}
