package design

import "fmt"

// OneAtATime starts from a centre and moves one factor at a time through its levels, the others staying at the centre.
// It shows what each factor does alone, and nothing of what they do together.
type OneAtATime struct {
	columns
	centre []float64
	// moves are the factors' levels without the centre's value, which is a row already.
	moves [][]float64
	// ends are the rows at which each factor's moves end.
	ends []int
}

// NewOneAtATime makes the design around a centre, such as a scenario's own values: one finite value a factor, which need not be
// one of its levels. Every factor needs levels; Factor.Split puts them into a range.
func NewOneAtATime(factors []Factor, centre []float64) (*OneAtATime, error) {
	columns, err := newColumns(factors)
	if err == nil {
		err = columns.needLevels()
	}
	if err != nil {
		return nil, fmt.Errorf("one at a time: %w", err)
	}
	if len(centre) != len(columns) {
		return nil, fmt.Errorf("one at a time: a centre of %d values for %d factors: give each factor one", len(centre), len(columns))
	}
	design := &OneAtATime{columns: columns, centre: append([]float64(nil), centre...)}
	end := 1
	for column, factor := range columns {
		if !isFinite(centre[column]) {
			return nil, fmt.Errorf("one at a time: factor %s: the centre %v must be a finite number", factor.Name, centre[column])
		}
		var moves []float64
		for _, level := range factor.Levels {
			if level != centre[column] {
				moves = append(moves, level)
			}
		}
		end += len(moves)
		design.moves, design.ends = append(design.moves, moves), append(design.ends, end)
	}
	return design, nil
}

// Len is one for the centre and one for each level of a factor that differs from it.
func (o *OneAtATime) Len() int { return o.ends[len(o.ends)-1] }

// Point writes the centre with the one move of row i; row 0 is the centre itself.
func (o *OneAtATime) Point(i int, into []float64) {
	column, move := o.Move(i)
	copy(into[:len(o.centre)], o.centre)
	if column >= 0 {
		into[column] = o.moves[column][move]
	}
}

// Move says which factor row i moves, and which of its moves that is, from 0; the factor is -1 for the centre.
func (o *OneAtATime) Move(i int) (factor, move int) {
	mustHold(i, o.Len())
	if i == 0 {
		return -1, 0
	}
	start := 1
	for column, end := range o.ends {
		if i < end {
			return column, i - start
		}
		start = end
	}
	panic("unreachable: the last end is the length")
}
