package design

import (
	"fmt"

	"entente/sim/random"
)

// Morris is trajectories for elementary effects (Morris 1991): each starts at a random point of a grid of p levels, and moves every
// factor once, in random order, by the jump p/(2(p-1)) of its interval, up or down. Row t·(k+1) + s, for k factors, is
// trajectory t after s moves, so that a sweep cut short has whole trajectories.
type Morris struct {
	columns
	trajectories, levels int
	source               random.Source
}

// Move is a step of a trajectory.
type Move struct {
	// Factor is the column that moves.
	Factor int
	// Direction is 1 for a move up and -1 for one down.
	Direction int
}

// NewMorris makes a number of trajectories over a grid of levels, an even number. Four are usual: with them, starts and ends of
// moves reach all levels equally often. A factor with levels of its own takes the nearest of them.
func NewMorris(factors []Factor, trajectories, levels int, seed uint64) (*Morris, error) {
	columns, err := newColumns(factors)
	switch {
	case err != nil:
	case levels < 2 || levels%2 != 0:
		err = fmt.Errorf("a grid of %d levels: it must be an even number from 2 on, so that the jump reaches all levels equally often", levels)
	default:
		_, err = rows(trajectories, len(columns)+1)
	}
	if err != nil {
		return nil, fmt.Errorf("morris design: %w", err)
	}
	return &Morris{columns, trajectories, levels, random.New(seed, 0)}, nil
}

// Len is the number of trajectories times one more than the number of factors.
func (m *Morris) Len() int { return m.trajectories * (len(m.columns) + 1) }

// Trajectories is their number.
func (m *Morris) Trajectories() int { return m.trajectories }

// Jump is the length of a move, in lengths of the factor's interval: p/(2(p-1)) for p levels.
func (m *Morris) Jump() float64 { return float64(m.levels/2) / float64(m.levels-1) }

// Moves are the moves of a trajectory in order, one for each factor.
func (m *Morris) Moves(trajectory int) []Move {
	mustHold(trajectory, m.trajectories)
	turns := make([]float64, len(m.columns))
	m.turns(trajectory, turns)
	moves := make([]Move, len(turns))
	for column, turn := range turns {
		direction := -1
		if _, up := m.start(trajectory, column); up {
			direction = 1
		}
		moves[int(turn)] = Move{column, direction}
	}
	return moves
}

// Point writes row i.
func (m *Morris) Point(i int, into []float64) {
	mustHold(i, m.Len())
	trajectory, moved := i/(len(m.columns)+1), i%(len(m.columns)+1)
	into = into[:len(m.columns)]
	m.turns(trajectory, into)
	for column, turn := range into {
		level, up := m.start(trajectory, column)
		if up == (int(turn) < moved) {
			level += m.levels / 2
		}
		into[column] = m.value(column, level)
	}
}

// start is the lower of the two levels between which a factor moves in a trajectory, and whether it moves up.
func (m *Morris) start(trajectory, column int) (level int, up bool) {
	word := draw(m.source, streamTrajectory, trajectory, column)
	return int(below(word, uint64(m.levels/2))), word&1 == 1
}

// turns writes at which step each factor moves, a random order (Fisher & Yates) that is written over its own list.
func (m *Morris) turns(trajectory int, into []float64) {
	for column := range into {
		into[column] = float64(column)
	}
	for i := len(into) - 1; i > 0; i-- {
		j := below(draw(m.source, streamTrajectory, trajectory, len(into)+i), uint64(i+1))
		into[i], into[j] = into[j], into[i]
	}
}

// value is that of a level of the grid.
func (m *Morris) value(column, level int) float64 {
	factor, last := m.columns[column], m.levels-1
	if count := len(factor.Levels); count > 0 {
		// To the nearest; there are no ties, because twice a whole number is no odd number of halves of an odd one.
		return factor.Levels[(2*level*(count-1)+last)/(2*last)]
	}
	return factor.At(float64(level) / float64(last))
}
