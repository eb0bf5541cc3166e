package portable

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents/portable/internal/reference"
)

// sequence is a generator for test inputs alone (SplitMix64; Steele, Lea and
// Flood 2014), so that the inputs never change with the Go release.
type sequence uint64

func (s *sequence) next() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// between returns a number in [low, high).
func (s *sequence) between(low, high float64) float64 {
	return low + float64(float64(float64(s.next()>>11)*0x1p-53)*(high-low))
}

// units returns how far got is from want, in units in the last place of want.
func units(got float64, want *big.Float) float64 {
	difference := new(big.Float).Sub(want, new(big.Float).SetFloat64(got))
	lastPlace := max(want.MantExp(nil)-53, -1074)
	result, _ := difference.SetMantExp(difference, -lastPlace).Float64()
	return math.Abs(result)
}

func worst(inputs []float64, function func(float64) float64, exact func(*big.Float) *big.Float) (at, by float64) {
	for _, x := range inputs {
		if error := units(function(x), exact(new(big.Float).SetFloat64(x))); error > by || error != error {
			at, by = x, error
		}
	}
	return at, by
}

// spread returns count inputs in [low, high) and the two ends with their neighbours.
func spread(count int, low, high float64) []float64 {
	source := sequence(20231201)
	inputs := []float64{low, math.Nextafter(low, high), math.Nextafter(high, low), high}
	for range count {
		inputs = append(inputs, source.between(low, high))
	}
	return inputs
}

// scattered returns inputs of either sign with every exponent in [low, high] alike.
func scattered(count, low, high int, negative bool) []float64 {
	source := sequence(20291231)
	var inputs []float64
	for i := range count {
		exponent := uint64(1023 + low + i%(high-low+1))
		x := math.Float64frombits(source.next()>>12 | exponent<<52)
		inputs = append(inputs, x)
		if negative {
			inputs = append(inputs, -x)
		}
	}
	return inputs
}

func sampleSize(full int) int {
	if testing.Short() {
		return full / 10
	}
	return full
}

func TestExpIsWithinItsStatedUnits(t *testing.T) {
	// halfSteps are the hardest points of the reduction: the odd multiples of ln2/256.
	var halfSteps []float64
	for i := -180000; i < 180000; i += 41 {
		x := (float64(i) + 0.5) * (math.Ln2 / 128)
		halfSteps = append(halfSteps, x, math.Nextafter(x, 1000), math.Nextafter(x, -1000))
	}
	var normalHalfSteps []float64
	for _, x := range halfSteps {
		if x > -708.39 && x < expOverflow {
			normalHalfSteps = append(normalHalfSteps, x)
		}
	}
	// 0.52 and 0.77 are the bounds of the doc comment.
	for _, test := range []struct {
		name   string
		inputs []float64
		bound  float64
	}{
		{"all finite results", spread(sampleSize(30000), -708.39, expOverflow), 0.52},
		{"a choice's usual range", spread(sampleSize(30000), -40, 40), 0.52},
		{"around zero", spread(sampleSize(15000), -0.01, 0.01), 0.52},
		{"every small exponent", scattered(sampleSize(10000), -1022, 0, true), 0.52},
		{"near overflow", spread(sampleSize(10000), 703.9, expOverflow), 0.52},
		{"near the subnormal", spread(sampleSize(10000), -708.39, -703.9), 0.52},
		{"half steps", normalHalfSteps, 0.52},
		{"subnormal", spread(sampleSize(10000), expUnderflow, -708.39), 0.77},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			at, by := worst(test.inputs, Exp, reference.Exp)
			t.Logf("worst of %d: %.4f units at %v", len(test.inputs), by, at)
			assert.LessOrEqual(t, by, test.bound, "Exp(%v)", at)
		})
	}
}

func TestLogIsWithinItsStatedUnits(t *testing.T) {
	// cellEnds are the arguments on either side of each end of a cell.
	var cellEnds, beside1 []float64
	for i := range uint64(logCells + 1) {
		for _, offset := range []uint64{0, 1, 2, 1<<64 - 1, 1<<64 - 2} {
			x := math.Float64frombits(logLowEnd + i<<logCellBits + offset)
			cellEnds = append(cellEnds, x, x*2, x/2, x*0x1p900, x*0x1p-900)
		}
	}
	for i := range uint64(sampleSize(2500)) {
		beside1 = append(beside1, math.Float64frombits(math.Float64bits(1)+i), math.Float64frombits(math.Float64bits(1)-i))
	}
	for _, test := range []struct {
		name   string
		inputs []float64
	}{
		{"every exponent", scattered(sampleSize(30000), -1022, 1023, false)},
		{"a uniform number", spread(sampleSize(30000), 0x1p-53, 1-0x1p-53)},
		{"near one", spread(sampleSize(30000), 0.98, 1.02)},
		{"very near one", spread(sampleSize(15000), 1-0x1p-20, 1+0x1p-20)},
		{"next to one", beside1},
		{"between the nearest cells", spread(sampleSize(15000), 1-0x1p-7, 1+0x1p-7)},
		{"a half to two", spread(sampleSize(15000), 0.5, 2)},
		{"cell ends", cellEnds},
		{"subnormal", spread(sampleSize(10000), 0x1p-1074, 0x1p-1022)},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			at, by := worst(test.inputs, Log, reference.Log)
			t.Logf("worst of %d: %.4f units at %v", len(test.inputs), by, at)
			assert.LessOrEqual(t, by, 0.52, "Log(%v)", at)
		})
	}
}

func TestLogisticIsWithinItsStatedUnits(t *testing.T) {
	one := big.NewFloat(1)
	exact := func(x *big.Float) *big.Float {
		power := reference.Exp(new(big.Float).Neg(x))
		return new(big.Float).Quo(one, power.Add(power.SetPrec(1600), one))
	}
	inputs := spread(sampleSize(10000), -40, 40)
	inputs = append(inputs, spread(sampleSize(2500), -744, 744)...)
	at, by := worst(inputs, Logistic, exact)
	t.Logf("worst of %d: %.4f units at %v", len(inputs), by, at)
	// 0.52 of Exp counts at most twice beside a result's unit, then two roundings.
	require.LessOrEqual(t, by, 2.6, "Logistic(%v)", at)
}
