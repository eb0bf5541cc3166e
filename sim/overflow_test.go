package sim_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim"
)

// TestWhatGrowsBeyondAllNumbersEndsTheRun draws parameters from the edges of what they may be, over up to 200 years: a run
// ends with numbers alone, or with an error that says so.
func TestWhatGrowsBeyondAllNumbersEndsTheRun(t *testing.T) {
	overflowed := 0
	check := func(t *rapid.T) {
		model := sim.Synthetic(20, 3, 3, rapid.Uint64().Draw(t, "seed"))
		model.Calendar.Length = rapid.SampledFrom([]sim.TickLength{sim.Month, sim.Year}).Draw(t, "length")
		model.Calendar.End = model.Calendar.Start.AddDate(rapid.IntRange(2, 200).Draw(t, "years"), 0, 0)
		for _, info := range sim.ParameterTable() {
			value := rapid.SampledFrom([]float64{info.Default, info.Default, info.Minimum, info.Maximum}).Draw(t, info.Name)
			info.Set(&model.Parameters, value)
		}
		w, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		for range min(model.Calendar.Ticks(), 400) {
			if err := w.Step(); err != nil {
				require.ErrorIs(t, err, sim.ErrOverflow)
				overflowed++
				return
			}
			for i := range model.Actors {
				sum := w.Actors.Capital[i] + w.Actors.Capability[i] + w.Actors.Talent[i] + w.Actors.Share[i] + w.Actors.Invest[i]
				require.False(t, math.IsNaN(sum) || math.IsInf(sum, 0), "actor %d in tick %d: %v", i, w.Tick, sum)
			}
		}
	}
	for round := 0; round < 5 && overflowed == 0; round++ {
		rapid.Check(t, check)
	}
	assert.Positive(t, overflowed, "some of the parameters drawn let something grow beyond all numbers")
}
