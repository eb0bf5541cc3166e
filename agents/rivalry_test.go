package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRivalryWeighsCompetitorsByHomeAndSize(t *testing.T) {
	people := []person{
		{home: 0, roles: does(Chips), mass: 0.2},
		{home: 0, roles: does(Chips), mass: 0.1, blocs: set(0)},
		{home: 1, roles: does(Chips), mass: 0.2, blocs: set(0)},
		{home: 1, roles: does(Cloud), mass: 0.5, blocs: set(0, 1)},
	}
	s := situationOf([]place{{coordination: 0.25}, {}}, people, []club{{}, {}})
	// Of the world's 0.5 in chips 0.2 are at home and 0.4 abroad, which count half.
	assert.InDeltaSlice(t, []float64{-(0.5*0.4 + 0.75*0.2), 0}, fill(Rivalry{}, s, 0), tolerance)
	assert.InDelta(t, -0.5*0.4, fill(Rivalry{}, s, 1)[0], tolerance, "a member is no rival to itself")
	assert.Zero(t, fill(Rivalry{}, s, 3)[0], "cloud does not compete with chips")
	s.States.Coordination[0] = 1
	assert.InDelta(t, -0.5*0.4, fill(Rivalry{}, s, 0)[0], tolerance, "firms that specialise do not compete at home")
	s.Withdraw(2, 0)
	assert.InDelta(t, 0, fill(Rivalry{}, s, 0)[0], tolerance)
}

func TestRivalryInverts(t *testing.T) {
	people := []person{{roles: does(Chips), mass: 0.5}, {roles: does(Chips), mass: 0.5, blocs: set(0)}}
	s := situationOf([]place{{}}, people, []club{{}})
	requireIdentity(t, Rivalry{}, s, -1)
	requireInverse(t, Rivalry{}, s, 0, 0, -0.3, func(to float64) {
		s.Row(s.Blocs.RoleShare, int(Chips))[0] = to
		s.Row(s.Blocs.RoleHomeMass, HomeRole(0, Chips))[0] = float64(to * s.States.RoleTotal[Chips])
	})
}
