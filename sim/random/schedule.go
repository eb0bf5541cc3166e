package random

import "entente/agents/portable"

// rounds is the number of rounds of Philox.
const rounds = 10

// Schedule gives the same draws as the Source it is made from, a fifth faster: the keys of Philox's rounds, which are the
// same for all draws of a run, are worked out once.
type Schedule [rounds]Source

// Schedule works out the keys of the rounds.
func (s Source) Schedule() (schedule Schedule) {
	schedule[0] = s
	for round := 1; round < rounds; round++ {
		before := schedule[round-1]
		schedule[round] = Source{before.seed + increments[0], before.run + increments[1]}
	}
	return schedule
}

// Block is that of the Source.
func (s *Schedule) Block(actor, tick uint64, purpose Purpose, index uint64) (words [4]uint64) {
	words[0], words[1], words[2], words[3] = s.philox(actor, tick, uint64(purpose), index)
	return words
}

// Uint64 is that of the Source.
func (s *Schedule) Uint64(actor, tick uint64, purpose Purpose, index uint64) uint64 {
	a, b, c, d := s.philox(actor, tick, uint64(purpose), index>>2)
	switch index & 3 { // in place of an array, which would travel through memory
	case 0:
		return a
	case 1:
		return b
	case 2:
		return c
	}
	return d
}

// Float64 is that of the Source.
func (s *Schedule) Float64(actor, tick uint64, purpose Purpose, index uint64) float64 {
	return portable.Uniform(s.Uint64(actor, tick, purpose, index))
}

func (s *Schedule) philox(a, b, c, d uint64) (uint64, uint64, uint64, uint64) {
	a, b, c, d = philoxRound(a, b, c, d, s[0].seed, s[0].run)
	a, b, c, d = philoxRound(a, b, c, d, s[1].seed, s[1].run)
	a, b, c, d = philoxRound(a, b, c, d, s[2].seed, s[2].run)
	a, b, c, d = philoxRound(a, b, c, d, s[3].seed, s[3].run)
	a, b, c, d = philoxRound(a, b, c, d, s[4].seed, s[4].run)
	a, b, c, d = philoxRound(a, b, c, d, s[5].seed, s[5].run)
	a, b, c, d = philoxRound(a, b, c, d, s[6].seed, s[6].run)
	a, b, c, d = philoxRound(a, b, c, d, s[7].seed, s[7].run)
	a, b, c, d = philoxRound(a, b, c, d, s[8].seed, s[8].run)
	return philoxRound(a, b, c, d, s[9].seed, s[9].run)
}
