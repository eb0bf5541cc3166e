package agents

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Options are those there are without limits, in the same order and with the same values, less those that lead to too few or too
// many memberships by joining or leaving alone.
func TestLimitsTakeAwayOptionsAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		limits := Limits{Least: rapid.IntRange(0, 2).Draw(t, "least")}
		if rapid.Bool().Draw(t, "limited above") {
			limits.Most = max(1, limits.Least+rapid.IntRange(0, 2).Draw(t, "more"))
		}
		free := chooserFor(s, actor, testCosts, 0, Terms())
		bound := NewChooser(Terms(), s.Slots)
		bound.Costs, bound.Limits = testCosts, limits
		bound.Consider(s, actor)
		present := s.Actors.Memberships[actor].Count()
		var options []Option
		var values []float64
		for o, option := range free.Options {
			after := option.Apply(s.Actors.Memberships[actor]).Count()
			tooMany := after > present && limits.Most > 0 && after > limits.Most
			tooFew := after < present && after < limits.Least
			if !tooMany && !tooFew {
				options, values = append(options, option), append(values, free.Values[o])
			}
		}
		require.Equal(t, options, bound.Options)
		require.Equal(t, values, bound.Values)
		require.Len(t, bound.Shocks, len(options))
	})
}
