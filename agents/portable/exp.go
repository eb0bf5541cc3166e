package portable

import "math"

const (
	// expSteps is the number of steps into which a doubling is cut.
	expSteps = 1 << expStepBits
	// expStepBits is 7: 128 steps keep the table at 2 KiB and the polynomial at degree five.
	expStepBits = 7

	// roundToInteger, added to a float64 below 2^51 in size, leaves the nearest
	// integer in the low bits of the sum.
	roundToInteger = 0x1.8p52

	// expPlain is the size of input below which the result is well inside the normal numbers.
	expPlain = 704
	// expOverflow is the largest input whose exponential is finite, and
	// expUnderflow the smallest whose exponential does not round to zero.
	expOverflow  = 709.782712893384
	expUnderflow = -745.1332191019411
)

// Exp returns e**x with the same bits on every architecture, at most 0.52 units
// in the last place from the true value (0.77 where the result is subnormal).
//
// Special cases, as in package math: Exp(+Inf) = +Inf, Exp(-Inf) = 0,
// Exp(NaN) = NaN, Exp(±0) = 1; above 709.78 the result is +Inf, below -745.13
// it is 0.
//
// Use it, not math.Exp, wherever the result can reach the state of a run:
// math.Exp has assembly for some architectures and fuses products on others.
//
// Method: x = k·ln2/128 + r with |r| <= ln2/256, the subtraction made exact by
// a short head of ln2/128 (Cody and Waite 1980); 2^(k/128) from a table that
// holds a head and a relative tail, and e^r - 1 from its Taylor polynomial of
// degree five, whose remainder is under 2^-60 (the table-driven design is
// Tang 1989, "Table-Driven Implementation of the Exponential Function in IEEE
// Floating-Point Arithmetic").
func Exp(x float64) float64 {
	// Near the ends the result may overflow or be subnormal: there the sum is made
	// 2^±1000 nearer to one and brought back last, in one rounding.
	var shift uint64
	back := 1.0
	// Written so that NaN takes the branch too.
	if !(math.Abs(x) < expPlain) {
		switch {
		case x != x:
			return math.NaN()
		case x > expOverflow:
			return math.Inf(1)
		case x < expUnderflow:
			return 0
		case x > 0:
			shift, back = 1<<64-1000, 0x1p1000
		default:
			shift, back = 1000, 0x1p-1000
		}
	}
	shifted := float64(x*expStepsPerUnit) + roundToInteger
	step := math.Float64bits(shifted)
	count := shifted - roundToInteger
	r := x - float64(count*expStepHead) - float64(count*expStepTail)
	square := float64(r * r)
	entry := &expTable[step%expSteps]
	low := 1.0/2 + float64(r*(1.0/6))
	high := 1.0/24 + float64(r*(1.0/120))
	growth := (entry.tail + r) + float64(square*(low+float64(square*high)))
	// The whole doublings go straight into the exponent of the table's head.
	scale := math.Float64frombits(entry.head + (step/expSteps+shift)<<52)
	result := scale + float64(scale*growth)
	if shift != 0 {
		result = float64(result * back)
	}
	return result
}
