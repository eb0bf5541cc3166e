package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func tied() *Situation {
	people := []person{{roles: does(Chips), blocs: set(0)}, {roles: does(Chips), blocs: set(0, 1)}, {roles: does(Chips), blocs: set(1)}, {roles: does(Chips)}}
	return situationOf([]place{{}}, people, []club{{}, {}}, Tie{0, 1, 1}, Tie{2, 0, -0.25}, Tie{0, 3, 0.5})
}

func TestTiesAddUpOverMembers(t *testing.T) {
	s := tied()
	assert.InDeltaSlice(t, []float64{1, 1 - 0.25}, fill(Ties{}, s, 0), tolerance)
	assert.InDeltaSlice(t, []float64{-0.25, 0}, fill(Ties{}, s, 2), tolerance, "a tie holds for both")
	s.Enrol(3, 1)
	assert.InDeltaSlice(t, []float64{1, 1.25}, fill(Ties{}, s, 0), tolerance)
}

func TestTiesInvert(t *testing.T) {
	s := tied()
	requireIdentity(t, Ties{}, s, 1)
	requireInverse(t, Ties{}, s, 0, 0, -0.5, func(to float64) { s.Actors.TieStrength[s.Actors.TieStart[0]] = to })
}
