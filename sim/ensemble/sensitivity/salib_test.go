package sensitivity

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The figures below are those of SALib 1.6.0 for the outcomes of the same rows: morris.analyze(problem, X, Y, num_levels=4)
// of 20 trajectories of seed 1, and sobol.analyze(problem, Y, calc_second_order=False) of 1024 blocks of seed 1, its rows
// put into SALib's order.

func TestElementaryEffectsAgreeWithSALib(t *testing.T) {
	for _, test := range []struct {
		function                      function
		mean, meanAbsolute, deviation []float64
	}{
		{
			ishigami,
			[]float64{8.3289337219, 0.7875, -1.874638831},
			[]float64{8.3289337219, 7.875, 9.373194155},
			[]float64{6.3789933386, 8.0390801222, 10.9365677035},
		},
		{
			gFunction,
			[]float64{0.529228881, 0.0430689171, 0.2732217108, -0.0065603943, -0.003912662, 0.0119234917, -0.0055333588, 0.0078695132},
			[]float64{2.549594684, 1.2419347558, 0.6766231779, 0.2980916477, 0.0254449464, 0.0311446785, 0.035871068, 0.0251091798},
			[]float64{2.6877886669, 1.4515582946, 0.7648940391, 0.3739644032, 0.0309871541, 0.0352490139, 0.0433132414, 0.0288500087},
		},
	} {
		d := morris(t, test.function.factors, 20, 1)
		effects, err := ElementaryEffects(d, outcomesOf(d, test.function.at), Bootstrap{Resamples: 1})
		require.NoError(t, err)
		for i, effect := range effects.Factors {
			// Ten decimals are given.
			assert.InDelta(t, test.mean[i], effect.Mean, 1e-9, "%s, μ of %s", test.function.name, effect.Factor)
			assert.InDelta(t, test.meanAbsolute[i], effect.MeanAbsolute.Value, 1e-9, "%s, μ* of %s", test.function.name, effect.Factor)
			assert.InDelta(t, test.deviation[i], effect.Deviation, 1e-9, "%s, σ of %s", test.function.name, effect.Factor)
		}
	}
}

func TestSobolIndicesAgreeWithSALib(t *testing.T) {
	for _, test := range []struct {
		function                         function
		first, total                     []float64
		firstHalfWidths, totalHalfWidths []float64
	}{
		{
			ishigami,
			[]float64{0.332920457, 0.4416392449, 0.0114984935},
			[]float64{0.5581126312, 0.4430933908, 0.242311752},
			[]float64{0.0671872039, 0.053638216, 0.0555155959},
			[]float64{0.0826191952, 0.0417999652, 0.0260386544},
		},
		{
			gFunction,
			[]float64{0.7334195274, 0.1765988524, 0.0218312216, 0.0075697297, 0.0000729802, -0.0003257201, 0.0001540012, 0.0000027407},
			[]float64{0.8050973759, 0.2438361063, 0.0318137274, 0.0103773981, 0.0001032277, 0.0001038548, 0.0001044673, 0.00010572},
			[]float64{0.0757004521, 0.0410013463, 0.014788424, 0.008897638, 0.0008870001, 0.0008448947, 0.000801934, 0.0009138626},
			[]float64{0.07224032, 0.0293025994, 0.0039895549, 0.00134269, 0.0000133243, 0.000013324, 0.0000137632, 0.0000141716},
		},
	} {
		d := saltelli(t, test.function.factors, 1024, 1)
		indices, err := SobolIndices(d, outcomesOf(d, test.function.at), Bootstrap{})
		require.NoError(t, err)
		for i, index := range indices.Factors {
			what := test.function.name + ", " + index.Factor
			// Totals to the ten decimals given. For first orders, SALib subtracts the mean of all rows, not of A and B
			// alone.
			assert.InDelta(t, test.first[i], index.First.Value, 1e-7, what)
			assert.InDelta(t, test.total[i], index.Total.Value, 1e-9, what)
			// SALib's intervals are normal ones of 1000 other resamples, each good to about 3 %.
			assert.InEpsilon(t, test.firstHalfWidths[i], (index.First.High-index.First.Low)/2, 0.15, what)
			assert.InEpsilon(t, test.totalHalfWidths[i], (index.Total.High-index.Total.Low)/2, 0.15, what)
		}
	}
}
