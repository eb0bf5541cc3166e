package discovery_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/discovery"
	"entente/sim/random"
)

func TestARealBoxComesBack(t *testing.T) {
	prim := discovery.Default()
	prim.Choose, prim.Significance = discovery.Balanced, 0.01
	box := one(t, prim, planted(4, 1000, 0.05))
	result, err := box.Reproduce(20, random.New(1, 0))
	require.NoError(t, err)
	assert.GreaterOrEqual(t, result.Found, 18, "%v", result)
	for _, factor := range result.Factors {
		if factor.Factor == "x1" || factor.Factor == "x4" {
			assert.True(t, factor.Restricted)
			assert.GreaterOrEqual(t, factor.ByCoverage, 18, "%v", result)
			assert.GreaterOrEqual(t, factor.ByDensity, 18, "%v", result)
		} else {
			assert.False(t, factor.Restricted)
			assert.LessOrEqual(t, factor.ByCoverage, 12, "%v", result)
		}
	}
	// Limits from 500 points miss by a peel or two of 5 % on three sides; the planted box has density 0.95.
	assert.Greater(t, result.HeldOutDensity.Mean, 0.75, "%v", result)
	assert.LessOrEqual(t, result.HeldOutDensity.Mean, result.FittedDensity.Mean, "%v", result)
	assert.InDelta(t, 0.23, result.BaseDensity, 0.03, "0.95·0.2 + 0.05·0.8, give or take two standard errors")

	again, err := box.Reproduce(20, random.New(1, 0))
	require.NoError(t, err)
	assert.Equal(t, result, again)
	other, err := box.Reproduce(20, random.New(2, 0))
	require.NoError(t, err)
	assert.NotEqual(t, result, other, "another seed draws other halves")
}

// Half of the points are of interest, by pure luck, and a search finds boxes of 5 % of them that look far denser. What it was
// not fitted to says that there is nothing in it.
func TestABoxOfLuckDoesNotComeBack(t *testing.T) {
	data, luck := uniform(6, 400, 5)
	for point := range data.Outcome {
		data.Outcome[point] = luck[point] < 0.5
	}
	prim := discovery.Default()
	prim.Threshold = 0.7
	box := one(t, prim, data)
	assert.Greater(t, box.DensityInterval.Low, 0.55, "the interval does not know of the search: %v", box)
	result, err := box.Reproduce(40, random.New(1, 0))
	require.NoError(t, err)
	assert.Greater(t, result.FittedDensity.Mean, 0.7, "%v", result)
	assert.InDelta(t, result.BaseDensity, result.HeldOutDensity.Mean, 0.08, "%v", result)
}

func TestReproduceSaysWhatItCannotDo(t *testing.T) {
	data := &discovery.Data{Factors: []discovery.Factor{{Name: "x", Values: []float64{1, 2, 3}}}, Outcome: []bool{false, true, true}}
	box := one(t, discovery.Default(), data)
	_, err := box.Reproduce(10, random.New(1, 0))
	assert.ErrorContains(t, err, "10 halves of 3 points")
	_, err = one(t, discovery.Default(), planted(1, 1000, 0)).Reproduce(0, random.New(1, 0))
	assert.ErrorContains(t, err, "it takes one half")
}
