package design

import (
	"math"
	"math/bits"

	"entente/sim/random"
)

// stream says what a draw of a design is for; it is part of the draw's address, so never renumber one.
type stream uint64

const (
	streamRandom       stream = 1 // values of a random design
	streamStratum      stream = 2 // which stratum of a Latin hypercube a row gets
	streamWithin       stream = 3 // where in it
	streamShift        stream = 4 // digital shifts
	streamTrajectory   stream = 5 // starts, directions and orders of Morris trajectories
	streamLevels       stream = 6 // in which order a balanced order takes the levels of a factor
	streamCosets       stream = 7 // in which order it takes what levels can be combined
	streamForeignOrder stream = 8 // the order of designs that the package does not know
)

// below turns a random word into a whole number from 0 to n-1, each as likely as the next to within n/2^64
// (the product method, Lemire 2019, without its rejection).
func below(word, n uint64) uint64 {
	high, _ := bits.Mul64(word, n)
	return high
}

// shuffled is a random permutation of 0 to n-1 as a list (Fisher & Yates; Durstenfeld 1964), for lists that are short.
func shuffled(source random.Source, of stream, column uint64, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := below(source.Uint64(column, uint64(of), random.PurposeDesign, uint64(i)), uint64(i+1))
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// permutation is a random bijection of 0 to n-1 that is worked out place by place, with no list of them.
//
// It is the generalised Feistel cipher of Black & Rogaway (2002, section 5): a place is split into two digits, which take
// turns in being shifted by a random function of the other; places that land beyond n go through again. Luby & Rackoff (1988)
// show that few rounds are hard to tell from a random permutation as long as n is large; small n get more.
type permutation struct {
	source      random.Source
	of          stream
	column      uint64
	n           uint64
	left, right uint64 // the numbers of values of the two digits; left·right is at least n, by less than left
	rounds      uint64
}

func newPermutation(source random.Source, of stream, column uint64, n int) permutation {
	left := uint64(math.Ceil(math.Sqrt(float64(n))))
	rounds := uint64(8)
	if n < 1024 {
		rounds = 24
	}
	return permutation{source, of, column, uint64(n), left, (uint64(n) + left - 1) / left, rounds}
}

// at is where place i goes.
func (p *permutation) at(i int) int {
	place := uint64(i)
	for {
		if place = p.encipher(place); place < p.n {
			return int(place)
		}
	}
}

func (p *permutation) encipher(place uint64) uint64 {
	left, right := place/p.right, place%p.right
	for round := uint64(0); round < p.rounds; round += 2 {
		left = (left + p.shift(round, right, p.left)) % p.left
		right = (right + p.shift(round+1, left, p.right)) % p.right
	}
	return left*p.right + right
}

// shift is the random function: of the round, a digit and the permutation's own address.
func (p *permutation) shift(round, digit, n uint64) uint64 {
	word := p.source.Block(p.column, uint64(p.of), random.PurposeDesign, digit<<6|round)[0]
	return below(word, n)
}
