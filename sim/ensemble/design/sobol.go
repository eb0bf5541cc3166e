package design

import (
	"fmt"
	"math/bits"

	"entente/sim/random"
)

// Sobol is the first n points of Sobol's low-discrepancy sequence (Sobol' 1967) in the order of the Gray code (Antonov & Saleev
// 1979), with the direction numbers of Joe & Kuo (2008). Any prefix fills the space evenly, best where its length is a power of two.
type Sobol struct {
	columns
	length   int
	sequence sobolSequence
}

// MaxSobolFactors is how many factors a Sobol design may have; a Saltelli design, half of them.
const MaxSobolFactors = len(joeKuo) + 1

// NewSobol makes a design of the sequence itself; its first row is every factor's Low, or first level.
func NewSobol(factors []Factor, n int) (*Sobol, error) {
	return newSobol(factors, n, sobolHalf)
}

// NewShiftedSobol makes a design of the sequence under a random digital shift: the digits of each coordinate are combined with
// random ones by exclusive or, which keeps the evenness, and gives designs that differ by seed, each point uniform over them
// (Owen 2000, Monte Carlo, quasi-Monte Carlo, and randomized quasi-Monte Carlo).
func NewShiftedSobol(factors []Factor, n int, seed uint64) (*Sobol, error) {
	return newSobol(factors, n, digitalShift(random.New(seed, 0)))
}

func newSobol(factors []Factor, n int, shift func(dimension int) uint64) (*Sobol, error) {
	columns, err := newColumns(factors)
	if err == nil {
		n, err = rows(n)
	}
	var sequence sobolSequence
	if err == nil {
		sequence, err = newSobolSequence(len(columns), n, shift)
	}
	if err != nil {
		return nil, fmt.Errorf("sobol design: %w", err)
	}
	return &Sobol{columns, n, sequence}, nil
}

// Len is n.
func (s *Sobol) Len() int { return s.length }

// Point writes point i of the sequence.
func (s *Sobol) Point(i int, into []float64) {
	mustHold(i, s.length)
	for column, factor := range s.columns {
		into[column] = factor.At(s.sequence.at(i, column))
	}
}

// sobolBits is the number of binary digits of a coordinate: as many as are exact with half a step more.
const sobolBits = 52

// sobolSequence holds what the first points of the sequence are put together from.
type sobolSequence struct {
	// directions are, for each dimension, the numbers that the digits of a point's Gray code switch on and off.
	directions [][]uint64
	// starts are the dimensions' first coordinates, in half steps of 2^-53.
	starts []uint64
}

// sobolHalf leaves the sequence as it is.
func sobolHalf(int) uint64 { return 0 }

// digitalShift gives each dimension random digits, and half a step more, so that no coordinate is 0 or 1.
func digitalShift(source random.Source) func(dimension int) uint64 {
	return func(dimension int) uint64 {
		return draw(source, streamShift, 0, dimension)>>(64-sobolBits)<<1 | 1
	}
}

func newSobolSequence(dimensions, n int, start func(dimension int) uint64) (sobolSequence, error) {
	if dimensions > MaxSobolFactors {
		return sobolSequence{}, fmt.Errorf("a sequence of %d dimensions: there are direction numbers for %d", dimensions, MaxSobolFactors)
	}
	digits := bits.Len64(uint64(n - 1))
	if digits > sobolBits {
		return sobolSequence{}, fmt.Errorf("%d points: at most 2^%d", n, sobolBits)
	}
	var sequence sobolSequence
	for dimension := range dimensions {
		sequence.directions = append(sequence.directions, sobolDirections(dimension, digits))
		sequence.starts = append(sequence.starts, start(dimension))
	}
	return sequence, nil
}

// at is a coordinate of point i, 0 to 1, without 1.
func (s *sobolSequence) at(i, dimension int) float64 {
	coordinate := s.starts[dimension]
	directions := s.directions[dimension]
	for gray := uint64(i) ^ uint64(i)>>1; gray != 0; gray &= gray - 1 {
		coordinate ^= directions[bits.TrailingZeros64(gray)]
	}
	return float64(coordinate) / (1 << (sobolBits + 1))
}

// sobolDirections works out the first direction numbers of a dimension, in half steps of 2^-53. With m_j for the j-th, and
// a polynomial of degree s with coefficients a, Joe & Kuo (2008, equation 2) have
// m_j = 2 a_1 m_(j-1) ⊕ 2² a_2 m_(j-2) ⊕ … ⊕ 2^(s-1) a_(s-1) m_(j-s+1) ⊕ 2^s m_(j-s) ⊕ m_(j-s); the number is m_j/2^j.
func sobolDirections(dimension, digits int) []uint64 {
	numbers := make([]uint64, digits)
	if dimension == 0 { // the van der Corput sequence: every m is 1
		for j := range numbers {
			numbers[j] = 1
		}
	} else {
		primitive := joeKuo[dimension-1]
		degree := len(primitive.initial)
		for j := range numbers {
			if j < degree {
				numbers[j] = uint64(primitive.initial[j])
				continue
			}
			next := numbers[j-degree]
			for back := 1; back <= degree; back++ {
				coefficient := uint64(primitive.polynomial) >> (degree - back) & 1
				next ^= coefficient * numbers[j-back] << back
			}
			numbers[j] = next
		}
	}
	for j := range numbers {
		numbers[j] <<= sobolBits - j
	}
	return numbers
}
