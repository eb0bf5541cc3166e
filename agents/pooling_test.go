package agents

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// tables are all columns that memberships move, with a name for messages.
func (s *Situation) tables() map[string][]float64 {
	b := &s.Blocs
	return map[string][]float64{
		"Mass": b.Mass, "Returns": b.Returns, "Gap": b.Gap, "Share": b.Share, "RoleMass": b.RoleMass, "RoleHomeMass": b.RoleHomeMass, "HomeMass": b.HomeMass,
		"TargetedMass": b.TargetedMass, "KnowledgeSum": b.KnowledgeSum, "Claims": b.Claims, "OpennessSum": b.OpennessSum,
		"RoleShare": b.RoleShare, "HomeShare": b.HomeShare,
		"Supply": b.Supply, "Alignment": b.Alignment, "Restricted": b.Restricted, "Sanctioned": b.Sanctioned,
		"Government": b.Government, "Knowledge": b.Knowledge, "RoleTotal": s.States.RoleTotal,
		"Dominance": {s.States.Dominance, s.States.TopKnowledge},
	}
}

// snapshot copies the tables.
func (s *Situation) snapshot() (map[string][]float64, []int32) {
	tables := s.tables()
	for name, table := range tables {
		tables[name] = slices.Clone(table)
	}
	return tables, slices.Clone(s.Blocs.Members)
}

func requireSameTables(t require.TestingT, want, got map[string][]float64) {
	for name, table := range want {
		require.InDeltaSlice(t, table, got[name], 1e-9, name)
	}
}

func TestMovesKeepTheSumsAFreshPoolGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		for range rapid.IntRange(1, 12).Draw(t, "moves") {
			actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "mover")
			bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
			if rapid.Bool().Draw(t, "in") {
				s.Enrol(actor, bloc)
			} else {
				s.Withdraw(actor, bloc)
			}
		}
		moved, movedMembers := s.snapshot()
		s.Pool()
		fresh, freshMembers := s.snapshot()
		require.Equal(t, freshMembers, movedMembers)
		requireSameTables(t, fresh, moved)
	})
}

func TestComingAndGoingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		present := s.Actors.Memberships[actor]
		before, members := s.snapshot()
		if present.Has(bloc) {
			s.Withdraw(actor, bloc)
			require.False(t, s.Actors.Memberships[actor].Has(bloc))
			s.Enrol(actor, bloc)
		} else {
			s.Enrol(actor, bloc)
			require.True(t, s.Actors.Memberships[actor].Has(bloc))
			s.Withdraw(actor, bloc)
		}
		after, membersAfter := s.snapshot()
		require.Equal(t, present, s.Actors.Memberships[actor])
		require.Equal(t, members, membersAfter)
		requireSameTables(t, before, after)
	})
}

func TestSharesOfTheWorldStayShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		for b := range s.Used {
			for role := range RoleCount {
				require.InDelta(t, 0.5, s.Blocs.RoleShare[role*s.Slots+b], 0.5+tolerance)
				require.InDelta(t, 0.5, s.Blocs.Supply[role*s.Slots+b], 0.5+tolerance)
			}
			for home := range s.States.Count {
				require.InDelta(t, 0, s.Blocs.Alignment[home*s.Slots+b], 1+tolerance)
			}
			require.LessOrEqual(t, s.Blocs.Knowledge[b], s.States.TopKnowledge+tolerance)
		}
		require.InDelta(t, 0.5, s.States.Dominance, 0.5+tolerance)
	})
}

func TestEnrolAndWithdrawByHand(t *testing.T) {
	people := []person{
		{home: 0, roles: does(Chips), mass: 0.3, capability: 1, share: 0.6, openness: 0.5, invest: 10, blocs: set(0)},
		{home: 1, roles: RoleWeights{Chips: 0.5, Memory: 0.5}, mass: 0.2, capability: 0.5, share: 0.4, openness: 1, invest: 4, invited: set(1)},
		{kind: Government, home: 1, roles: does(Capital), mass: 0.5, invest: 5},
	}
	s := situationOf([]place{{}, {government: 3}}, people, []club{{wants: does(Chips)}, {wants: RoleWeights{Chips: 1, Memory: 0.5, Capital: 1}}})
	s.Tick = 7
	s.Enrol(1, 1)
	assert.Equal(t, set(1), s.Actors.Memberships[1])
	assert.Zero(t, s.Actors.Invited[1], "an invitation is used up")
	assert.EqualValues(t, 7, s.Actors.Joined[1*s.Slots+1])
	assert.EqualValues(t, 1, s.Blocs.Members[1])
	assert.InDelta(t, 0.2, s.Blocs.Mass[1], tolerance)
	assert.InDelta(t, 0.1/0.4, s.Blocs.RoleShare[int(Chips)*s.Slots+1], tolerance, "half of 0.2 of the chips 0.3+0.1 in the world")
	assert.InDelta(t, 1, s.Blocs.RoleShare[int(Memory)*s.Slots+1], tolerance, "all memory is its half")
	assert.InDelta(t, 4*(0.5*1+0.5*0.5), s.Blocs.Claims[1], tolerance, "investment 4 times fit 0.75")
	assert.InDelta(t, 0.5, s.Blocs.Knowledge[1], tolerance)
	assert.InDelta(t, 0.2, s.Blocs.OpennessSum[1], tolerance)
	s.Enrol(2, 1)
	assert.InDelta(t, 3, s.Blocs.Claims[1], tolerance, "governments do not claim")
	assert.Equal(t, 1.0, s.Blocs.Government[1*s.Slots+1])
	assert.InDelta(t, 0.2*0.5/0.7, s.Blocs.Knowledge[1], tolerance, "capability 0.5 at mass 0.2, 0 at 0.5")

	s.Enrol(0, 1)
	assert.InDelta(t, 0.3, s.Blocs.Share[0], tolerance, "its 0.6 are split over two blocs")
	assert.InDelta(t, 0.3+0.4, s.Blocs.Share[1], tolerance)
	assert.Equal(t, 1, s.States.Dominant)
	assert.InDelta(t, (0.7-0.3)/0.7, s.States.Dominance, tolerance, "over the threshold 0.3, scaled")
	s.Withdraw(0, 1)
	assert.InDelta(t, 0.6, s.Blocs.Share[0], tolerance)
	assert.InDelta(t, 0.4, s.Blocs.Share[1], tolerance)
	assert.Equal(t, 0, s.States.Dominant)

	before, _ := s.snapshot()
	s.Enrol(0, 0)
	s.Withdraw(0, 1)
	after, _ := s.snapshot()
	assert.Equal(t, before, after, "joining where one is and leaving where one is not do nothing")
}

func TestNobodyDominatesWithoutActiveBlocs(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips), share: 1, mass: 1}}, []club{{inactive: true}})
	assert.Equal(t, -1, s.States.Dominant)
	assert.Zero(t, s.States.Dominance)
}

func TestPuttingOffChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at, later := drawSituation(t), new(Situation)
		at.Pool()
		later.CopyFrom(at)
		later.Defer()
		for range rapid.IntRange(1, 30).Draw(t, "moves") {
			actor, bloc := rapid.IntRange(0, len(at.Actors.Mass)-1).Draw(t, "actor"), rapid.IntRange(0, at.Used-1).Draw(t, "bloc")
			leave := at.Actors.Memberships[actor].Has(bloc)
			for _, s := range []*Situation{at, later} {
				if leave {
					s.Withdraw(actor, bloc)
				} else {
					s.Enrol(actor, bloc)
				}
			}
		}
		later.Settle()
		want, members := at.snapshot()
		got, counted := later.snapshot()
		require.Equal(t, want, got, "to the bit")
		require.Equal(t, members, counted)
		require.Equal(t, at.States.Dominant, later.States.Dominant)
	})
}
