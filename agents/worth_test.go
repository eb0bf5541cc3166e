package agents

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// What Consider says an option is worth is the difference between the worths of the two sets, less the cost of switching.
func TestOptionsAreDifferencesOfWorth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := func(name string) float64 { return rapid.Float64Range(0, 1).Draw(t, name) }
		clubs := make([]club, 5)
		for b := range clubs {
			clubs[b] = club{openness: unit("openness"), exclusivity: unit("exclusivity"), wants: RoleWeights{0: unit("wants")}, leaders: []int32{int32(b % 3)}}
		}
		people := make([]person, 4)
		for i := range people {
			people[i] = person{
				roles: RoleWeights{0: 0.5, 1: 0.5}, mass: unit("mass"), invest: 1, share: unit("share"), openness: unit("openness"),
				blocs: Memberships(rapid.IntRange(0, 31).Draw(t, "blocs")), invited: Memberships(rapid.IntRange(0, 31).Draw(t, "invited")),
			}
		}
		s := situationOf([]place{{}}, people, clubs)
		chooser := NewChooser(Terms(), s.Slots)
		chooser.Costs = Costs{Attention: 0.4, Switching: 0.2, Openness: 1, Hostility: 1, Exclusive: 1}
		s.RefreshConflict(chooser.Costs)
		for actor := range people {
			present := s.Actors.Memberships[actor]
			stay := chooser.Worth(s, actor, present)
			chooser.Consider(s, actor)
			options, values := append([]Option(nil), chooser.Options...), append([]float64(nil), chooser.Values...)
			for o, option := range options {
				set := option.Apply(present)
				difference := chooser.Worth(s, actor, set) - stay - chooser.SwitchingCost(option)
				require.InDelta(t, values[o], difference, tolerance, "%+v", option)
			}
		}
	})
}
