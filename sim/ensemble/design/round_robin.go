package design

import (
	"math"

	"entente/sim/random"
)

// roundRobin lets each factor of a one-at-a-time design make a move in turn, as long as it has any.
type roundRobin struct {
	moves  [][]int // for each factor, its moves in random order
	starts []int   // the row of its first move
}

func newRoundRobin(design *OneAtATime, source random.Source) roundRobin {
	var turns roundRobin
	start := 1
	for column, end := range design.ends {
		turns.moves = append(turns.moves, shuffled(source, streamLevels, uint64(column), end-start))
		turns.starts = append(turns.starts, start)
		start = end
	}
	return turns
}

func (r roundRobin) row(turn int) int {
	if turn == 0 {
		return 0
	}
	turn--
	// Skip the rounds in which the same factors still have moves at once.
	for round := 0; ; {
		active, until := 0, math.MaxInt
		for _, moves := range r.moves {
			if len(moves) > round {
				active, until = active+1, min(until, len(moves))
			}
		}
		if turn < active*(until-round) {
			return r.place(round+turn/active, turn%active)
		}
		turn -= active * (until - round)
		round = until
	}
}

// place is the row of a round for one of the factors that have a move in it.
func (r roundRobin) place(round, active int) int {
	for column, moves := range r.moves {
		if len(moves) <= round {
			continue
		}
		if active == 0 {
			return r.starts[column] + moves[round]
		}
		active--
	}
	panic("unreachable: there are that many factors")
}
