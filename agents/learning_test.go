package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLearningIsWhatOthersKnowMore(t *testing.T) {
	people := []person{
		{roles: does(Models), mass: 0.5, capability: 0.2}, {roles: does(Models), mass: 0.1, capability: 1, blocs: set(0)},
		{roles: does(Models), mass: 0.3, capability: 0.6, blocs: set(0, 1)}, {roles: does(Models), mass: 0.1, capability: 2},
	}
	s := situationOf([]place{{}}, people, []club{{openness: 0.5}, {openness: 0}})
	assert.InDeltaSlice(t, []float64{0.5 * (0.7 - 0.2) / 2, 0}, fill(Learning{}, s, 0), tolerance,
		"(0.1·1+0.3·0.6)/0.4 is 0.7, the best knows 2; a closed bloc teaches nothing")
	assert.InDelta(t, 0.5*(1-0.6)/2, fill(Learning{}, s, 2)[0], tolerance, "a member learns from the other one, not from itself")
	assert.Zero(t, fill(Learning{}, s, 1)[0], "nobody else there knows more")
	s.Blocs.Openness[0] = 1
	assert.InDelta(t, 0.25, fill(Learning{}, s, 0)[0], tolerance, "twice as much where twice as open")
}

func TestLearningInverts(t *testing.T) {
	people := []person{{roles: does(Models), mass: 0.5, capability: 0.2}, {roles: does(Models), mass: 0.3, capability: 0.6, blocs: set(0)}, {roles: does(Models), mass: 0.2, capability: 1}}
	s := situationOf([]place{{}}, people, []club{{openness: 0.5}, {openness: 0}})
	for _, value := range []float64{0.1, 0.4, 0} {
		requireInverse(t, Learning{}, s, 0, 0, value, func(to float64) { s.Actors.Capability[1] = to; s.repool() })
	}
	_, ok := Learning{}.Invert(s, 0, 0, 0.41)
	assert.False(t, ok, "0.2+0.41/0.5 is more than the world's best knows")
	_, ok = Learning{}.Invert(s, 0, 1, 0.1)
	assert.False(t, ok, "nothing to learn in a closed bloc")
	_, ok = Learning{}.Invert(s, 0, 0, -0.1)
	assert.False(t, ok)
	to, ok := Learning{}.Invert(s, 0, 1, 0)
	assert.True(t, ok)
	assert.Equal(t, s.Blocs.Knowledge[1], to, "0 needs no change in a closed bloc")
}

func TestLearningWhereNobodyKnowsAnything(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Models), mass: 1}}, []club{{openness: 1}})
	assert.Zero(t, fill(Learning{}, s, 0)[0])
	_, ok := Learning{}.Invert(s, 0, 0, 0.1)
	assert.False(t, ok)
}
