package sweep_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

func TestVerifyAgreesWhereNothingChanged(t *testing.T) {
	for _, runs := range []uint64{1, 64} {
		p := plan(40, runs)
		sound := p.Build
		p.Build = func(point []float64) (*sim.Model, error) {
			if point[1] == 0.25 {
				return nil, errors.New("no such lever")
			}
			return sound(point)
		}
		dir := carriedOut(t, p, 2)
		all, err := sweep.Verify(t.Context(), dir, 100, 1, p.Build)
		require.NoError(t, err)
		assert.Equal(t, 40, all.Agreed, "failures agree too")
		assert.Len(t, all.Checks, 40, "there are not more")
		some, err := sweep.Verify(t.Context(), dir, 9, 1, p.Build)
		require.NoError(t, err)
		assert.Len(t, some.Checks, 9)
		again, err := sweep.Verify(t.Context(), dir, 9, 1, p.Build)
		require.NoError(t, err)
		assert.Equal(t, some, again, "the same seed draws the same rows")
		other, err := sweep.Verify(t.Context(), dir, 9, 2, p.Build)
		require.NoError(t, err)
		assert.NotEqual(t, some.Checks, other.Checks, "another seed draws others")
		for k := range some.Checks[1:] {
			assert.Less(t, some.Checks[k].Turn, some.Checks[k+1].Turn, "no row twice")
		}
		none, err := sweep.Verify(t.Context(), dir, 0, 1, p.Build)
		require.NoError(t, err)
		assert.Empty(t, none.Checks)
	}
}

func TestVerifySaysWhichRowsDiffer(t *testing.T) {
	p := plan(20, 64)
	dir := carriedOut(t, p, 2)
	v, err := sweep.Verify(t.Context(), dir, 20, 1, func(point []float64) (*sim.Model, error) {
		model, err := p.Build(point)
		switch point[1] {
		case 0.05:
			model.Hash = "of another scenario"
		case 0.25:
			model.Parameters.Temperature += 1
		case 0.5:
			return nil, errors.New("no such lever")
		}
		return model, err
	})
	require.NoError(t, err)
	assert.Equal(t, 17, v.Agreed)
	said := map[int]string{1: `hash is "of another scenario" instead of "hash-of-`, 5: `share("b0") is`, 10: `the error is "build the model: no such lever" instead of ""`}
	for _, check := range v.Checks {
		if says, differs := said[check.Row]; differs {
			require.NotEmpty(t, check.Differences)
			found := ""
			for _, difference := range check.Differences {
				found += difference + "\n"
			}
			assert.Contains(t, found, says)
			continue
		}
		assert.Empty(t, check.Differences, "row %d", check.Row)
	}
}

func TestVerifyTakesUnfinishedSweepsAndRefusesOthers(t *testing.T) {
	p := plan(22, 256)
	dir := unfinished(t, contents(t, carriedOut(t, p, 2)), 2)
	v, err := sweep.Verify(t.Context(), dir, 100, 1, p.Build)
	require.NoError(t, err)
	assert.Equal(t, 8, v.Agreed)
	assert.Len(t, v.Checks, 8)
	_, err = sweep.Verify(t.Context(), t.TempDir(), 1, 1, p.Build)
	require.ErrorIs(t, err, result.ErrNotResult)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = sweep.Verify(ctx, dir, 5, 1, p.Build)
	require.ErrorIs(t, err, context.Canceled)
}
