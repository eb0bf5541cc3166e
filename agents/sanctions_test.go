package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSanctionsCountControlsBothWays(t *testing.T) {
	people := []person{
		{home: 0, roles: RoleWeights{Chips: 0.5, Cloud: 0.5}, mass: 0.2},
		{home: 1, roles: does(Chips), mass: 0.3, blocs: set(0)}, {home: 2, roles: does(Chips), mass: 0.1, blocs: set(0)},
		{home: 0, roles: does(Cloud), mass: 0.4},
	}
	places := []place{
		{controls: []Control{{State: 2, Strength: 0.6}}},
		{controls: []Control{{State: 0, Roles: does(Chips), Strength: 0.8}, {State: -1, Actors: []int{3}, Strength: 1}}},
		{},
	}
	s := situationOf(places, people, []club{{}, {}})
	// Three quarters of the bloc restrict its chips at 0.8; its home restricts the other quarter at 0.6.
	assert.InDeltaSlice(t, []float64{-(0.5*0.8*0.75 + 0.6*0.25), 0}, fill(Sanctions{}, s, 0), tolerance)
	assert.InDelta(t, -(1*0.75 + 0.6*0.25), fill(Sanctions{}, s, 3)[0], tolerance, "named by home 1; cloud is not controlled")
	assert.Zero(t, fill(Sanctions{}, s, 1)[0], "no control between homes 1 and 2")
	s.Enrol(0, 0)
	assert.InDelta(t, -(0.5*0.8*0.75 + 0.6*0.25), fill(Sanctions{}, s, 0)[0], tolerance, "the same from inside: its own mass does not dilute it")
	assert.InDelta(t, -0.6*(0.2/0.5), fill(Sanctions{}, s, 2)[0], tolerance, "home 0 restricts home 2: 0.2 of the other 0.5 members' mass")
	s.Enrol(3, 0)
	assert.InDelta(t, -(0.8*0.2*0.5/0.7 + 0.4/0.7), fill(Sanctions{}, s, 1)[0], tolerance,
		"home 1 restricts half of actor 0 at 0.8 and names actor 3: 0.2 and 0.4 of the others' 0.7")
}

func TestSanctionsGrowWithStrength(t *testing.T) {
	people := []person{{home: 0, roles: does(Chips), mass: 0.5}, {home: 1, roles: does(Chips), mass: 0.5, blocs: set(0)}}
	last := 0.1
	for _, strength := range []float64{0, 0.5, 1} {
		ban := []Control{{State: 1, Strength: strength}}
		back := []Control{{State: 0, Strength: strength}}
		value := fill(Sanctions{}, situationOf([]place{{controls: ban}, {controls: back}}, people, []club{{}}), 0)[0]
		assert.InDelta(t, -2*strength, value, tolerance, "bans both ways, on all that is there")
		assert.Less(t, value, last)
		last = value
	}
}

func TestSanctionsInvert(t *testing.T) {
	people := []person{{home: 0, roles: does(Chips), mass: 0.5}, {home: 1, roles: does(Chips), mass: 0.5, blocs: set(0)}}
	s := situationOf([]place{{}, {controls: []Control{{State: 0, Strength: 0.5}}}}, people, []club{{}})
	requireIdentity(t, Sanctions{}, s, -1)
	requireInverse(t, Sanctions{}, s, 0, 0, -0.9, func(to float64) {
		pair := 1 * s.States.Count // home 1 against home 0
		s.States.Controls[pair*RoleCount+int(Chips)] = to
		s.Refresh(0)
	})
	free := situationOf([]place{{}, {}, {controls: []Control{{State: 0, Strength: 0.5}}}}, people, []club{{}})
	_, ok := Sanctions{}.Invert(free, 0, 0, -0.9)
	require.False(t, ok, "home 2 controls home 0, but nobody in the bloc does: there is no lever")
	to, ok := Sanctions{}.Invert(free, 0, 0, 0)
	require.True(t, ok)
	require.Zero(t, to, "what is needs no change")
}
