package random

import "math/bits"

// The multipliers of Philox4x64 (Salmon et al. 2011, table 2).
const (
	multiplier0 = 0xD2E7470EE14C6C93
	multiplier1 = 0xCA5A826395121157
)

// increments are what each round adds to the key: the golden ratio's fraction
// and √3 - 1, in units of 2^-64. They are a variable, never written, because the
// compiler turns constants into eighteen sums that it works out ahead of the
// rounds and has no registers for, which costs a fifth of the speed.
var increments = [2]uint64{0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B}

// Philox returns the four random words that Philox4x64 with ten rounds assigns
// to a counter under a key (Salmon, Moraes, Dror and Shaw 2011, "Parallel Random
// Numbers: As Easy as 1, 2, 3"). It is a bijection of the counters for each key,
// and passes the published known answers of the Random123 library.
func Philox(counter [4]uint64, key [2]uint64) [4]uint64 {
	a, b, c, d := philox(counter[0], counter[1], counter[2], counter[3], Source{key[0], key[1]})
	return [4]uint64{a, b, c, d}
}

// philox takes and gives single words because arrays would travel through
// memory; the ten rounds are written out so that the words stay in registers.
func philox(a, b, c, d uint64, key Source) (uint64, uint64, uint64, uint64) {
	key0, key1 := key.seed, key.run
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	a, b, c, d = philoxRound(a, b, c, d, key0, key1)
	key0, key1 = key0+increments[0], key1+increments[1]
	return philoxRound(a, b, c, d, key0, key1)
}

func philoxRound(a, b, c, d, key0, key1 uint64) (uint64, uint64, uint64, uint64) {
	high0, low0 := bits.Mul64(multiplier0, a)
	high1, low1 := bits.Mul64(multiplier1, c)
	// The brackets let the key meet its word while the multiplier is at work.
	return high1 ^ (b ^ key0), low1, high0 ^ (d ^ key1), low0
}
