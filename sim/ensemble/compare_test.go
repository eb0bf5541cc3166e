package ensemble_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
	"entente/sim/ensemble"
)

func TestAModelDoesNotDifferFromItself(t *testing.T) {
	model := lively()
	c, err := ensemble.Compare(t.Context(), []*sim.Model{model, model}, ensemble.Runs{Seed: 1, Count: 40}, "a0 in b0", `share("b0")`)
	require.NoError(t, err)
	for k := range 2 {
		assert.Zero(t, c.Difference(1, k).Difference.Value)
	}
	// Agresti & Min (2005) with no pair that differs: ± z·√1/(n + 2).
	assert.InDelta(t, 1.959963984540054/42, c.Difference(1, 0).Difference.High, 1e-12)
	assert.Empty(t, c.Movers(1))
	d, err := ensemble.Diverge(t.Context(), model, model, 1, 3)
	require.NoError(t, err)
	assert.Empty(t, d.Steps)
}

func TestComparisonIsPairedByRun(t *testing.T) {
	base, other := scenario(t, "article"), scenario(t, "korea-support-doubled")
	const runs = 40
	c, err := ensemble.Compare(t.Context(), []*sim.Model{base, other}, ensemble.Runs{Seed: 1, Count: runs}, `strength("KR")`)
	require.NoError(t, err)
	var sums [2]float64
	differs := map[string]int{}
	for k, model := range []*sim.Model{base, other} {
		for run := range uint64(runs) {
			w, err := sim.New(model, 1, run)
			require.NoError(t, err)
			require.NoError(t, w.Run(t.Context()))
			sums[k] += w.Strengths()[w.State("KR")]
		}
	}
	for run := range uint64(runs) {
		before, after := ends(t, base, 1, run), ends(t, other, 1, run)
		for i := range before {
			if before[i] != after[i] {
				differs[base.Actors[i].ID]++
			}
		}
	}
	d := c.Difference(1, 0)
	assert.InDelta(t, (sums[1]-sums[0])/runs, d.Difference.Value, 1e-12)
	assert.Greater(t, d.VarianceSaved, 0.5, "most of the variance is common luck")
	movers := c.Movers(1)
	assert.Len(t, movers, len(differs))
	for _, mover := range movers {
		assert.InDelta(t, float64(differs[mover.Actor])/runs, mover.Differs.Value, 1e-12, mover.Actor)
	}
}

func TestMoreBlocsThanCanBeToldApart(t *testing.T) {
	a, b := sim.Synthetic(4, 40, 1, 1), sim.Synthetic(4, 40, 1, 1)
	for k := range b.Blocs {
		b.Blocs[k].ID = "other" + b.Blocs[k].ID
	}
	_, err := ensemble.Compare(t.Context(), []*sim.Model{a, b}, ensemble.Runs{Seed: 1, Count: 2})
	assert.ErrorContains(t, err, "80 different blocs")
}

func TestDivergenceBeginsWhereTheModelsDo(t *testing.T) {
	base, other := scenario(t, "article"), scenario(t, "korea-stargate")
	d, err := ensemble.Diverge(t.Context(), base, other, 1, 0)
	require.NoError(t, err)
	require.NotEmpty(t, d.Steps)
	first := d.Steps[0]
	// korea-stargate brings Korea's firms and state in by an event of March 2025, the 15th month from December 2023.
	assert.Equal(t, int32(15), first.Tick)
	assert.Equal(t, -1, first.After)
	for k, step := range d.Steps {
		assert.Less(t, step.After, k, "what a step follows from comes before it")
		assert.True(t, step.Base != nil || step.Other != nil)
		if step.Base != nil && step.Other != nil {
			assert.NotEqual(t, agents.Invitation, step.Base.Kind, "the same invitation in both runs is no difference")
			assert.NotEqual(t, agents.Refusal, step.Base.Kind)
		}
		if step.After >= 0 {
			assert.LessOrEqual(t, d.Steps[step.After].Tick, step.Tick)
			assert.NotEmpty(t, step.Via)
		}
	}
}
