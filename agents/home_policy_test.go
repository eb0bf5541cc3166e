package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func steering(coordination float64) *Situation {
	people := []person{{kind: Government, roles: does(Capital), blocs: set(0)}, {roles: does(Chips)}, {home: 1, roles: does(Chips)}}
	return situationOf([]place{{government: 1, coordination: coordination}, {coordination: 1}}, people, []club{{}, {}})
}

func TestHomePolicySteersTowardsTheGovernmentsBlocs(t *testing.T) {
	s := steering(0.4)
	assert.Equal(t, []float64{0.4, -0.4}, fill(HomePolicy{}, s, 1))
	assert.Equal(t, []float64{0, 0}, fill(HomePolicy{}, s, 0), "a government does not steer itself")
	assert.Equal(t, []float64{0, 0}, fill(HomePolicy{}, s, 2), "there is no government at that home")
	s.Enrol(0, 1)
	assert.Equal(t, []float64{0.4, 0.4}, fill(HomePolicy{}, s, 1))
	s.Withdraw(0, 0)
	s.Withdraw(0, 1)
	assert.Equal(t, []float64{0, 0}, fill(HomePolicy{}, s, 1), "a government in no bloc steers nowhere")
	assert.Equal(t, []float64{0, 0}, fill(HomePolicy{}, steering(0), 1))
}

func TestHomePolicyInverts(t *testing.T) {
	for _, present := range []float64{0.4, 0} {
		s := steering(present)
		change := func(to float64) { s.States.Coordination[0] = to }
		requireInverse(t, HomePolicy{}, s, 1, 0, 0.9, change)
		requireInverse(t, HomePolicy{}, s, 1, 1, -0.2, change)
		requireInverse(t, HomePolicy{}, s, 1, 1, 0, change)
		for bloc, value := range []float64{-0.1, 0.1} {
			_, ok := HomePolicy{}.Invert(s, 1, bloc, value)
			assert.False(t, ok, "no coordination turns the government's presence round")
		}
		_, ok := HomePolicy{}.Invert(s, 1, 0, 1.1)
		assert.False(t, ok)
		_, ok = HomePolicy{}.Invert(s, 0, 0, 0.5)
		assert.False(t, ok, "a government is not steered")
	}
}
