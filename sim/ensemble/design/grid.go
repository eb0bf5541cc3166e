package design

import (
	"errors"
	"fmt"
)

// Grid is a full factorial: every combination of the factors' levels once, the last factor running fastest.
type Grid struct {
	columns
	length int
}

// NewGrid makes a grid. Every factor needs levels; Factor.Split puts them into a range.
func NewGrid(factors []Factor) (*Grid, error) {
	columns, err := newColumns(factors)
	if err != nil {
		return nil, fmt.Errorf("grid: %w", err)
	}
	if err := columns.needLevels(); err != nil {
		return nil, fmt.Errorf("grid: %w", err)
	}
	counts := make([]int, len(columns))
	for column := range columns {
		counts[column] = len(columns[column].Levels)
	}
	length, err := rows(counts...)
	if err != nil {
		return nil, fmt.Errorf("grid: %w", err)
	}
	return &Grid{columns, length}, nil
}

// Len is the product of the numbers of levels.
func (g *Grid) Len() int { return g.length }

// Point writes the combination of levels whose number, its digits those of the levels, is i.
func (g *Grid) Point(i int, into []float64) {
	mustHold(i, g.length)
	for column := len(g.columns) - 1; column >= 0; column-- {
		levels := g.columns[column].Levels
		into[column] = levels[i%len(levels)]
		i /= len(levels)
	}
}

// needLevels refuses ranges.
func (c columns) needLevels() error {
	var problems []error
	for _, factor := range c {
		if len(factor.Levels) == 0 {
			problems = append(problems, fmt.Errorf("factor %s is a range from %v to %v: list its levels, or split it into some",
				factor.Name, factor.Low, factor.High))
		}
	}
	return errors.Join(problems...)
}
