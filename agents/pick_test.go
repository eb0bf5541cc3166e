package agents

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// deal lays luck out as Luck does, and gives a list of it in the order of the options.
func deal(chooser *Chooser, luck func(lane uint64) uint64) []uint64 {
	shocks := make([]uint64, 0, len(chooser.Values))
	leaves := chooser.Luck.Leaves.List()
	for place := range chooser.Values {
		option := chooser.Option(place)
		word := luck(option.Lane())
		switch {
		case option == Option{-1, -1}:
			chooser.Luck.Stay = word
		case option.Join < 0:
			chooser.Luck.Leave[option.Leave] = word
		default:
			chooser.Luck.Join[1+slices.Index(leaves, int(option.Leave))][option.Join] = word
		}
		shocks = append(shocks, word)
	}
	return shocks
}

func TestPickingIsChoosingAmongAllOptions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		chooser := NewChooser(Terms(), s.Slots)
		chooser.Costs = testCosts
		chooser.Limits = Limits{Least: rapid.IntRange(0, 2).Draw(t, "least"), Most: rapid.SampledFrom([]int{0, 2, 3}).Draw(t, "most")}
		s.RefreshConflict(testCosts)
		chooser.Weigh(s, actor)
		if rapid.Bool().Draw(t, "few values") { // so that scores are often equal
			for place := range chooser.Values {
				chooser.Values[place] = rapid.SampledFrom([]float64{0, -0.5, 0.25, 1}).Draw(t, "value")
			}
		}
		values := slices.Clone(chooser.Values)
		chooser.Temperature = rapid.SampledFrom([]float64{0, 0.15, 2}).Draw(t, "temperature")
		word := rapid.OneOf(rapid.Uint64(), rapid.SampledFrom([]uint64{0, 1 << 63, math.MaxUint64}))
		shocks := deal(chooser, func(uint64) uint64 { return word.Draw(t, "luck") })
		option, margin := chooser.PickClearly()
		require.Equal(t, Choose(values, shocks, chooser.Temperature), option)
		require.Equal(t, option, chooser.Pick())
		second := math.Inf(-1)
		for o := range values {
			if o != option {
				second = max(second, Score(values[o], shocks[o], chooser.Temperature))
			}
		}
		exact := Score(values[option], shocks[option], chooser.Temperature) - second
		require.LessOrEqual(t, margin, exact)
		require.True(t, margin == exact || margin > 0, "a margin of %v where it is %v", margin, exact)
	})
}
