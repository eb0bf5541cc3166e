package design

import (
	"fmt"

	"entente/agents/portable"
	"entente/sim/random"
)

// Random is independent points, uniform over the factors' ranges and levels.
type Random struct {
	columns
	length int
	source random.Source
}

// NewRandom makes a random design of n rows. Rows do not depend on n: a longer design goes on where a shorter one ends.
func NewRandom(factors []Factor, n int, seed uint64) (*Random, error) {
	columns, err := newColumns(factors)
	if err == nil {
		n, err = rows(n)
	}
	if err != nil {
		return nil, fmt.Errorf("random design: %w", err)
	}
	return &Random{columns, n, random.New(seed, 0)}, nil
}

// Len is n.
func (r *Random) Len() int { return r.length }

// Point draws row i.
func (r *Random) Point(i int, into []float64) {
	mustHold(i, r.length)
	for column, factor := range r.columns {
		into[column] = factor.At(portable.Uniform(draw(r.source, streamRandom, i, column)))
	}
}

// draw is the random word of a row and a column.
func draw(source random.Source, of stream, row, column int) uint64 {
	return source.Uint64(uint64(row), uint64(of), random.PurposeDesign, uint64(column))
}
