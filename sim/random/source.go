package random

import "entente/agents/portable"

// Source gives the draws of one run of one seed. It holds no state: every method
// is a pure function of the source and its arguments, safe for concurrent use
// and free of allocation. The zero value is the source of seed 0 and run 0.
type Source struct{ seed, run uint64 } // the key of Philox

// New returns the source of a run. Runs of one seed are independent of each
// other, as are seeds.
func New(seed, run uint64) Source { return Source{seed: seed, run: run} }

// Block returns four independent words at once, at the price of one. actor, tick,
// purpose and index, in this order, are the counter of Philox.
func (s Source) Block(actor, tick uint64, purpose Purpose, index uint64) (words [4]uint64) {
	// Kept small enough to be inlined: an array returned by a call is copied twice.
	words[0], words[1], words[2], words[3] = philox(actor, tick, uint64(purpose), index, s)
	return words
}

// Uint64 returns word index mod 4 of Block(actor, tick, purpose, index / 4), so
// that index counts single draws. Whoever needs several neighbouring draws takes
// the Block, which costs as much as one.
func (s Source) Uint64(actor, tick uint64, purpose Purpose, index uint64) uint64 {
	a, b, c, d := philox(actor, tick, uint64(purpose), index>>2, s)
	switch index & 3 {
	case 0:
		return a
	case 1:
		return b
	case 2:
		return c
	}
	return d
}

// Float64 returns portable.Uniform of the same Uint64: a number in the open interval (0, 1).
func (s Source) Float64(actor, tick uint64, purpose Purpose, index uint64) float64 {
	return portable.Uniform(s.Uint64(actor, tick, purpose, index))
}

// Key returns the seed and the run that the source was made from.
func (s Source) Key() (seed, run uint64) { return s.seed, s.run }
