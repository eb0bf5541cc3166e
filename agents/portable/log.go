package portable

import "math"

const (
	smallestNormal = 0x0010000000000000 // bits of 2^-1022
	infinity       = 0x7ff0000000000000 // bits of +Inf

	// logCells is the number of cells into which a doubling of the argument is cut.
	logCells = 256
	// logCellBits is the width of a cell, counted in steps of the argument's bits.
	logCellBits = 44
	// logFirstCentre is the bits of 0.703125, the centre of the first cell; the
	// centre of cell i follows i cells later, so that 1 is a centre.
	logFirstCentre = 0x3fe6800000000000
	// logLowEnd is the bits of the low end of the first cell.
	logLowEnd = logFirstCentre - 1<<(logCellBits-1)
)

// Log returns the natural logarithm of x with the same bits on every
// architecture, at most 0.52 units in the last place from the true value, also
// near 1.
//
// Special cases, as in package math: Log(+Inf) = +Inf, Log(±0) = -Inf,
// Log(x < 0) = NaN, Log(NaN) = NaN; Log(1) = +0.
//
// Use it, not math.Log, wherever the result can reach the state of a run:
// math.Log has assembly for some architectures and fuses products on others.
//
// Method: x = 2^k·z with z in [0.702, 1.405), and z in one of 256 cells. Each
// cell has a multiplier m near 1/z of so few bits that r = z·m - 1 is computed
// without any rounding, |r| < 2^-8. Then log x = k·ln2 - log m + log(1+r):
// k·ln2 and -log m as heads that add without rounding plus tails, log(1+r) as r
// plus its Taylor polynomial of degree seven, whose remainder is under 2^-8 of
// a unit, and the error of head + r carried along (Dekker 1971). The
// table-driven design follows Tang 1990, "Table-Driven Implementation of the
// Logarithm Function in IEEE Floating-Point Arithmetic", without its division.
func Log(x float64) float64 {
	bits := math.Float64bits(x)
	exponent := 0
	// One comparison finds zero, the subnormal, the negative, infinity and NaN.
	if bits-smallestNormal >= infinity-smallestNormal {
		switch {
		case x == 0:
			return math.Inf(-1)
		case !(x > 0):
			return math.NaN()
		case bits == infinity:
			return x
		}
		bits = math.Float64bits(float64(x * 0x1p52))
		exponent = -52
	}
	distance := bits - logLowEnd
	exponent += int(int64(distance) >> 52)
	z := math.Float64frombits(bits - distance&(0xfff<<52))
	centre := math.Float64frombits(logFirstCentre + distance&((logCells-1)<<logCellBits))
	cell := &logTable[distance>>logCellBits%logCells]

	// Exact: 44 bits times 9, and the sum fits the grid of the product.
	r := float64((z-centre)*cell.multiplier) + cell.offset
	count := float64(exponent)
	head := float64(count*ln2Head) + cell.head
	sum := head + r
	tail := float64(count*ln2Tail) + cell.tail + ((head - sum) + r)

	square := float64(r * r)
	first := float64(r*(1.0/3)) - 1.0/2
	second := float64(r*(1.0/5)) - 1.0/4
	third := float64(r*(1.0/7)) - 1.0/6
	curve := first + float64(square*(second+float64(square*third)))
	return sum + (tail + float64(square*curve))
}
