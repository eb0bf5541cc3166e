package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// refreshed is a bloc of two homes: 0.3 of the world from home 0 in chips, 0.1 from home 1 in memory.
func refreshed(places ...place) *Situation {
	return situationOf(places, []person{
		{home: 0, roles: does(Chips), mass: 0.3, capability: 1, blocs: set(0)},
		{home: 1, roles: does(Memory), mass: 0.1, capability: 0.6, blocs: set(0)},
		{home: 2, roles: does(Cloud), mass: 0.6},
	}, []club{{leaders: []int32{0, 1}}})
}

func TestRefreshWorksOutWhatFollowsFromTheSums(t *testing.T) {
	s := refreshed(place{}, place{}, place{alignment: []float64{1, -0.5, 0}})
	slots := s.Slots
	assert.InDelta(t, 0.75, s.Blocs.HomeShare[0*slots], tolerance, "0.3 of 0.4")
	assert.InDelta(t, (0.3*1+0.1*0.6)/0.4, s.Blocs.Knowledge[0], tolerance)
	assert.InDelta(t, 0.75*1-0.25*0.5, s.Blocs.Alignment[2*slots], tolerance)
	assert.InDelta(t, 0.4+0.2, s.Blocs.Supply[int(Cloud)*slots], tolerance, "all chips (0.4 of cloud's needs) and memory (0.2)")
}

func TestRefreshWorksOutControlsBothWays(t *testing.T) {
	chips := RoleWeights{Chips: 1}
	s := refreshed(
		place{controls: []Control{{State: 2, Roles: chips, Strength: 0.8}}}, // of home 0 on 2's chips
		place{}, // home 1 has none
		place{controls: []Control{{State: 1, Strength: 0.5}, {State: -1, Actors: []int{0}, Strength: 1}}}, // of home 2
	)
	slots := s.Slots
	assert.InDelta(t, 0.8*0.75, s.Blocs.Restricted[HomeRole(2, Chips)*slots], tolerance, "three quarters of the bloc restrict chips of home 2")
	assert.Zero(t, s.Blocs.Restricted[HomeRole(2, Memory)*slots], "of chips alone")
	assert.InDelta(t, 0.5*0.25+1*0.75, s.Blocs.Sanctioned[2*slots], tolerance, "all of home 1 at 0.5, actor 0 by name")
	assert.InDelta(t, 0.5, s.Blocs.Restricted[HomeRole(1, Memory)*slots]+s.Blocs.LeaderBarrier[HomeRole(2, Memory)*slots], tolerance,
		"home 2 is no member, but a leader's home is on its list")
}

func TestRefreshLeadersTakesTheStrongestControlEitherWay(t *testing.T) {
	s := refreshed(place{controls: []Control{{State: 2, Strength: 0.3}}}, place{}, place{
		alignment: []float64{0.5, -1, 0}, controls: []Control{{State: 1, Roles: does(Cloud), Strength: 0.9}},
	})
	slots := s.Slots
	assert.InDelta(t, (0.5-1)/2, s.Blocs.LeaderAlignment[2*slots], tolerance, "mean over two leaders")
	assert.InDelta(t, 0.9, s.Blocs.LeaderBarrier[HomeRole(2, Cloud)*slots], tolerance, "home 2's own control is the strongest in cloud")
	assert.InDelta(t, 0.3, s.Blocs.LeaderBarrier[HomeRole(2, Chips)*slots], tolerance)
	assert.InDelta(t, 1, s.Blocs.LeaderRoleShare[int(Chips)*slots], tolerance, "the leaders do all chips")
	assert.Zero(t, s.Blocs.LeaderRoleShare[int(Cloud)*slots])
}

func TestABlocWithoutMembersIsBlank(t *testing.T) {
	s := refreshed(place{}, place{}, place{alignment: []float64{1, 1, 0}})
	s.Withdraw(0, 0)
	s.Withdraw(1, 0)
	for name, table := range s.tables() {
		if name != "RoleTotal" && name != "Dominance" {
			assert.InDeltaSlice(t, make([]float64, len(table)), table, tolerance, name)
		}
	}
}
