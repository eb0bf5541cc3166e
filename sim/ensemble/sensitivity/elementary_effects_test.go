package sensitivity

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Of a linear function all effects of a factor are its coefficient.
func TestLinearFactorsHaveTheirCoefficients(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficients := rapid.SliceOfN(rapid.Float64Range(-100, 100), 1, 8).Draw(t, "coefficients")
		d := morris(t, len(coefficients), rapid.IntRange(2, 20).Draw(t, "trajectories"), rapid.Uint64().Draw(t, "seed"))
		effects, err := ElementaryEffects(d, outcomesOf(d, func(point []float64) float64 {
			sum := 1.0
			for i, x := range point {
				sum += coefficients[i] * x
			}
			return sum
		}), Bootstrap{Resamples: 20})
		require.NoError(t, err)
		for i, effect := range effects.Factors {
			assert.InDelta(t, coefficients[i], effect.Mean, 1e-11)
			assert.InDelta(t, 0, effect.Deviation, 1e-11)
			for _, absolute := range []float64{effect.MeanAbsolute.Value, effect.MeanAbsolute.Low, effect.MeanAbsolute.High} {
				assert.InDelta(t, math.Abs(coefficients[i]), absolute, 1e-11)
			}
		}
	})
}

// Of x1·x2 over four levels, the effect of x1 is x2, one of 0, 1/3, 2/3 and 1 with equal chances: mean ½, variance 5/36. Of
// (x3 - ½)², the effect is x3 + x3' - 1, with x3' = x3 ± 2/3: -1/3 from 0 to 2/3 and 1/3 from 1/3 to 1, whichever way.
// x4 does nothing.
func TestEffectsOfKnownFunctions(t *testing.T) {
	const trajectories = 4000
	d := morris(t, 4, trajectories, 2)
	effects, err := ElementaryEffects(d, outcomesOf(d, func(point []float64) float64 {
		return point[0]*point[1] + math.Pow(point[2]-0.5, 2)
	}), Bootstrap{})
	require.NoError(t, err)
	require.Equal(t, trajectories, effects.Trajectories)
	product, square, nothing := effects.Factors[0], effects.Factors[2], effects.Factors[3]
	// Five standard deviations of a mean; a variance of 4000 numbers is good to about 2 %.
	assert.InDelta(t, 0.5, product.Mean, 5*math.Sqrt(5.0/36/trajectories))
	assert.InDelta(t, 0.5, product.MeanAbsolute.Value, 5*math.Sqrt(5.0/36/trajectories))
	assert.InEpsilon(t, math.Sqrt(5.0/36), product.Deviation, 0.05)
	assert.InDelta(t, 0, square.Mean, 5.0/3/math.Sqrt(trajectories))
	assert.InDelta(t, 1.0/3, square.MeanAbsolute.Value, 1e-12)
	assert.InDelta(t, 1.0/3, square.Deviation, 0.01)
	assert.Equal(t, Effect{Factor: "x4"}, nothing)
}

// Intervals of μ* hold the truth about as often as they say: that of x1 in the function above is ½.
func TestIntervalsOfMeanAbsoluteEffectsCover(t *testing.T) {
	const seeds = 400
	covered := 0
	for seed := range uint64(seeds) {
		d := morris(t, 2, 40, seed)
		effects, err := ElementaryEffects(d, outcomesOf(d, func(point []float64) float64 { return point[0] * point[1] }),
			Bootstrap{Resamples: 200, Confidence: 0.9, Seed: seed})
		require.NoError(t, err)
		if interval := effects.Factors[0].MeanAbsolute; interval.Low <= 0.5 && 0.5 <= interval.High {
			covered++
		}
	}
	// Five binomial standard deviations of 0.9.
	assert.InDelta(t, 0.9, float64(covered)/seeds, 5*math.Sqrt(0.9*0.1/seeds))
}

// A trajectory with a failed row is left out as if it had never been.
func TestFailedTrajectoriesAreDropped(t *testing.T) {
	const trajectories = 10
	for _, nothing := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		d := morris(t, 3, trajectories, 1)
		outcomes := outcomesOf(d, ishigami.at)
		shorter := morris(t, 3, trajectories-1, 1)
		expected, err := ElementaryEffects(shorter, outcomes[:shorter.Len()], Bootstrap{})
		require.NoError(t, err)
		outcomes[d.Len()-2] = nothing
		effects, err := ElementaryEffects(d, outcomes, Bootstrap{})
		require.NoError(t, err)
		assert.Equal(t, expected.Factors, effects.Factors)
		assert.Equal(t, [2]int{trajectories - 1, 1}, [2]int{effects.Trajectories, effects.Dropped})
	}
}

func TestEffectsRefuseWhatCannotBeEstimated(t *testing.T) {
	d := morris(t, 2, 3, 1)
	outcomes := make([]float64, d.Len())
	_, err := ElementaryEffects(d, outcomes[1:], Bootstrap{})
	assert.ErrorContains(t, err, "8 outcomes for a design of 9 rows: give one for each, NaN where a row failed")
	outcomes[0], outcomes[4] = math.NaN(), math.NaN()
	_, err = ElementaryEffects(d, outcomes, Bootstrap{})
	assert.ErrorContains(t, err, "1 of 3 trajectories have an outcome in every row: at least 2 are needed")
	for problem, bootstrap := range map[string]Bootstrap{
		"-1 resamples": {Resamples: -1}, "confidence 95": {Confidence: 95}, "confidence NaN": {Confidence: math.NaN()},
		"confidence -0.5": {Confidence: -0.5},
	} {
		_, err = ElementaryEffects(d, make([]float64, d.Len()), bootstrap)
		assert.ErrorContains(t, err, problem)
	}
}

func BenchmarkElementaryEffects(b *testing.B) {
	d := morris(b, 60, 50, 1)
	outcomes := outcomesOf(d, func(point []float64) float64 { return point[0] * point[1] })
	for b.Loop() {
		if _, err := ElementaryEffects(d, outcomes, Bootstrap{}); err != nil {
			b.Fatal(err)
		}
	}
}
