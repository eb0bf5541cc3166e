package discovery

import "fmt"

// Objective is what a step from one box to another is worth. It is the means by which a search decides between removing a
// little from one factor and much from another, such as a whole category.
type Objective uint8

// The objectives. In the formulas y is the mean outcome in a box and n the number of its points, before (0) and after (1).
const (
	// LenientOne is the gain in the mean for each point removed or added, (y1 − y0) / |n1 − n0|: the default, after
	// the EMA Workbench (Kwakkel & Jaxa-Rozen 2016, "Improving scenario discovery for handling heterogeneous uncertainties and
	// multinomial classified outcomes", Environmental Modelling & Software 79).
	LenientOne Objective = iota
	// LenientTwo also weighs by what is left, n1·(y1 − y0) / |n1 − n0| (Friedman & Fisher 1999, section 14.6).
	LenientTwo
	// Original is the mean after the step, y1 (Friedman & Fisher 1999, section 8). It favours large steps, so that
	// categorical factors go first, and peels on to the least mass even where the mean falls.
	Original
)

// String is the objective's name.
func (o Objective) String() string {
	switch o {
	case LenientOne:
		return "lenient 1"
	case LenientTwo:
		return "lenient 2"
	case Original:
		return "original"
	}
	return fmt.Sprintf("objective %d", uint8(o))
}

// score is the worth of a step between boxes that differ in their points. Only a positive one is worth taking.
func (o Objective) score(before, after count) float64 {
	if o == Original {
		return after.density()
	}
	gain, moved := after.density()-before.density(), after.points-before.points
	if moved < 0 {
		moved = -moved
	}
	if o == LenientTwo {
		return float64(float64(after.points)*gain) / float64(moved)
	}
	return gain / float64(moved)
}

// count is how many points there are and how many of them are of interest.
type count struct{ points, ofInterest int }

// density is the part of the points that are of interest, 0 without points.
func (c count) density() float64 {
	if c.points == 0 {
		return 0
	}
	return float64(c.ofInterest) / float64(c.points)
}

func (c *count) add(ofInterest bool) {
	c.points++
	if ofInterest {
		c.ofInterest++
	}
}

func (c count) plus(other count) count {
	return count{c.points + other.points, c.ofInterest + other.ofInterest}
}

func (c count) minus(other count) count {
	return count{c.points - other.points, c.ofInterest - other.ofInterest}
}
