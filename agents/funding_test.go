package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFundingIsTheReachablePartOfPledges(t *testing.T) {
	people := []person{
		{roles: RoleWeights{Chips: 0.5, Cloud: 0.5}, mass: 0.3, invest: 20},
		{roles: does(Chips), mass: 0.3, invest: 30, blocs: set(0)},
		{kind: Government, roles: does(Chips), mass: 0.4, invest: 100},
		{roles: does(Telecom), invest: 10},
	}
	s := situationOf([]place{{}}, people, []club{{wants: does(Chips), pledge: 60}, {wants: does(Chips)}})
	// Actor 0 could claim 20·0.5 beside the member's 30·1: a quarter of 60.
	assert.InDelta(t, 15, s.ExpectedFunding(0, 0), tolerance)
	assert.InDeltaSlice(t, []float64{15. / 35, 0}, fill(Funding{}, s, 0), tolerance, "15 against its own 20; no pledge, no money")
	assert.InDelta(t, 60./90, fill(Funding{}, s, 1)[0], tolerance, "the only member claims all, its own claim counted once")
	assert.Zero(t, fill(Funding{}, s, 2)[0], "governments pledge, they do not draw")
	assert.Zero(t, fill(Funding{}, s, 3)[0], "nobody pays for what it does not want")
	s.Enrol(0, 0)
	assert.InDelta(t, 45./75, fill(Funding{}, s, 1)[0], tolerance, "a fellow member takes its quarter")
}

func TestFundingInverts(t *testing.T) {
	people := []person{{roles: does(Chips), mass: 0.5, invest: 20}, {kind: Government, roles: does(Chips), mass: 0.5, invest: 5}}
	s := situationOf([]place{{}}, people, []club{{wants: does(Chips), pledge: 10}})
	for _, value := range []float64{0.2, 0.5, 0} {
		requireInverse(t, Funding{}, s, 0, 0, value, func(to float64) { s.Blocs.PledgeRate[0] = to }) // it alone claims
	}
	_, ok := Funding{}.Invert(s, 0, 0, 0.95)
	assert.False(t, ok, "0.95/0.05 is more than ten times its investment")
	for _, value := range []float64{-0.1, 1} {
		_, ok = Funding{}.Invert(s, 0, 0, value)
		assert.False(t, ok)
	}
	_, ok = Funding{}.Invert(s, 1, 0, 0.2)
	assert.False(t, ok, "a government can expect none")
}
