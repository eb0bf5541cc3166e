package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestInvitedIsOneWithAnInvitation(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips), invited: set(1)}}, []club{{}, {}})
	assert.Equal(t, []float64{0, 1}, fill(Invited{}, s, 0))
	assert.Equal(t, 1.0, Invited{}.Input(s, 0, 1, 0).Value)
	s.Enrol(0, 1)
	assert.Equal(t, []float64{0, 0}, fill(Invited{}, s, 0), "a member is no longer invited")
	assert.Equal(t, 0.0, Invited{}.Input(s, 0, 1, 0).Value)
}

func TestInvitedInvertsTheWayTheChangeGoes(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips), invited: set(1), blocs: set(2)}}, []club{{}, {}, {}})
	for _, test := range []struct {
		bloc  int
		value float64
		to    float64
		ok    bool
		why   string
	}{
		{0, 0.3, 1, true, "some more needs an invitation"},
		{0, 1, 1, true, "all of it"},
		{0, 1.2, 1, false, "more than an invitation can do"},
		{0, -0.2, 1, false, "an invitation does not make a bloc worse"},
		{0, 0, 0, true, "as it is"},
		{1, 0.7, 0, true, "some less needs it gone"},
		{1, 0, 0, true, "all of it"},
		{1, -0.1, 0, false, "more than its absence can do"},
		{1, 1.5, 0, false, "its absence does not make a bloc better"},
		{1, 1, 1, true, "as it is"},
		{2, 0.5, 1, false, "a member cannot be invited"},
	} {
		to, ok := Invited{}.Invert(s, 0, test.bloc, test.value)
		assert.Equal(t, test.ok, ok, test.why)
		if ok {
			assert.Equal(t, test.to, to, test.why)
		}
	}
	requireInverse(t, Invited{}, s, 0, 0, 1, func(float64) { s.Actors.Invited[0] = s.Actors.Invited[0].With(0) })
	requireInverse(t, Invited{}, s, 0, 1, 0, func(float64) { s.Actors.Invited[0] = s.Actors.Invited[0].Without(1) })
}
