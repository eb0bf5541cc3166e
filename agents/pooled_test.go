package agents

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Sums over one part are those of Pool to the last bit; over several they differ by rounding alone.
func TestSumsOfPartsAreTheSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		s.Pool()
		var whole, parts Situation
		whole.CopyFrom(s)
		parts.CopyFrom(s)
		actors := len(s.Actors.Mass)
		one := make([]Pooled, 1)
		whole.PoolSome(&one[0], 0, actors)
		whole.PoolTogether(one)
		require.Equal(t, s.tables(), whole.tables())
		require.Equal(t, s.Blocs.Members, whole.Blocs.Members)

		cut := rapid.IntRange(0, actors).Draw(t, "cut")
		several := make([]Pooled, 3)
		parts.PoolSome(&several[0], 0, cut)
		parts.PoolSome(&several[1], cut, cut)
		parts.PoolSome(&several[2], cut, actors)
		parts.PoolTogether(several)
		require.Equal(t, s.Blocs.Members, parts.Blocs.Members)
		require.Equal(t, s.Blocs.HomeMembers, parts.Blocs.HomeMembers)
		requireSameTables(t, s.tables(), parts.tables())
	})
}
