package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAdmissionTermsByHand(t *testing.T) {
	people := []person{
		{home: 0, roles: RoleWeights{Chips: 0.5, Memory: 0.5}, mass: 0.2, openness: 0.9, blocs: set(1)}, // the candidate
		{home: 1, roles: does(Chips), mass: 0.3, blocs: set(0)},                                         // a leader
		{home: 2, roles: does(Cloud), mass: 0.5},                                                        // another, not yet a member
	}
	places := []place{
		{alignment: []float64{1, 0.5, -1}, controls: []Control{{State: 2, Roles: does(Memory), Strength: 0.7}}},
		{controls: []Control{{State: 0, Roles: does(Chips), Strength: 0.4}}},
		{controls: []Control{{State: -1, Actors: []int{0}, Strength: 0.6}}},
	}
	s := situationOf(places, people, []club{{openness: 0.4, wants: RoleWeights{Chips: 1, Memory: 0.5}, leaders: []int32{1, 2}}, {}, {}})
	s.Blocs.Hostility[1*s.Slots], s.Blocs.Hostility[1] = 0.8, 0.8
	for _, test := range []struct {
		term  AdmissionTerm
		value float64
		why   string
	}{
		{Wanted{}, 0.5*1*0.25 + 0.5*0.5*1, "the bloc holds 0.3 of the world's 0.4 chips, no memory"},
		{Resources{}, 0.2 / (0.2 + 0.01), "half at a tenth of 0.1"},
		{LeaderRivalry{}, -0.5 * 0.75, "leaders do three quarters of the chips"},
		{LeaderAlignment{}, (0.5 - 1) / 2, "the mean over leaders' homes"},
		{Barrier{}, -(0.5*0.4 + 0.5*0.7 + 0.6), "home 1's on chips, its own on memory towards home 2, by name"},
		{Secrecy{}, -0.6 * 0.5, "closed by 0.6, more open by 0.5"},
		{Loyalty{}, -0.8, "it sits in a hostile bloc"},
	} {
		assert.InDelta(t, test.value, test.term.Judge(s, 0, 0), tolerance, "%s: %s", test.term.About().Name, test.why)
	}
	assert.Zero(t, Loyalty{}.Judge(s, 1, 0), "its own bloc is not hostile to itself")
	assert.Zero(t, Secrecy{}.Judge(s, 0, 1), "no risk in one that is more closed")
	assert.Zero(t, Barrier{}.Judge(s, 2, 0), "nobody leads there")
	assert.Zero(t, LeaderAlignment{}.Judge(s, 2, 0))
}

func TestJudgesLeaveOutTermsOfWeightZero(t *testing.T) {
	judge := NewJudge([]RegisteredAdmission{{Term: Wanted{}, Weight: 1}, {Term: Secrecy{}}})
	require.Len(t, judge.Terms(), 1)
	assert.Equal(t, Wanted{}, judge.Terms()[0].Term)
}
