package agents

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents/portable"
)

func TestACellBoundsItsDraws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shock := ^(rapid.Uint64().Draw(t, "complement") >> rapid.IntRange(0, 64).Draw(t, "zeros"))
		bound, draw := gumbelBounds[gumbelCell(shock)], portable.Gumbel(shock)
		require.Greater(t, bound, draw)
		if draw > 1 {
			require.Less(t, bound, draw+0.08, "a sixteenth of a doubling is log(17/16) = 0.061 at most, and -log u is over 1-u")
		}
	})
	for _, shock := range []uint64{0, 1, math.MaxUint64, math.MaxUint64 - 1, 1 << 63, 1<<63 - 1, math.MaxUint64 - 4095} {
		assert.Greater(t, gumbelBounds[gumbelCell(shock)], portable.Gumbel(shock), "shock %#x", shock)
	}
}

func TestChooseClearlyChoosesAsChooseDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 40).Draw(t, "options")
		// Few values and few shocks, so that scores are often equal.
		values := rapid.SliceOfN(rapid.SampledFrom([]float64{0, -0.5, 0.25, 1}), count, count).Draw(t, "values")
		word := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1 << 63, math.MaxUint64}))
		shocks := rapid.SliceOfN(word, count, count).Draw(t, "shocks")
		temperature := rapid.SampledFrom([]float64{0, 0.15, 2}).Draw(t, "temperature")
		option, margin := ChooseClearly(values, shocks, temperature, make([]float64, count))
		require.Equal(t, Choose(values, shocks, temperature), option)
		second := math.Inf(-1)
		for o := range values {
			if o != option {
				second = max(second, Score(values[o], shocks[o], temperature))
			}
		}
		require.Equal(t, Score(values[option], shocks[option], temperature)-second, margin)
	})
}
