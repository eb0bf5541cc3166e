package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func aligned() *Situation {
	people := []person{
		{home: 0, roles: does(Chips), mass: 0.2}, {home: 1, roles: does(Chips), mass: 0.3, blocs: set(0)}, {home: 2, roles: does(Chips), mass: 0.1, blocs: set(0)},
		{home: 0, roles: does(Chips), mass: 0.4, blocs: set(1)},
	}
	return situationOf([]place{{alignment: []float64{0, 0.8, -1}}, {alignment: []float64{0.5, 0, -0.6}}, {}}, people, []club{{}, {}, {}})
}

func TestStateAlignmentIsTheMeanOverTheOthers(t *testing.T) {
	s := aligned()
	assert.InDeltaSlice(t, []float64{0.8*0.75 - 1*0.25, 1, 0}, fill(StateAlignment{}, s, 0), tolerance,
		"by mass 0.3 to 0.1; its own state; nobody")
	assert.InDelta(t, -0.6, fill(StateAlignment{}, s, 1)[0], tolerance, "home 1's view of the other member, without itself")
	assert.Zero(t, fill(StateAlignment{}, s, 3)[1], "its own presence does not make a bloc friendly")
	s.Withdraw(2, 0)
	assert.InDelta(t, 0.8, fill(StateAlignment{}, s, 0)[0], tolerance)
}

func TestStateAlignmentInverts(t *testing.T) {
	s := aligned()
	requireIdentity(t, StateAlignment{}, s, 1)
	s.Withdraw(2, 0)
	requireInverse(t, StateAlignment{}, s, 0, 0, -0.5, func(to float64) { s.States.Alignment[1] = to; s.Pool() })
}
