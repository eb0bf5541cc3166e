package design

import (
	"fmt"
	"math"

	"entente/sim/random"
)

// LatinHypercube has n rows for which each factor's interval is cut into n equal strata, with exactly one row in each stratum of
// each factor, at a random place in it (McKay, Beckman & Conover 1979). Factors are matched at random.
type LatinHypercube struct {
	columns
	length int
	source random.Source
	strata []permutation
}

// withinSteps is how many places there are in a stratum: few enough that stratum and place together are exact.
const withinSteps = 1 << 20

// NewLatinHypercube makes a Latin hypercube of n rows, 1 to 2^31 - 1.
func NewLatinHypercube(factors []Factor, n int, seed uint64) (*LatinHypercube, error) {
	columns, err := newColumns(factors)
	if err == nil {
		n, err = rows(n)
	}
	if err == nil && n > math.MaxInt32 {
		err = fmt.Errorf("%d rows: at most %d", n, math.MaxInt32)
	}
	if err != nil {
		return nil, fmt.Errorf("latin hypercube: %w", err)
	}
	design := &LatinHypercube{columns: columns, length: n, source: random.New(seed, 0)}
	for column := range columns {
		design.strata = append(design.strata, newPermutation(design.source, streamStratum, uint64(column), n))
	}
	return design, nil
}

// Len is n.
func (l *LatinHypercube) Len() int { return l.length }

// Point writes row i.
func (l *LatinHypercube) Point(i int, into []float64) {
	mustHold(i, l.length)
	for column, factor := range l.columns {
		within := float64(draw(l.source, streamWithin, i, column)%withinSteps) + 0.5
		stratum := float64(l.strata[column].at(i))
		into[column] = factor.At((stratum + within/withinSteps) / float64(l.length))
	}
}
