package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// sized are the actors of tied, with sizes.
func sized() *Situation {
	s := tied()
	copy(s.Actors.Mass, []float64{0.1, 0.2, 0.3, 0.4})
	s.Pool()
	return s
}

func TestLandscapeIsFriendsInsideAndRivalsOutside(t *testing.T) {
	s := sized()
	mass := s.Actors.Mass
	// Actor 0 leans to 1 (by 1, in both blocs) and to 3 (by 0.5, in neither), and away from 2 (by 0.25, in bloc 1).
	assert.InDeltaSlice(t, []float64{mass[1] + 0.25*mass[2], mass[1]}, fill(Landscape{}, s, 0), tolerance)
	s.Enrol(3, 1)
	assert.InDeltaSlice(t, []float64{mass[1] + 0.25*mass[2], mass[1] + 0.5*mass[3]}, fill(Landscape{}, s, 0), tolerance)
}

func TestLandscapeDiffersBetweenBlocsAsFrustrationDoes(t *testing.T) {
	s := sized()
	frustration := func(actor, bloc int) float64 { // F_i = Σ_{j≠i} s_j p_ij d_ij, Axelrod & Bennett 1993
		sum := 0.0
		for at := s.Actors.TieStart[actor]; at < s.Actors.TieStart[actor+1]; at++ {
			if other := s.Actors.TieTo[at]; !s.Actors.Memberships[other].Has(bloc) {
				sum += s.Actors.Mass[other] * s.Actors.TieStrength[at]
			}
		}
		return sum
	}
	for actor := range 4 {
		values := fill(Landscape{}, s, actor)
		assert.InDelta(t, frustration(actor, 0)-frustration(actor, 1), values[1]-values[0], tolerance)
	}
}

func TestLandscapeInvert(t *testing.T) {
	s := sized()
	most := s.Actors.Mass[1] + 0.25*s.Actors.Mass[2] + 0.5*s.Actors.Mass[3] // with all friends and without the rival
	value, possible := Landscape{}.Invert(s, 0, 0, 0.5*most)
	assert.True(t, possible)
	assert.Equal(t, 0.5*most, value)
	_, possible = Landscape{}.Invert(s, 0, 0, 1.5*most)
	assert.False(t, possible, "more than all ties")
	assert.InDelta(t, most, Landscape{}.Input(s, 0, 0, 0).High, tolerance)
	alone := situationOf([]place{{}}, []person{{roles: does(Chips)}}, []club{{}})
	_, possible = Landscape{}.Invert(alone, 0, 0, 0.3)
	assert.False(t, possible, "without ties there is nothing to change")
}
