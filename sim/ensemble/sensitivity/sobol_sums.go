package sensitivity

import "math"

// sobolSums are the sums over blocks from which indices are made. Blocks are rows f_A, f_B, f_1, f_2, … one after another.
type sobolSums struct {
	count, base, squares float64 // blocks, f_A + f_B, f_A² + f_B²
	factors              []factorSums
}

// factorSums are those of a factor: of d = f_i - f_A, of f_B·d and of d².
type factorSums struct{ difference, product, square float64 }

func newSobolSums(factors int) *sobolSums { return &sobolSums{factors: make([]factorSums, factors)} }

// add sums up the blocks afresh, each as often as times says.
func (s *sobolSums) add(blocks, times []float64) {
	s.count, s.base, s.squares = 0, 0, 0
	clear(s.factors)
	size := len(s.factors) + 2
	for i, weight := range times {
		if weight == 0 {
			continue
		}
		block := blocks[i*size : (i+1)*size]
		a, b := block[0], block[1]
		s.count += weight
		s.base += float64(weight * (a + b))
		s.squares += float64(weight * (float64(a*a) + float64(b*b)))
		for column, exchanged := range block[2:] {
			sums, weighted := &s.factors[column], float64(weight*(exchanged-a))
			sums.difference += weighted
			sums.product += float64(weighted * b)
			sums.square += float64(weighted * (exchanged - a))
		}
	}
}

// indices are the first-order and the total index of a factor; NaN where the outcome does not vary.
func (s *sobolSums) indices(column int) (first, total float64) {
	mean, meanSquare := s.base/(2*s.count), s.squares/(2*s.count)
	variance := meanSquare - float64(mean*mean)
	// Less than what rounding leaves of equal numbers is no variance.
	if variance <= 1e-12*meanSquare {
		return math.NaN(), math.NaN()
	}
	sums := s.factors[column]
	first = (sums.product - float64(mean*sums.difference)) / s.count / variance
	return first, sums.square / (2 * s.count) / variance
}
