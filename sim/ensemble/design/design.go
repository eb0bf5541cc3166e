package design

import (
	"fmt"
	"math"
	"slices"
)

// Design is an ordered list of points, each made when it is asked for, so that a million rows take no more memory than
// ten. Its methods are pure: safe for concurrent use, and the same bits on every machine.
type Design interface {
	// Factors are the columns. The slice belongs to the design.
	Factors() []Factor
	// Len is the number of rows.
	Len() int
	// Point writes row i, 0 to Len()-1, into a slice with room for one value a factor, in the factors' units. It panics
	// where there is no such row, as indexing does.
	Point(i int, into []float64)
}

// columns are the checked factors of a design.
type columns []Factor

// newColumns copies the factors, so that a caller who changes theirs does not change the design.
func newColumns(factors []Factor) (columns, error) {
	if err := checkFactors(factors); err != nil {
		return nil, err
	}
	own := slices.Clone(factors)
	for i := range own {
		own[i].Levels = slices.Clone(own[i].Levels)
	}
	return own, nil
}

// Factors are the columns of the design.
func (c columns) Factors() []Factor { return c }

// rows multiplies the parts of a number of rows and refuses what does not fit an int or is not positive.
func rows(parts ...int) (int, error) {
	product := 1
	for _, part := range parts {
		if part < 1 {
			return 0, fmt.Errorf("%d rows: at least 1 is needed", part)
		}
		if product > math.MaxInt/part {
			return 0, fmt.Errorf("more rows than can be counted (%d): use fewer levels or factors", math.MaxInt)
		}
		product *= part
	}
	return product, nil
}

// mustHold panics if a design has no row i.
func mustHold(i, length int) {
	if i < 0 || i >= length {
		panic(fmt.Sprintf("design: row %d of a design with %d", i, length))
	}
}
