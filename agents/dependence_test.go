package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDependenceIsTheSupplyOfWhatItNeeds(t *testing.T) {
	people := []person{
		{roles: does(Memory), mass: 0.2}, // memory needs 0.6 chips and 0.4 capital
		{roles: does(Chips), mass: 0.3, blocs: set(0)}, {roles: does(Chips), mass: 0.1},
		{roles: does(Capital), mass: 0.4, blocs: set(0, 1)},
	}
	s := situationOf([]place{{}}, people, []club{{}, {}})
	assert.InDeltaSlice(t, []float64{0.6*0.75 + 0.4, 0.4}, fill(Dependence{}, s, 0), tolerance, "0.3 of 0.4 chips, all capital")
	s.Enrol(2, 1)
	assert.InDelta(t, 0.6*0.25+0.4, fill(Dependence{}, s, 0)[1], tolerance, "more where more is")
	// Compute needs chips (0.5) and memory (0.3): what this one makes itself does not tie it to the bloc.
	people = []person{{roles: RoleWeights{Compute: 0.5, Chips: 0.5}, mass: 0.6, blocs: set(0)}, {roles: does(Memory), mass: 0.4, blocs: set(0)}}
	s = situationOf([]place{{}}, people, []club{{}})
	assert.InDelta(t, 0.5*0.3+0.5*0.5, fill(Dependence{}, s, 0)[0], tolerance, "memory for its compute (0.3) and its chips (0.5)")
}

func TestDependenceInverts(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Memory), mass: 0.5}, {roles: does(Chips), mass: 0.5, blocs: set(0)}}, []club{{}})
	requireIdentity(t, Dependence{}, s, 1)
	requireInverse(t, Dependence{}, s, 0, 0, 0.3, func(to float64) { s.Row(s.Blocs.Supply, int(Memory))[0] = to })
}
