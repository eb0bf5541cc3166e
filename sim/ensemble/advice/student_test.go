package advice

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Abramowitz & Stegun (1964), table 26.10, two-sided 5 %: 2.021, 2.000 and 1.980 at 40, 60 and 120 degrees of freedom.
func TestStudentPoints(t *testing.T) {
	for freedom, want := range map[int]float64{1: 12.706, 10: 2.228, 30: 2.042, 40: 2.021, 60: 2.000, 120: 1.980} {
		assert.InDelta(t, want, studentPoint(freedom), 0.0005, "%d", freedom)
	}
	assert.InDelta(t, studentPoint(30), studentPoint(31), 0.003, "the expansion goes on where the table ends")
	assert.True(t, math.IsInf(studentPoint(0), 1))
}

// The usual points of the normal distribution.
func TestNormalPoints(t *testing.T) {
	for probability, want := range map[float64]float64{0.025: 1.96, 0.005: 2.5758, 0.0005: 3.2905} {
		assert.InDelta(t, want, normalPoint(probability), 0.0005)
	}
}

// By hand: the values 1, 2 and 3 have mean 2, standard deviation 1 and t = 4.303 with 2 degrees of freedom.
func TestMeanOf(t *testing.T) {
	found := meanOf([]float64{1, 2, 3})
	assert.InDelta(t, 2, found.Value, 1e-15)
	assert.InDelta(t, 4.303/math.Sqrt(3), found.High-2, 1e-12)
	assert.Equal(t, Interval{Value: 1, Low: 1, High: 1}, differenceOf([]float64{3, 4}, []float64{2, 3}))
	assert.True(t, math.IsInf(meanOf([]float64{1}).High, 1))
}

// Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 has the score interval 0.2553 to 0.3662.
func TestScoreInterval(t *testing.T) {
	found := scoreInterval(81./263, 263)
	assert.InDelta(t, 0.2553, found.Low, 0.0001)
	assert.InDelta(t, 0.3662, found.High, 0.0001)
	assert.Equal(t, 0.0, scoreInterval(0, 10).Low)
}

// By hand: squared rank differences 1, 1 and 0 of three give 1 − 6·2/(3·8) = 0.5; ties share their ranks.
func TestRankCorrelation(t *testing.T) {
	assert.InDelta(t, 0.5, correlate([]float64{1, 2, 3}, []float64{20, 10, 30}, 1).Correlation.Value, 1e-12)
	assert.Equal(t, []float64{2.5, 1, 2.5, 4}, ranks([]float64{5, 1, 5, 9}))
	// Of n = 28 and r = 0.5, by hand: standard error √(1.125/25) = 0.21213, Fisher's z 0.54931 ± 0.41577, back to 0.13273 and 0.74680.
	x, y := make([]float64, 28), make([]float64, 28)
	for k := range x {
		x[k], y[k] = float64(k), float64(k)
	}
	assert.Equal(t, Interval{Value: 1, Low: 1, High: 1}, correlate(x, y, 1).Correlation)
	assert.InDelta(t, 0.13273, tanh(0.54931-0.41577), 1e-4)
	assert.Zero(t, correlate(x, make([]float64, 28), 1).Correlation.Value, "what does not vary is not correlated")
}
