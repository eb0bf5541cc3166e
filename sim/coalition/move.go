package coalition

import "fmt"

// Concept is a notion of stability: which deviations break a partition.
type Concept uint8

// The concepts, by what a deviation must do to succeed (Bogomolnaia & Jackson 2002, section 2.2; Aziz & Savani 2016, section
// 15.2.3). A player may move to any other block or be alone; every set of players may form a coalition.
const (
	Nash        Concept = iota // one player moves and gains
	Individual                 // … and nobody in the block that it joins loses
	Contractual                // … nor anybody in the block that it leaves
	Core                       // a coalition forms in which every member gains
	StrictCore                 // … or in which somebody gains and nobody loses
)

var conceptNames = [...]string{"Nash", "individual", "contractual individual", "core", "strict core"}

// String is the concept's name.
func (c Concept) String() string { return conceptNames[c] + " stability" }

// Judge tells whether a partition of a game is stable. Moves of single players are always all looked at; coalitions are as far
// as the search says.
func Judge(concept Concept, game Game, partition Partition, search Search) (Verdict[Deviation], error) {
	n := game.Players()
	if err := checkPlayers("hedonic game", n); err != nil {
		return Verdict[Deviation]{}, err
	}
	if len(partition) != n {
		return Verdict[Deviation]{}, fmt.Errorf("judge %v: a partition of %d players for a game of %d", concept, len(partition), n)
	}
	judge := bench{reader: reader{game: game}}
	judge.read(partition)
	for player, own := range judge.own {
		judge.now = append(judge.now, judge.utility(player, own))
	}
	if concept == Core || concept == StrictCore {
		judge.searchCoalitions(concept, search.withDefaults())
	} else {
		judge.tryMoves(concept)
	}
	return judge.verdict, judge.problem
}

// bench is a partition under judgement.
type bench struct {
	reader
	blocksOf
	now     []float64 // utility of each player in the partition
	verdict Verdict[Deviation]
}

// tryMoves looks at every move of a single player: in order of players, to each other block, and last to be alone.
func (b *bench) tryMoves(concept Concept) {
	for player, own := range b.own {
		for _, block := range b.blocks {
			if block != own {
				b.tryMove(concept, player, block)
			}
		}
		if own.Count() > 1 {
			b.tryMove(concept, player, 0)
		}
	}
	b.verdict.conclude(true)
}

func (b *bench) tryMove(concept Concept, player int, block Set) {
	forms := block.With(player)
	gain := b.utility(player, forms) - b.now[player]
	objector, loss := -1, 0.0
	if concept != Nash {
		objector, loss = b.object(objector, loss, block, forms)
	}
	if left := b.own[player].Without(player); concept == Contractual {
		objector, loss = b.object(objector, loss, left, left)
	}
	score := gain
	if gain <= 0 || loss > 0 {
		score = -max(-gain, loss)
	}
	if b.verdict.note(score) {
		b.verdict.Witness = Deviation{Movers: Of(player), Forms: forms, Gains: []float64{gain}, Objector: objector, Loss: loss}
	}
}

// object finds who among the players of a block would lose most if theirs became another one.
func (b *bench) object(objector int, loss float64, players, become Set) (int, float64) {
	for players != 0 {
		var player int
		player, players = players.First()
		if loses := b.now[player] - b.utility(player, become); loses > loss {
			objector, loss = player, loses
		}
	}
	return objector, loss
}
