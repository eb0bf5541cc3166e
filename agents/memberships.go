package agents

import "math/bits"

// MaxBlocs is how many blocs a world can hold: a set of blocs is one machine word.
const MaxBlocs = 64

// Memberships is a set of blocs, one bit for each.
type Memberships uint64

// Has says whether the bloc is in the set.
func (m Memberships) Has(bloc int) bool { return m>>uint(bloc)&1 == 1 }

// With is the set and the bloc.
func (m Memberships) With(bloc int) Memberships { return m | 1<<uint(bloc) }

// Without is the set less the bloc.
func (m Memberships) Without(bloc int) Memberships { return m &^ (1 << uint(bloc)) }

// Count is the number of blocs in the set.
func (m Memberships) Count() int { return bits.OnesCount64(uint64(m)) }

// First is the lowest bloc of the set and the set without it. The set must not be empty.
func (m Memberships) First() (bloc int, rest Memberships) {
	return bits.TrailingZeros64(uint64(m)), m & (m - 1)
}

// List gives the blocs in rising order.
func (m Memberships) List() []int {
	blocs := make([]int, 0, m.Count())
	for m != 0 {
		var bloc int
		bloc, m = m.First()
		blocs = append(blocs, bloc)
	}
	return blocs
}
