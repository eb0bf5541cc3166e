package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBalancePullsAwayFromTheDominantBloc(t *testing.T) {
	people := []person{
		{roles: does(Models), mass: 0.6, share: 0.65, blocs: set(0)}, {roles: does(Models), mass: 0.3, share: 0.14, blocs: set(1)},
		{roles: does(Models), mass: 0.1, share: 0.21},
	}
	s := situationOf([]place{{}}, people, []club{{}, {}, {}})
	excess := (0.65 - 0.3) / (1 - 0.3) // over the threshold 0.3
	for actor := range people {
		assert.InDeltaSlice(t, []float64{-excess, excess * 0.14 / 0.35, 0}, fill(Balance{}, s, actor), tolerance, "the same for all")
	}
	s.Enrol(2, 0)
	assert.Less(t, fill(Balance{}, s, 1)[0], -excess, "the more dominant, the stronger")
	s.Withdraw(2, 0)
	s.Withdraw(0, 0)
	assert.Equal(t, []float64{0, 0, 0}, fill(Balance{}, s, 1), "nobody is dominant at 0.14")
	s.Actors.Share[0], s.Actors.Share[1], s.Actors.Share[2] = 1, 0, 0
	s.Enrol(0, 2)
	s.Pool()
	assert.Equal(t, []float64{0, 0, -1}, fill(Balance{}, s, 1), "a bloc with all of the market leaves nobody to side with")
}

func TestBalanceInverts(t *testing.T) {
	people := []person{{roles: does(Models), share: 0.7, mass: 1, blocs: set(0)}, {roles: does(Models), share: 0.3, blocs: set(1)}}
	s := situationOf([]place{{}}, people, []club{{}, {}})
	requireIdentity(t, Balance{}, s, 1)
	requireInverse(t, Balance{}, s, 1, 0, -0.25, func(to float64) { s.States.Dominance = -to })
}
