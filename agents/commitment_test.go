package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func committed() *Situation {
	people := []person{{roles: does(Chips), blocs: set(0, 1), joined: 6}, {roles: does(Chips), blocs: set(0)}}
	s := situationOf([]place{{}}, people, []club{{leaders: []int32{1, 0}}, {}, {leaders: []int32{0}}})
	s.Tick = 18
	return s
}

func TestCommitmentGrowsWithTheYears(t *testing.T) {
	s := committed()
	assert.Equal(t, []float64{1.5, 0.5, 0}, fill(Commitment{}, s, 0), "one year of two, and one more for a leader who is a member")
	assert.Equal(t, 1.75, fill(Commitment{}, s, 1)[0], "18 months of 24")
	s.Tick = 48
	assert.Equal(t, []float64{2, 1, 0}, fill(Commitment{}, s, 0), "full after two years")
	s.Withdraw(0, 1)
	s.Enrol(0, 1)
	assert.Zero(t, fill(Commitment{}, s, 0)[1], "coming back starts anew")
}

func TestCommitmentInverts(t *testing.T) {
	s := committed()
	change := func(bloc int) func(float64) {
		return func(years float64) { s.Actors.Joined[bloc] = s.Tick - int32(years*s.TicksPerYear) }
	}
	requireInverse(t, Commitment{}, s, 0, 0, 1.25, change(0)) // a quarter of two years as a leader
	requireInverse(t, Commitment{}, s, 0, 0, 2, change(0))
	requireInverse(t, Commitment{}, s, 0, 1, 0.25, change(1))
	requireInverse(t, Commitment{}, s, 0, 1, 0, change(1))
	s.Tick = 60
	to, ok := Commitment{}.Invert(s, 1, 0, 2)
	assert.True(t, ok)
	assert.Equal(t, 5.0, to, "after five years, full commitment needs no change")
	for _, impossible := range []struct {
		bloc  int
		value float64
	}{{0, 0.9}, {0, 2.1}, {1, 1.1}, {1, -0.1}, {2, 0.5}} {
		_, ok = Commitment{}.Invert(s, 0, impossible.bloc, impossible.value)
		assert.False(t, ok, "leaders have 1 to 2, members 0 to 1, others 0: %v", impossible)
	}
}
