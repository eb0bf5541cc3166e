package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// testTerms are the terms with weights of their own, so that a change of the defaults does not move what tests work out.
func testTerms() []Registered {
	terms := Terms()
	for k := range terms {
		terms[k].Weight = 1
	}
	return terms
}

// testCosts are costs of a usual size.
var testCosts = Costs{Attention: 0.4, Switching: 0.2, Openness: 0.5, Hostility: 1, Exclusive: 1}

// chooserFor is a chooser ready to decide for the actor.
func chooserFor(s *Situation, actor int, costs Costs, temperature float64, terms []Registered) *Chooser {
	chooser := NewChooser(terms, s.Slots)
	chooser.Costs, chooser.Temperature = costs, temperature
	s.RefreshConflict(costs)
	chooser.Consider(s, actor)
	return chooser
}

// worth is what a set of blocs is worth, from first principles.
func worth(s *Situation, actor int, costs Costs, terms []Registered, m Memberships) float64 {
	sum := 0.0
	blocs := m.List()
	for _, registered := range terms {
		row := fill(registered.Term, s, actor)
		for _, bloc := range blocs {
			sum += registered.Weight * row[bloc]
		}
	}
	for n := range blocs {
		sum -= costs.Attention * float64(n+1)
	}
	for k, a := range blocs {
		for _, b := range blocs[k+1:] {
			if !s.Blocs.Active[a] || !s.Blocs.Active[b] {
				continue
			}
			distance := (s.Blocs.Openness[a] - s.Blocs.Openness[b]) / s.Tuning.OpennessTolerance
			sum -= costs.Openness*distance*distance + costs.Hostility*s.Blocs.Hostility[a*s.Slots+b]
			sum -= costs.Exclusive * (s.Blocs.Exclusivity[a]*s.Blocs.Openness[b] + s.Blocs.Exclusivity[b]*s.Blocs.Openness[a])
		}
	}
	return sum
}

func TestOptionsAreWorthTheDifferenceTheyMake(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		present := s.Actors.Memberships[actor]
		chooser := chooserFor(s, actor, testCosts, 0, Terms())
		stay := worth(s, actor, testCosts, Terms(), present)
		seen := map[Memberships]bool{}
		for o, option := range chooser.Options {
			after := option.Apply(present)
			require.False(t, seen[after], "each set once")
			seen[after] = true
			changes := (after ^ present).Count()
			expected := worth(s, actor, testCosts, Terms(), after) - stay - testCosts.Switching*float64(changes)
			require.InDelta(t, expected, chooser.Values[o], 1e-9, "option %+v", option)
			for _, bloc := range (after &^ present).List() {
				require.True(t, s.Blocs.Active[bloc], "only what exists can be joined")
			}
		}
		free := 0
		for b := range s.Used {
			if s.Blocs.Active[b] && !present.Has(b) {
				free++
			}
		}
		require.Len(t, chooser.Options, 1+free+present.Count()+free*present.Count(), "stay, join, leave, change")
		require.Len(t, chooser.Shocks, len(chooser.Options))
		require.Equal(t, Option{-1, -1}, chooser.Options[0])
	})
}

func TestConsideringAgainAllocatesNothing(t *testing.T) {
	s := rivals(0)
	chooser := chooserFor(s, 0, testCosts, 0, Terms())
	assert.Zero(t, testing.AllocsPerRun(100, func() { chooser.Consider(s, 0); chooser.Decide() }))
}

func TestEveryOptionHasALaneOfItsOwn(t *testing.T) {
	lanes := map[uint64]Option{}
	for join := int32(-1); join < MaxBlocs; join++ {
		for leave := int32(-1); leave < MaxBlocs; leave++ {
			option := Option{join, leave}
			other, taken := lanes[option.Lane()]
			require.False(t, taken, "%+v and %+v", option, other)
			lanes[option.Lane()] = option
		}
	}
	assert.Zero(t, Option{-1, -1}.Lane())
}

// rivals is a world of two blocs of like stance, both useful to actor 0, with the given hostility between them.
func rivals(hostility float64) *Situation {
	wants := does(Memory)
	people := []person{
		{roles: does(Memory), mass: 0.1, invest: 1, capability: 1, openness: 0.5},
		{roles: does(Chips), mass: 0.5, invest: 1, capability: 1, openness: 0.5, blocs: set(0)},
		{roles: does(Chips), mass: 0.4, invest: 1, capability: 1, openness: 0.5, blocs: set(1)},
	}
	s := situationOf([]place{{}}, people, []club{{openness: 0.5, wants: wants}, {openness: 0.5, wants: wants}})
	s.Blocs.Hostility[1], s.Blocs.Hostility[s.Slots] = hostility, hostility
	return s
}

// settle lets actor 0 take its best response until it stays, and gives its memberships.
func settle(t *testing.T, s *Situation, costs Costs) Memberships {
	for range 10 {
		chooser := chooserFor(s, 0, costs, 0, testTerms())
		option := chooser.Options[chooser.Decide()]
		if option == (Option{-1, -1}) {
			return s.Actors.Memberships[0]
		}
		if option.Leave >= 0 {
			s.Withdraw(0, int(option.Leave))
		}
		if option.Join >= 0 {
			s.Enrol(0, int(option.Join))
		}
	}
	require.Fail(t, "it never stays")
	return 0
}

func TestFriendlyBlocsAreJoinedTogetherAndHostileOnesAreNot(t *testing.T) {
	costs := Costs{Attention: 0.4, Switching: 0.2, Hostility: 4}
	assert.Equal(t, set(0, 1), settle(t, rivals(0), costs))
	assert.Equal(t, set(0), settle(t, rivals(1), costs), "the larger of the two")
}

func TestASecondMembershipCostsMoreAttention(t *testing.T) {
	costs := Costs{Attention: 0.4}
	assert.Equal(t, set(0, 1), settle(t, rivals(0), costs))
	costs.Attention = 2 // the first costs 2, the second 4, and each is worth between 3 and 3.2
	assert.Equal(t, 1, settle(t, rivals(0), costs).Count())
	assert.InDelta(t, 6*0.4, Costs{Attention: 0.4}.attention(3), tolerance, "1+2+3 times the first")
	assert.Zero(t, Costs{Attention: 0.4}.attention(0))
}

func TestExclusiveBlocsAndDistantStancesConflict(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips)}}, []club{{openness: 0.2, exclusivity: 0.5}, {openness: 0.8, exclusivity: 0.25}, {inactive: true, openness: 1}})
	s.Blocs.Hostility[1], s.Blocs.Hostility[s.Slots] = 0.5, 0.5
	s.RefreshConflict(Costs{Openness: 2, Hostility: 3, Exclusive: 4})
	// (0.6/0.5)² apart, hostility 0.5, 0.5·0.8 and 0.25·0.2 leak.
	assert.InDelta(t, 2*1.44+3*0.5+4*(0.4+0.05), s.Blocs.Conflict[1], tolerance)
	assert.Equal(t, s.Blocs.Conflict[1], s.Blocs.Conflict[s.Slots], "both ways the same")
	assert.Zero(t, s.Blocs.Conflict[2], "what does not exist has no conflicts")
	assert.Zero(t, s.Blocs.Conflict[0], "none with itself")
}

func TestSwitchingCostsKeepWhatIs(t *testing.T) {
	s := rivals(1)
	s.Enrol(0, 1)
	costs := Costs{Attention: 0.4, Hostility: 4}
	costs.Switching = 5
	assert.Equal(t, set(1), settle(t, s, costs))
	costs.Switching = 0
	terms := []Registered{{Term: Scale{}, Weight: 1}}
	chooser := chooserFor(s, 0, costs, 0, terms)
	assert.Equal(t, Option{0, 1}, chooser.Options[chooser.Decide()], "without them the larger bloc is better")
}

func TestTermsOfWeightZeroAreLeftOut(t *testing.T) {
	chooser := NewChooser([]Registered{{Term: Scale{}, Weight: 1}, {Term: Ties{}}}, 3)
	require.Len(t, chooser.Terms(), 1)
	assert.Equal(t, "scale", chooser.Terms()[0].Term.About().Name)
}

func TestUtilityIsTheWeightedSumOfTerms(t *testing.T) {
	s := rivals(0)
	chooser := chooserFor(s, 0, testCosts, 0, []Registered{{Term: Scale{}, Weight: 2}, {Term: Complementarity{}, Weight: 3}})
	assert.InDelta(t, 2*0.5/0.6+3*1, chooser.Utility()[0], tolerance, "scale 0.5/(0.5+0.1), nobody there makes memory")
}
