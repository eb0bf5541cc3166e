package design

import "entente/sim/random"

// Balanced is a design in an order that leaves a sweep usable wherever it is cut short: every row once, and for a
//   - Grid, the counts of a factor's levels differ by at most one after any number of rows, for each factor. Levels of
//     different factors meet in random order;
//   - OneAtATime, the centre first, then the factors in turn: the counts of their moves differ by at most one until the
//     factor with fewer is through. A factor's moves come in random order;
//   - LatinHypercube, Random, Sobol, Morris or Saltelli design, the order that it has: rows that are as good as drawn at random, a
//     sequence whose beginnings are even, or whole trajectories and blocks;
//   - Replicated design, the balanced order of what is repeated, once for each replication, replications outermost;
//   - design of another package, random order, so that what has been run is a sample of the whole.
//
// The place of a row is worked out, with no list of rows.
type Balanced struct {
	Design
	order order
}

// order is a bijection from turns to rows.
type order interface{ row(turn int) int }

// NewBalanced puts a design into balanced order.
func NewBalanced(d Design, seed uint64) *Balanced {
	return &Balanced{d, newOrder(d, random.New(seed, 0))}
}

// Row says which row of the design the sweep runs in a turn, 0 to Len()-1.
func (b *Balanced) Row(turn int) int {
	mustHold(turn, b.Len())
	return b.order.row(turn)
}

// Point writes the point of a turn.
func (b *Balanced) Point(turn int, into []float64) { b.Design.Point(b.Row(turn), into) }

func newOrder(d Design, source random.Source) order {
	switch d := d.(type) {
	case *Grid:
		return newGridOrder(d, source)
	case *OneAtATime:
		return newRoundRobin(d, source)
	case *Replicated:
		return replicatedOrder{newOrder(d.Design, source), d.Design.Len()}
	case *Balanced, *LatinHypercube, *Random, *Sobol, *Morris, *Saltelli:
		return ownOrder{}
	}
	return randomOrder{newPermutation(source, streamForeignOrder, 0, d.Len())}
}

type ownOrder struct{}

func (ownOrder) row(turn int) int { return turn }

type randomOrder struct{ permutation permutation }

func (r randomOrder) row(turn int) int { return r.permutation.at(turn) }

type replicatedOrder struct {
	once   order
	length int
}

func (r replicatedOrder) row(turn int) int {
	return turn/r.length*r.length + r.once.row(turn%r.length)
}
