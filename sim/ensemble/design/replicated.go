package design

import "fmt"

// Replicated is a design run several times, for models with luck in them. The whole design comes once before any row comes twice.
type Replicated struct {
	Design
	replications int
}

// NewReplicated repeats a design.
func NewReplicated(d Design, replications int) (*Replicated, error) {
	if _, err := rows(d.Len(), replications); err != nil {
		return nil, fmt.Errorf("replications: %w", err)
	}
	return &Replicated{d, replications}, nil
}

// Len is the number of rows of the design times the replications.
func (r *Replicated) Len() int { return r.Design.Len() * r.replications }

// Point writes the point of row i, the same in every replication.
func (r *Replicated) Point(i int, into []float64) {
	row, _ := r.Row(i)
	r.Design.Point(row, into)
}

// Row says which row of the design row i is, and in which replication, from 0.
func (r *Replicated) Row(i int) (row, replication int) {
	mustHold(i, r.Len())
	return i % r.Design.Len(), i / r.Design.Len()
}
