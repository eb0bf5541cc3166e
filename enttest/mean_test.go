package enttest_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/enttest"
	"entente/sim"
)

// squares is quiet, but that the funding of Korea is the square of the run: 0, 1, 4, 9, …
func squares() *sim.Model {
	return before(quiet(), inRuns(0, func(w *sim.World, run uint64) { w.Policies[1].AIFunding = float64(run * run) }))
}

func TestMeanAndItsInterval(t *testing.T) {
	mean := enttest.RunModel(t, squares(), enttest.Runs(4)).Mean(`funding("KR")`)
	assert.Equal(t, []float64{0, 1, 4, 9}, mean.ByRun)
	// Mean 3.5; sample variance ((3.5² + 2.5² + 0.5² + 5.5²) / 3) = 49/3; standard error √(49/3/4) = 2.02073; by 1.95996.
	assert.Equal(t, 3.5, mean.Value)
	assert.InDelta(t, 3.5-3.96055, mean.Low, 0.00001)
	assert.InDelta(t, 3.5+3.96055, mean.High, 0.00001)
	assert.Equal(t, "3.5, 95 % interval -0.4606 to 7.461 (4 runs)", mean.String())
}

func TestMeanAssertions(t *testing.T) {
	fake := &fakeT{}
	mean := enttest.RunModel(fake, squares(), enttest.Runs(4)).Mean(`funding("KR")`)
	assert.True(t, mean.AtLeast(3.5) && mean.AtMost(3.5))
	assert.Empty(t, fake.messages)
	assert.False(t, mean.AtLeast(3.6))
	assert.False(t, mean.AtMost(3.4))
	assert.False(t, mean.Positive(), "the interval holds 0")
	assert.Equal(t, []string{
		`funding("KR") in quiet, seed 1: 3.5, 95 % interval -0.4606 to 7.461 (4 runs); wanted at least 3.6`,
		`funding("KR") in quiet, seed 1: 3.5, 95 % interval -0.4606 to 7.461 (4 runs); wanted at most 3.4`,
		`funding("KR") in quiet, seed 1: 3.5, 95 % interval -0.4606 to 7.461 (4 runs); wanted surely more than 0`,
	}, fake.messages)
	assert.True(t, enttest.RunModel(t, squares(), enttest.Runs(40)).Mean(`funding("KR")`).Positive())
}

func TestASingleRunIsNeverSure(t *testing.T) {
	fake := &fakeT{}
	mean := enttest.RunModel(fake, quiet(), enttest.Runs(1)).Mean(`members("citadel")`)
	assert.Equal(t, 1.0, mean.Value)
	assert.True(t, math.IsInf(mean.Low, -1) && math.IsInf(mean.High, 1))
	assert.False(t, mean.Positive())
}

func TestQuantilesAreThoseOfR(t *testing.T) {
	// Type 7 (Hyndman & Fan 1996), the default of R's quantile: position h = (n − 1)·p + 1, linear in between. For 0, 1, 4, 9:
	// p = 0.1 gives h = 1.3, so 0.3; p = 0.25 h = 1.75, so 0.75; p = 0.5 h = 2.5, so 2.5; p = 0.9 h = 3.7, so 4 + 0.7·5 = 7.5.
	outcomes := enttest.RunModel(t, squares(), enttest.Runs(4))
	assert.InDeltaSlice(t, []float64{0, 0.3, 0.75, 2.5, 7.5, 9},
		outcomes.Quantiles(`funding("KR")`, 0, 0.1, 0.25, 0.5, 0.9, 1), 1e-12)
	for _, wrong := range []float64{-0.1, 1.1, math.NaN()} {
		fake := &fakeT{}
		assert.Nil(t, enttest.RunModel(fake, squares()).Quantiles(`funding("KR")`, wrong))
		assert.Contains(t, fake.said(), "it must lie between 0 and 1")
	}
}
