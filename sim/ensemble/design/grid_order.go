package design

import "entente/sim/random"

// gridOrder walks a grid along diagonals: in each turn every factor goes on to its next level, and after the last to its first.
//
// The combinations are the group Z_a × Z_b × …, for factors of a, b, … levels; a diagonal is a coset of what (1, 1, …) generates.
// It comes back to its start after the least common multiple of a, b, …, and has by then been at each level of a factor
// equally often; so counts of levels differ by at most one after any number of turns. The cosets are taken in random order, and
// the levels of a factor are renamed at random.
type gridOrder struct {
	levels   [][]int // for each factor, its levels in the order in which a diagonal passes them
	diagonal int     // turns on a diagonal
	// offsets are, for each factor, how many places ahead of the factors before it it can start so that
	// the diagonals differ: the greatest common divisor of its number of levels and the length of their diagonal.
	offsets   []int
	diagonals permutation
}

func newGridOrder(grid *Grid, source random.Source) gridOrder {
	walk := gridOrder{diagonal: 1}
	diagonals := 1
	for column, factor := range grid.columns {
		count := len(factor.Levels)
		offset := greatestCommonDivisor(walk.diagonal, count)
		walk.levels = append(walk.levels, shuffled(source, streamLevels, uint64(column), count))
		walk.offsets = append(walk.offsets, offset)
		walk.diagonal *= count / offset
		diagonals *= offset
	}
	walk.diagonals = newPermutation(source, streamCosets, 0, diagonals)
	return walk
}

func (g gridOrder) row(turn int) int {
	diagonal, step := g.diagonals.at(turn/g.diagonal), turn%g.diagonal
	row := 0
	for column, levels := range g.levels {
		ahead := diagonal % g.offsets[column]
		diagonal /= g.offsets[column]
		row = row*len(levels) + levels[(ahead+step%len(levels))%len(levels)]
	}
	return row
}

func greatestCommonDivisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
