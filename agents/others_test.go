package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Terms of which the doc comment of Term holds: for a bloc that the actor belongs to, the value is what the others are
// worth to it. Left out are those that are about the membership (Commitment, Invited) or the whole market (Balance).
var ownMassTerms = []Term{
	Scale{}, Complementarity{}, Dependence{}, Learning{}, Funding{}, OpennessFit{}, Rivalry{}, StateAlignment{}, Sanctions{}, Ties{},
}

func TestMembersAreNotWorthAnythingToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		for _, bloc := range s.Actors.Memberships[actor].List() {
			inside := make([]float64, len(ownMassTerms))
			for k, term := range ownMassTerms {
				inside[k] = fill(term, s, actor)[bloc]
			}
			s.Withdraw(actor, bloc)
			for k, term := range ownMassTerms {
				require.InDelta(t, fill(term, s, actor)[bloc], inside[k], 1e-9,
					"%s: inside it is worth what it would be worth from outside", term.About().Name)
			}
			s.Enrol(actor, bloc)
		}
	})
}

func TestTheOnlyMemberHasNoOthers(t *testing.T) {
	people := []person{{roles: does(Chips), mass: 0.6, capability: 0.2, invest: 1, blocs: set(0)}, {roles: does(Chips), mass: 0.4, capability: 1, invest: 1}}
	wants := club{openness: 1, wants: does(Chips)}
	s := situationOf([]place{{controls: []Control{{State: 0, Strength: 1, Actors: []int{0}}}}}, people, []club{wants})
	assert.Zero(t, s.othersMass(0, 0))
	for _, term := range []Term{Scale{}, Dependence{}, Learning{}, Rivalry{}, StateAlignment{}, Sanctions{}} {
		assert.Zero(t, fill(term, s, 0)[0], term.About().Name)
	}
	assert.InDelta(t, 1, fill(Complementarity{}, s, 0)[0], tolerance, "all of the wanted role is lacking but for what it brings")
}

func TestMembersWithoutCapitalLeaveNothingButRounding(t *testing.T) {
	// 0.1+0.2−0.1−0.2 is 2.8e-17 in binary, on which a mean would be garbage.
	people := []person{{roles: does(Models), mass: 0.1, capability: 1}, {roles: does(Models), mass: 0.2, capability: 0.5}, {roles: does(Models), blocs: set(0)}}
	s := situationOf([]place{{}}, people, []club{{openness: 1}})
	s.Enrol(0, 0)
	s.Enrol(1, 0)
	s.Withdraw(0, 0)
	s.Withdraw(1, 0)
	require.NotZero(t, s.Blocs.Mass[0], "this is the case that the test is about")
	assert.Zero(t, s.Blocs.Knowledge[0])
	assert.Zero(t, s.Blocs.HomeShare[0])
}
