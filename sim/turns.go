package sim

import (
	"math/bits"
	"slices"

	"entente/sim/random"
)

// turn is an actor's place in the random order of a tick: 32 bits of luck over the actor's index, so that turns in rising
// order are in random order, with actors of equal luck by their index.
type turn uint64

func (t turn) actor() int { return int(uint32(t)) }

// turnOrder is the working space of drawTurns.
type turnOrder struct {
	turns []turn
	luck  [4][]uint64 // each actor's words of luck for four ticks, by tick
	// drawn says for which four ticks luck has been drawn, -1 for none; luckless that it must be drawn for those of this tick.
	drawn    int32
	luckless bool
	sorted   []turn  // room to put turns in order
	starts   []int32 // where each bucket starts
}

func (o *turnOrder) allocate(actors int) {
	o.turns, o.sorted = make([]turn, actors+1), make([]turn, actors+1)
	o.starts = make([]int32, 2<<bits.Len(uint(actors)))
	for k := range o.luck {
		o.luck[k] = make([]uint64, actors)
	}
}

// reset forgets the luck of a former run.
func (o *turnOrder) reset() {
	o.drawn = -1
	for k := range o.luck {
		clear(o.luck[k])
	}
}

// drawTurns finds whose turn it is, in the order of actors. An actor revises with a yearly rate that rises with how far its
// results fall short of its aspirations: of its own past share, and of the best practice in cost (Greve 1998). An actor
// with an invitation of this tick always revises, and so does one whose invitation stands when everybody begins to choose.
func (w *World) drawTurns() []turn {
	order := &w.choosing.order
	order.luckless = order.drawn != w.Tick>>2
	w.eachChunk((*World).drawChunk)
	order.drawn = w.Tick >> 2
	drawn := 0
	for chunk := range w.economy.sums {
		first, _ := w.chunks.bounds(chunk)
		drawn += copy(order.turns[drawn:], order.turns[first:first+w.economy.sums[chunk].turns])
	}
	return order.turns[:drawn]
}

// onlyTurn is the one actor whose turn it is where the model lets one a tick revise: who drew the least luck of this tick, or
// the next in the order of actors; -1 where there are none. A new actor changes only those draws that it wins.
func (w *World) onlyTurn() int {
	count := len(w.Keys)
	if count == 0 {
		return -1
	}
	if w.Model.Revision == OneInTurn {
		return (int(w.Tick) - max(0, w.Model.ChoicesFrom)) % count
	}
	order := &w.choosing.order
	if order.drawn != w.Tick>>2 {
		w.drawLuck(0, count)
		order.drawn = w.Tick >> 2
	}
	only, luck := 0, order.luck[w.Tick&3]
	for i, word := range luck {
		if word < luck[only] {
			only = i
		}
	}
	return only
}

// drawLuck draws the luck of a chunk for four ticks.
func (w *World) drawLuck(first, last int) {
	luck := &w.choosing.order.luck
	for i := first; i < last; i++ {
		block := w.luck.Block(w.Keys[i], uint64(w.Tick>>2), random.PurposeRevise, 0)
		for k, word := range block {
			luck[k][i] = word
		}
	}
}

// drawChunk finds whose turn it is in a chunk, and lets its actors get used to their shares.
func (w *World) drawChunk(chunk int) {
	p, c := &w.Model.Parameters, &w.choosing
	first, last := w.chunks.bounds(chunk)
	if c.order.luckless {
		w.drawLuck(first, last)
	}
	years, best := w.years(), c.best
	learn := min(1, years/p.AspirationYears)
	fresh := w.Tick + w.invitationTicks()
	begins := int(w.Tick) == w.Model.ChoicesFrom
	spread := w.economy.spread
	common := float64(p.SocialAspiration * max(0, 1-best/spread))
	turns, drawn := c.order.turns[first:], 0
	aspiration := c.aspiration[first:last]
	count := len(aspiration)
	luck, shares := c.order.luck[w.Tick&3][first:last][:count], w.Actors.Share[first:last][:count]
	invited, own := w.Actors.Invited[first:last][:count], w.economy.own[first:last][:count]
	for i, used := range aspiration {
		shortfall := common
		if own[i] < spread {
			shortfall = float64(p.SocialAspiration * w.costGap(first+i, best))
		}
		share := shares[i]
		if used > 0 {
			lost := used - share
			shortfall += max(0, lost) / used
			aspiration[i] = used - float64(learn*lost)
		} else {
			aspiration[i] = share
		}
		rate := float64((p.RevisionsPerYear + float64(p.SearchResponse*shortfall)) * years)
		word := luck[i]
		// The next free place is written in any case and kept by counting it: who revises is luck, which a processor
		// cannot foresee, and a branch on it would cost more than the write.
		turns[drawn] = turn(word<<32 | uint64(first+i))
		next := drawn
		if float64(word>>32) < float64(rate*(1<<32)) {
			next++
		}
		if invited[i] != 0 && next == drawn && (begins || w.invitedAt(first+i, fresh)) {
			next++
		}
		drawn = next
	}
	w.economy.sums[chunk].turns = drawn
}

// aspireChunk lets the actors of a chunk get used to their shares, in a tick in which nobody chooses.
func (w *World) aspireChunk(chunk int) {
	first, last := w.chunks.bounds(chunk)
	learn := min(1, w.years()/w.Model.Parameters.AspirationYears)
	aspiration := w.choosing.aspiration[first:last]
	shares := w.Actors.Share[first:last][:len(aspiration)]
	for i, used := range aspiration {
		if used > 0 {
			aspiration[i] = used - float64(learn*(used-shares[i]))
		} else {
			aspiration[i] = shares[i]
		}
	}
}

// fewTurns is how many turns are sorted by comparison: for so few, buckets cost more than they save.
const fewTurns = 48

// inOrder sorts turns. Their luck is uniform, so that as many buckets as turns, by its first bits, hold about one each, and
// what is left to do is little.
func (o *turnOrder) inOrder(turns []turn) []turn {
	if len(turns) <= fewTurns {
		slices.Sort(turns)
		return turns
	}
	width := bits.Len(uint(len(turns)))
	starts := o.starts[:1<<width+1]
	clear(starts)
	for _, t := range turns {
		starts[t>>(64-width)+1]++
	}
	for bucket := range 1 << width {
		starts[bucket+1] += starts[bucket]
	}
	sorted := o.sorted[:len(turns)]
	for _, t := range turns {
		bucket := t >> (64 - width)
		sorted[starts[bucket]] = t
		starts[bucket]++
	}
	for k, t := range sorted {
		for ; k > 0 && sorted[k-1] > t; k-- {
			sorted[k] = sorted[k-1]
		}
		sorted[k] = t
	}
	return sorted
}

// costGap is how far an actor's cost of capability is over the best practice, as a part of it, 0 to 1.
func (w *World) costGap(actor int, best float64) float64 {
	own := min(w.economy.own[actor], w.economy.spread)
	return max(0, 1-best/own)
}

// prepareChunk ends the invitations of a chunk that are over, and finds its lowest cost factor, relative to the trend.
func (w *World) prepareChunk(chunk int) {
	first, last := w.chunks.bounds(chunk)
	w.expireInvitations(first, last)
	best := w.economy.spread
	for _, own := range w.economy.own[first:last] {
		best = min(best, own)
	}
	w.economy.sums[chunk].least = best
}

// bestCost is the lowest cost factor of any actor, relative to the trend, of those that prepareChunk has found.
func (w *World) bestCost() float64 {
	best := w.economy.spread
	for chunk := range w.economy.sums {
		best = min(best, w.economy.sums[chunk].least)
	}
	return best
}
