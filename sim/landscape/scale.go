package landscape

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// scale turns the products of sizes and propensities into whole numbers, so that energies are summed without rounding, in any
// order. Where sizes and propensities are decimal numbers of few digits, as published tables have them, the whole numbers are
// exact, and energies are equal only if they are equal. Otherwise the products are rounded to multiples of a power of two,
// at most 2^-59 of the sum of all of them, and energies within 2^-40 of that sum (about 1e-12) count as equal.
type scale struct {
	// per is how many units one whole unit of energy has: a power of ten where exact, else the power of two by exponent.
	per      float64
	exponent int
	exact    bool
	// slack is the difference of energies up to which they count as equal.
	slack int64
}

// mostTotal keeps every sum of products, twice over, within 63 bits.
const mostTotal = 1 << 60

// energy is a whole number as an energy.
func (s scale) energy(units int64) float64 {
	if s.exact {
		return float64(units) / s.per
	}
	return math.Ldexp(float64(units), -s.exponent)
}

// products gives, for each ordered pair, s_i s_j p_ij in whole units, and their scale.
func (p *Problem) products() ([][]int64, scale) {
	if exact, per, ok := p.exactProducts(); ok {
		return exact, scale{per: per, exact: true}
	}
	return p.roundedProducts()
}

// exactProducts multiplies decimal numbers as whole ones; false where they have too many digits.
func (p *Problem) exactProducts() ([][]int64, float64, bool) {
	sizes := make([]float64, len(p.Actors))
	for i := range p.Actors {
		sizes[i] = p.Actors[i].Size
	}
	wholeSizes, sizePlaces, ok := wholes(sizes)
	if !ok {
		return nil, 0, false
	}
	var all []float64
	for i, row := range p.Propensity {
		for j, propensity := range row {
			if i == j {
				propensity = 0
			}
			all = append(all, propensity)
		}
	}
	wholePropensities, places, ok := wholes(all)
	places += 2 * sizePlaces
	if !ok || places > 22 {
		return nil, 0, false // 10^22 is the last power of ten that a float64 holds exactly.
	}
	n := len(sizes)
	out, total := make([][]int64, n), uint64(0)
	for i := range out {
		out[i] = make([]int64, n)
		for j := range out[i] {
			product, fits := times(wholeSizes[i], wholeSizes[j])
			if fits {
				product, fits = times(product, wholePropensities[i*n+j])
			}
			if !fits {
				return nil, 0, false
			}
			out[i][j] = product
			if total += magnitude(product); total > mostTotal {
				return nil, 0, false
			}
		}
	}
	per := 1.0
	for range places {
		per = float64(per * 10)
	}
	return out, per, true
}

// roundedProducts rounds to the finest power of two at which the sum of all fits.
func (p *Problem) roundedProducts() ([][]int64, scale) {
	n := len(p.Actors)
	real, total := make([][]float64, n), 0.0
	for i := range real {
		real[i] = make([]float64, n)
		for j := range real[i] {
			if i != j {
				real[i][j] = float64(float64(p.Actors[i].Size*p.Actors[j].Size) * p.Propensity[i][j])
				total += math.Abs(real[i][j])
			}
		}
	}
	_, exponent := math.Frexp(total)
	s := scale{exponent: 59 - exponent, slack: 1 << 19}
	out := make([][]int64, n)
	for i := range out {
		out[i] = make([]int64, n)
		for j := range out[i] {
			out[i][j] = int64(math.RoundToEven(math.Ldexp(real[i][j], s.exponent)))
		}
	}
	return out, s
}

// wholes writes numbers as whole multiples of the same power of ten, 10^-places; false where one does not fit.
func wholes(numbers []float64) (whole []int64, places int, ok bool) {
	digits, own := make([]int64, len(numbers)), make([]int, len(numbers))
	for k, number := range numbers {
		if digits[k], own[k], ok = decimal(number); !ok {
			return nil, 0, false
		}
		places = max(places, own[k])
	}
	for k := range digits {
		for range places - own[k] {
			if digits[k], ok = times(digits[k], 10); !ok {
				return nil, 0, false
			}
		}
	}
	return digits, places, true
}

// decimal is the shortest decimal that reads back as the number: digits·10^-places.
func decimal(number float64) (digits int64, places int, ok bool) {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(number, 'e', -1, 64), "e")
	power, err := strconv.Atoi(exponent)
	if err != nil {
		return 0, 0, false
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits, err = strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil {
		return 0, 0, false
	}
	for places = len(fraction) - power; places < 0; places++ {
		if digits, ok = times(digits, 10); !ok {
			return 0, 0, false
		}
	}
	return digits, places, places <= 22
}

// times multiplies, and says whether the product fits.
func times(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	return a * b, true
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}
