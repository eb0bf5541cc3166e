package discovery

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// exactTail adds up binomial probabilities as fractions.
func exactTail(successes, trials, otherSuccesses, others int) float64 {
	p := big.NewRat(int64(otherSuccesses), int64(others))
	q := new(big.Rat).Sub(big.NewRat(1, 1), p)
	sum := new(big.Rat)
	for k := successes; k <= trials; k++ {
		term := new(big.Rat).SetInt(new(big.Int).Binomial(int64(trials), int64(k)))
		for range k {
			term.Mul(term, p)
		}
		for range trials - k {
			term.Mul(term, q)
		}
		sum.Add(sum, term)
	}
	value, _ := sum.Float64()
	return value
}

func TestUpperTailIsExactlyTheBinomial(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		trials := rapid.IntRange(1, 60).Draw(t, "trials")
		successes := rapid.IntRange(0, trials).Draw(t, "successes")
		others := rapid.IntRange(1, 80).Draw(t, "others")
		otherSuccesses := rapid.IntRange(0, others).Draw(t, "other successes")
		want := exactTail(successes, trials, otherSuccesses, others)
		got := upperTail(successes, trials, otherSuccesses, others)
		// Each of at most 60 ratios is rounded a few times: 60 · 5 · 1.1e-16 is 3e-14.
		assert.LessOrEqual(t, got-want, 3e-14*want)
		assert.LessOrEqual(t, want-got, 3e-14*want)
	})
}

func TestUpperTailOfManyTrials(t *testing.T) {
	assert.Equal(t, 0.0, upperTail(100000, 100000, 1, 2), "2^-100000 is below every float64")
	// scipy 1.17.1, scipy.stats.binomtest(5200, 10000, 0.5, alternative="greater").pvalue
	assert.InEpsilon(t, 3.2967577993361714e-05, upperTail(5200, 10000, 1, 2), 1e-9)
}

// The intervals for 81 of 263, 15 of 148, 0 of 20 and 1 of 29 are in Newcombe (1998), "Two-sided confidence intervals for the
// single proportion", Statistics in Medicine 17, table I, method 3.
func TestWilsonAgreesWithPublishedIntervals(t *testing.T) {
	for _, test := range []struct {
		successes, trials int
		low, high         float64
	}{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
	} {
		interval := wilson(test.successes, test.trials)
		assert.InDelta(t, test.low, interval.Low, 5e-5)
		assert.InDelta(t, test.high, interval.High, 5e-5)
	}
	assert.Equal(t, Interval{0, 1}, wilson(0, 0))
}

// quantile is checked against what it says: place 0.05·(n−1) from the bottom, or from the top, moved past equal neighbours.
func TestQuantileLiesBetweenDifferentNeighbours(t *testing.T) {
	for _, test := range []struct {
		values []float64
		q      float64
		want   float64
	}{
		{[]float64{0, 1, 2, 3, 4, 5}, 0.05, 0.5}, // place 0.25
		{[]float64{0, 1, 2, 3, 4, 5}, 0.95, 4.5}, // place 4.75
		{[]float64{0, 0, 0, 3, 4, 5}, 0.05, 1.5}, // the zeros are moved past
		{[]float64{0, 1, 2, 5, 5, 5}, 0.95, 3.5},
		{[]float64{0, 1, 2, 3, 4}, 0.25, 1.5}, // place 1 is one value: the next is taken in
		{[]float64{0, 1, 2, 3, 4}, 0.75, 2.5},
		{[]float64{7}, 0.05, 7},
		{[]float64{7, 7, 7}, 0.95, 7},
	} {
		got := quantile(len(test.values), func(place int) float64 { return test.values[place] }, test.q)
		assert.Equal(t, test.want, got, "%v at %v", test.values, test.q)
	}
}

// The two ends of a trajectory are checked by hand: eight points on a line, of which the upper four are of interest.
func TestStepsOfASmallSearchByHand(t *testing.T) {
	data := &Data{Factors: []Factor{{Name: "x", Values: []float64{0, 1, 2, 3, 4, 5, 6, 7}}},
		Outcome: []bool{false, false, false, false, true, true, true, true}}
	prim := Default()
	prim.MassMin = 0.25
	found, err := prim.Boxes(data, 1)
	require.NoError(t, err)
	require.Len(t, found.Boxes, 1)
	box := found.Boxes[0]
	// Each peel takes one point off below, until all are of interest: 4/8, 4/7, 4/6, 4/5, 4/4.
	var densities []float64
	for _, step := range box.Trajectory {
		densities = append(densities, step.Density)
		assert.Equal(t, 1.0, step.Coverage)
	}
	assert.Equal(t, []float64{4. / 8, 4. / 7, 4. / 6, 4. / 5, 1}, densities)
	// Without the limit, 4 of 8 are of interest: four of four then have a chance of 2^-4.
	require.Len(t, box.Restrictions, 1)
	x := box.Restrictions[0]
	assert.InDelta(t, 1./16, x.Lower.QuasiP, 1e-15)
	assert.Equal(t, Restriction{Factor: "x", Lower: Bound{3.5, true, x.Lower.QuasiP}, Upper: Bound{7, false, 1}, QuasiP: 1}, x)
}
