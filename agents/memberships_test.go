package agents

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestMembershipsAreASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		blocs := rapid.SliceOf(rapid.IntRange(0, MaxBlocs-1)).Draw(t, "blocs")
		bloc := rapid.IntRange(0, MaxBlocs-1).Draw(t, "bloc")
		m := set(blocs...)
		slices.Sort(blocs)
		blocs = slices.Compact(blocs)
		require.Equal(t, len(blocs), m.Count())
		require.Equal(t, append([]int{}, blocs...), m.List())
		require.Equal(t, slices.Contains(blocs, bloc), m.Has(bloc))
		require.True(t, m.With(bloc).Has(bloc))
		require.False(t, m.Without(bloc).Has(bloc))
		require.Equal(t, m.With(bloc), m.With(bloc).With(bloc))
		require.Equal(t, m.Without(bloc), m.With(bloc).Without(bloc))
		require.Equal(t, m.With(bloc), m.Without(bloc).With(bloc))
		if m != 0 {
			first, rest := m.First()
			require.Equal(t, slices.Min(m.List()), first)
			require.Equal(t, m, rest.With(first))
			require.False(t, rest.Has(first))
		}
	})
}

func TestTheEmptySetIsEmpty(t *testing.T) {
	assert.Zero(t, Memberships(0).Count())
	assert.Empty(t, Memberships(0).List())
}
