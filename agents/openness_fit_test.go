package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpennessFitFallsWithTheSquaredDistance(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Models), openness: 0.5}}, []club{{openness: 0.5}, {openness: 1}, {openness: 0.25}})
	assert.InDeltaSlice(t, []float64{0, -1, -0.25}, fill(OpennessFit{}, s, 0), tolerance, "a tolerance of 0.5 away costs 1, half of it a quarter")
}

func TestOpennessFitInverts(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Models), openness: 0.6}}, []club{{openness: 0.3}})
	for _, value := range []float64{-0.04, -1, 0} {
		requireInverse(t, OpennessFit{}, s, 0, 0, value, func(to float64) { s.Blocs.Openness[0] = to })
	}
	s.Blocs.Openness[0] = 0.3
	to, _ := OpennessFit{}.Invert(s, 0, 0, -0.16)
	assert.InDelta(t, 0.4, to, tolerance, "on its own side: 0.2 below 0.6, not above")
	to, _ = OpennessFit{}.Invert(s, 0, 0, -1)
	assert.InDelta(t, 0.1, to, tolerance, "0.5 above would be 1.1")
	s.Blocs.Openness[0] = 0.9
	to, _ = OpennessFit{}.Invert(s, 0, 0, -0.16)
	assert.InDelta(t, 0.8, to, tolerance)
	_, ok := OpennessFit{}.Invert(s, 0, 0, -2)
	assert.False(t, ok, "0.71 away is out of 0 to 1 on both sides")
	_, ok = OpennessFit{}.Invert(s, 0, 0, 0.1)
	assert.False(t, ok)
}
