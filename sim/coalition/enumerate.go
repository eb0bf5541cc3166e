package coalition

import (
	"fmt"
	"slices"
)

// MostEnumerated is up to how many players the partitions of a game are all looked at: there are 678,570 of 11.
const MostEnumerated = 11

// AllStable lists the partitions of a game of at most MostEnumerated players that are stable, in the order of Partitions.
func AllStable(concept Concept, game Game) ([]Partition, error) {
	n := game.Players()
	if err := checkPlayers("hedonic game", n); err != nil {
		return nil, err
	}
	if n > MostEnumerated {
		return nil, fmt.Errorf("list partitions with %v: %d players: there may be %d at most", concept, n, MostEnumerated)
	}
	utilities, err := tabulate(game)
	if err != nil {
		return nil, err
	}
	judge := bench{reader: reader{game: utilities}, now: make([]float64, n)}
	var stable []Partition
	for partition := range Partitions(n) {
		judge.read(partition)
		for player, own := range judge.own {
			judge.now[player] = judge.utility(player, own)
		}
		if judge.holds(concept) {
			stable = append(stable, slices.Clone(partition))
		}
	}
	return stable, nil
}

// holds says whether the partition is stable and stops at the first deviation that succeeds.
func (b *bench) holds(concept Concept) bool {
	switch concept {
	case Core, StrictCore:
		for forms := Set(1); forms <= Everybody(len(b.own)); forms++ {
			if b.score(concept, forms, 0) > 0 {
				return false
			}
		}
	default:
		b.verdict = Verdict[Deviation]{}
		b.tryMoves(concept)
		return b.verdict.Finding == Stable
	}
	return true
}
