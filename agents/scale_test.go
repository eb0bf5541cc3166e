package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestScaleGrowsWithTheOthersMassAndLevelsOff(t *testing.T) {
	people := []person{
		{roles: does(Models), mass: 0.1, blocs: set(0)}, {roles: does(Models), mass: 0.3, blocs: set(0, 1)}, {roles: does(Models), mass: 0.6},
	}
	s := situationOf([]place{{}}, people, []club{{}, {}, {}})
	assert.InDelta(t, 0.4/(0.4+0.1), fill(Scale{}, s, 2)[0], tolerance, "0.1+0.3 pooled, half mass 0.1")
	assert.InDelta(t, 0.3/(0.3+0.1), fill(Scale{}, s, 0)[0], tolerance, "a member sees the others' 0.3")
	assert.InDelta(t, 0.5, fill(Scale{}, s, 1)[0], tolerance, "half at the half mass")
	assert.Zero(t, fill(Scale{}, s, 1)[1], "nobody else there")
	assert.Zero(t, fill(Scale{}, s, 2)[2], "nobody there")
	before := fill(Scale{}, s, 2)
	s.Enrol(0, 1)
	after := fill(Scale{}, s, 2)
	assert.Greater(t, after[1], before[1])
	assert.Less(t, after[1]-before[1], before[1], "a smaller step from 0.3 to 0.4 than from 0 to 0.3")
}

func TestScaleInverts(t *testing.T) {
	people := []person{{roles: does(Models), mass: 0.2}, {roles: does(Models), mass: 0.3, blocs: set(0)}}
	s := situationOf([]place{{}}, people, []club{{}})
	for _, value := range []float64{0, 0.25, 0.9} {
		requireInverse(t, Scale{}, s, 0, 0, value, func(to float64) { s.Actors.Mass[1] = to; s.repool() })
	}
	_, ok := Scale{}.Invert(s, 0, 0, 1)
	assert.False(t, ok, "1 is never reached")
	_, ok = Scale{}.Invert(s, 0, 0, 0.95)
	assert.False(t, ok, "it would take 1.9 worlds: 0.1·0.95/0.05")
	_, ok = Scale{}.Invert(s, 0, 0, -0.1)
	assert.False(t, ok)
}
