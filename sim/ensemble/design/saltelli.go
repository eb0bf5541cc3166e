package design

import (
	"fmt"

	"entente/sim/random"
)

// Saltelli is the design for Sobol's indices (Saltelli et al. 2010): n blocks, each with a row of a matrix A, the same row of a
// matrix B, and for each factor the row of A with that factor's value from B. A and B are the left and right half of a
// shifted Sobol sequence, which has twice as many dimensions as there are factors.
type Saltelli struct {
	columns
	blocks   int
	sequence sobolSequence
}

// NewSaltelli makes a design of n blocks, best a power of two, over at most MaxSobolFactors/2 factors.
func NewSaltelli(factors []Factor, n int, seed uint64) (*Saltelli, error) {
	columns, err := newColumns(factors)
	if err == nil {
		_, err = rows(n, len(columns)+2)
	}
	var sequence sobolSequence
	if err == nil {
		sequence, err = newSobolSequence(2*len(columns), n, digitalShift(random.New(seed, 0)))
	}
	if err != nil {
		return nil, fmt.Errorf("saltelli design: %w", err)
	}
	return &Saltelli{columns, n, sequence}, nil
}

// Len is n times the number of factors and two more.
func (s *Saltelli) Len() int { return s.blocks * (len(s.columns) + 2) }

// Blocks is n.
func (s *Saltelli) Blocks() int { return s.blocks }

// Point writes row i: of block i/(k+2), for k factors, the row of A, then that of B, then those with one value exchanged.
func (s *Saltelli) Point(i int, into []float64) {
	mustHold(i, s.Len())
	block, part := i/(len(s.columns)+2), i%(len(s.columns)+2)
	for column, factor := range s.columns {
		dimension := column
		if part == 1 || part == column+2 {
			dimension += len(s.columns)
		}
		into[column] = factor.At(s.sequence.at(block, dimension))
	}
}
