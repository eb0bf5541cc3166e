package portable

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestExpAnswersSpecialInputsAsPackageMathDoes(t *testing.T) {
	assert.Equal(t, math.Inf(1), Exp(math.Inf(1)))
	assert.Equal(t, 0.0, Exp(math.Inf(-1)))
	assert.True(t, math.IsNaN(Exp(math.NaN())))
	assert.Equal(t, 1.0, Exp(0))
	assert.Equal(t, 1.0, Exp(math.Copysign(0, -1)))
	assert.Equal(t, 1.0, Exp(0x1p-1074))
	assert.Equal(t, 1.0, Exp(-0x1p-60))
	// The largest input with a finite result is the float64 below ln(2^1024) =
	// 709.782712893384; the smallest with one above 0 is that above ln(2^-1075).
	assert.False(t, math.IsInf(Exp(709.782712893384), 1))
	assert.Equal(t, math.Inf(1), Exp(math.Nextafter(709.782712893384, 1000)))
	assert.Equal(t, math.Inf(1), Exp(math.MaxFloat64))
	assert.Equal(t, 0x1p-1074, Exp(-745.1332191019411))
	assert.Equal(t, 0.0, Exp(math.Nextafter(-745.1332191019411, -1000)))
	assert.Equal(t, 0.0, Exp(-math.MaxFloat64))
}

func TestLogAnswersSpecialInputsAsPackageMathDoes(t *testing.T) {
	assert.Equal(t, math.Inf(1), Log(math.Inf(1)))
	assert.Equal(t, math.Inf(-1), Log(0))
	assert.Equal(t, math.Inf(-1), Log(math.Copysign(0, -1)))
	for _, x := range []float64{-1, -0x1p-1074, -math.MaxFloat64, math.Inf(-1), math.NaN(), math.Copysign(math.NaN(), -1)} {
		assert.True(t, math.IsNaN(Log(x)), "Log(%v)", x)
	}
	// Compared as bits, so that -0 fails.
	assert.Zero(t, math.Float64bits(Log(1)))
	// Correctly rounded by hand: ln 2, and -1074 ln 2 for the smallest number.
	assert.Equal(t, math.Ln2, Log(2))
	assert.Equal(t, -744.4400719213812, Log(0x1p-1074))
}

func TestLogisticIsSafeAtBothEnds(t *testing.T) {
	assert.Equal(t, 0.5, Logistic(0))
	assert.Equal(t, 1.0, Logistic(math.Inf(1)))
	assert.Equal(t, 1.0, Logistic(1e308))
	assert.Equal(t, 0.0, Logistic(math.Inf(-1)))
	assert.Equal(t, 0.0, Logistic(-1e308))
	assert.Equal(t, Exp(-740), Logistic(-740), "e**x + 1 rounds to 1")
	assert.Positive(t, Logistic(-740))
	assert.True(t, math.IsNaN(Logistic(math.NaN())))
}

func TestTheFunctionsUndoEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(-700, 700).Draw(t, "x")
		// Half a unit in e**x moves the logarithm by 2^-53; the rest is rounding of x itself.
		assert.InDelta(t, x, Log(Exp(x)), 0x1p-52+math.Abs(x)*0x1p-52)
	})
}

func TestTheFunctionsStayInTheirRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64().Draw(t, "x")
		assert.GreaterOrEqual(t, Exp(x), 0.0)
		likelihood := Logistic(x)
		assert.GreaterOrEqual(t, likelihood, 0.0)
		assert.LessOrEqual(t, likelihood, 1.0)
		assert.InDelta(t, 1, likelihood+Logistic(-x), 0x1p-52, "a chance and its complement")
	})
}
