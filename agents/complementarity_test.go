package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestComplementarityIsWhatTheBlocWantsAndLacks(t *testing.T) {
	people := []person{
		{roles: RoleWeights{Chips: 0.75, Memory: 0.25}, mass: 0.4},
		{roles: does(Chips), mass: 0.2, blocs: set(0)},
		{roles: does(Memory), mass: 0.4},
	}
	s := situationOf([]place{{}}, people, []club{{wants: RoleWeights{Chips: 1, Memory: 0.5}}, {wants: does(Cloud)}})
	// The world's chips are 0.3+0.2, of which the bloc holds 0.4; it holds no memory.
	assert.InDelta(t, 0.75*1*(1-0.4)+0.25*0.5*1, fill(Complementarity{}, s, 0)[0], tolerance)
	assert.Zero(t, fill(Complementarity{}, s, 0)[1], "not wanted")
	assert.InDelta(t, 1, fill(Complementarity{}, s, 1)[0], tolerance, "a member does not fill its own gap")
	s.Enrol(2, 0)
	assert.InDelta(t, 0.45+0.125*(1-0.4/0.5), fill(Complementarity{}, s, 0)[0], tolerance, "less lacking: 0.4 of memory's 0.5 have come")
}

func TestComplementarityInverts(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips), mass: 1}}, []club{{wants: RoleWeights{Chips: 0.5}}})
	requireIdentity(t, Complementarity{}, s, 1)
	requireInverse(t, Complementarity{}, s, 0, 0, 0.8, func(to float64) { s.Row(s.Blocs.Wants, int(Chips))[0] = to })
}
