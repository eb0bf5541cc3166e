package discovery

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Kind says what the values of a factor are.
type Kind uint8

// The kinds of factors.
const (
	Continuous  Kind = iota // real numbers; limits lie halfway between two values
	Integer                 // whole numbers; limits are values
	Categorical             // names without an order; a box keeps some of them
)

// String is the kind's name.
func (k Kind) String() string {
	switch k {
	case Continuous:
		return "continuous"
	case Integer:
		return "integer"
	case Categorical:
		return "categorical"
	}
	return fmt.Sprintf("kind %d", uint8(k))
}

// Factor is an uncertain input: a column with a value for each point.
type Factor struct {
	Name string
	Kind Kind
	// Values are in whatever unit the factor has. Those of a categorical factor are places in Categories, from 0.
	Values []float64
	// Categories are the names of a categorical factor's values.
	Categories []string
}

// Categories is a categorical factor with a name for each point. Its categories are the names that occur, in
// alphabetical order.
func Categories(name string, values []string) Factor {
	factor := Factor{Name: name, Kind: Categorical, Values: make([]float64, len(values))}
	factor.Categories = slices.Compact(slices.Sorted(slices.Values(values)))
	for point, value := range values {
		place, _ := slices.BinarySearch(factor.Categories, value)
		factor.Values[point] = float64(place)
	}
	return factor
}

// Data are points: runs with their factors and whether they had the outcome of interest. A search keeps them and reads them
// as long as its boxes are in use; they must not change meanwhile.
type Data struct {
	Factors []Factor
	Outcome []bool
}

// Points is how many points there are.
func (d *Data) Points() int { return len(d.Outcome) }

// OfInterest is how many points had the outcome.
func (d *Data) OfInterest() int {
	count := 0
	for _, outcome := range d.Outcome {
		if outcome {
			count++
		}
	}
	return count
}

// everyPoint lists the points.
func everyPoint(data *Data) []int {
	points := make([]int, data.Points())
	for point := range points {
		points[point] = point
	}
	return points
}

// ConstantOutcome is the error of data in which every point has the outcome, or none.
type ConstantOutcome struct {
	Outcome bool
	Points  int
}

func (c ConstantOutcome) Error() string {
	return fmt.Sprintf("the outcome is %t in all %d points: no region can be told from another; ask for an outcome that occurs in some",
		c.Outcome, c.Points)
}

// largest is the size up to which the sum of two values is finite, and largestWhole that up to which whole numbers are exact.
const (
	largest      = math.MaxFloat64 / 2
	largestWhole = 1 << 53
)

// check says what makes the data meaningless.
func (d *Data) check() error {
	var problems []error
	complain := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if d.Points() == 0 {
		complain("there are no points")
	}
	if len(d.Factors) == 0 {
		complain("there are no factors")
	}
	names := map[string]bool{}
	for j := range d.Factors {
		factor := &d.Factors[j]
		switch {
		case factor.Name == "":
			complain("factor %d has no name", j+1)
		case names[factor.Name]:
			complain("factor %s is listed twice", factor.Name)
		}
		names[factor.Name] = true
		if len(factor.Values) != d.Points() {
			complain("factor %s: %d values for %d outcomes", factor.Name, len(factor.Values), d.Points())
		}
		if factor.Kind > Categorical {
			complain("factor %s: %v does not exist", factor.Name, factor.Kind)
			continue
		}
		point := slices.IndexFunc(factor.Values, func(value float64) bool { return !factor.allows(value) })
		if point >= 0 {
			complain("factor %s: point %d has the value %v, which %v factors cannot have",
				factor.Name, point+1, factor.Values[point], factor.Kind)
		}
	}
	if len(problems) == 0 {
		if count := d.OfInterest(); count == 0 || count == d.Points() {
			problems = append(problems, ConstantOutcome{Outcome: count > 0, Points: d.Points()})
		}
	}
	return errors.Join(problems...)
}

func (f *Factor) allows(value float64) bool {
	switch f.Kind {
	case Integer:
		return value == math.Floor(value) && math.Abs(value) <= largestWhole
	case Categorical:
		return value == math.Floor(value) && value >= 0 && value < float64(len(f.Categories))
	}
	return math.Abs(value) <= largest // false for what is no number
}
