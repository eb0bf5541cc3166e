package agents

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAdmissionInputsStayWithinTheirBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		candidate := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "candidate")
		for bloc := range s.Used {
			for _, registered := range AdmissionTerms() {
				term := registered.Term.(AdmissionInverter)
				name, value := term.About().Name, term.Judge(s, bloc, candidate)
				input := term.Input(s, bloc, candidate, value)
				require.GreaterOrEqual(t, input.Value, input.Low-1e-9, name)
				require.LessOrEqual(t, input.Value, input.High+1e-9, name)
				if to, ok := term.Invert(s, bloc, candidate, value); ok {
					require.InDelta(t, input.Value, to, 1e-9, "%s: the present value needs no change", name)
				}
			}
		}
	})
}

// putInput puts another input of an admission term into the situation, where the term reads it.
func putInput(s *Situation, bloc, candidate int, factor string, to float64) {
	home := int(s.Actors.Home[candidate])
	for role := range RoleCount { // weights of roles add up to 1
		switch factor {
		case "wanted":
			s.Blocs.Gap[role*s.Slots+bloc] = to
		case "leader_rivalry":
			s.Blocs.LeaderRoleShare[role*s.Slots+bloc] = to
		case "barrier":
			s.Blocs.LeaderBarrier[HomeRole(home, Role(role))*s.Slots+bloc] = to
		}
	}
	switch factor {
	case "resources":
		s.Actors.Mass[candidate] = to
	case "leader_alignment":
		s.Blocs.LeaderAlignment[home*s.Slots+bloc] = to
	case "barrier":
		s.Actors.Targeted[candidate] = false // what named it is part of the strength that was put in for all its roles
	case "secrecy":
		s.Actors.Openness[candidate] = to
	case "hostility":
		others := s.Actors.Memberships[candidate].Without(bloc)
		for other := range s.Used {
			if others.Has(other) {
				s.Blocs.Hostility[other*s.Slots+bloc] = to / float64(others.Count())
			}
		}
	}
}

func TestAdmissionFlipsTurnTheRealDecision(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		candidate := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "candidate")
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		judge := judgeOf(rapid.SampledFrom([]float64{0, 0.15, 1}).Draw(t, "temperature"))
		shock := rapid.Uint64().Draw(t, "shock")
		if judge.Admits(s, bloc, candidate, shock) {
			return
		}
		for _, flip := range judge.ExplainRefusal(s, bloc, candidate, shock).Flips {
			change := flip.To - flip.Input.Value
			if math.Abs(change) < 1e-6 {
				continue // too near to tell by numbers
			}
			if flip.Factor == "secrecy" && math.Abs(flip.To-s.Blocs.Openness[bloc]) < 1e-9 {
				continue // closed beyond the bloc makes no difference, so that rounding decides whether as closed as the bloc is enough
			}
			require.NotEqual(t, "term value", flip.Input.Unit, "%s names what it read", flip.Factor)
			for _, test := range []struct {
				part     float64
				admitted bool
			}{{1 - 1e-6, false}, {1 + 1e-6, true}} {
				var changed Situation
				changed.CopyFrom(s)
				putInput(&changed, bloc, candidate, flip.Factor, flip.Input.Value+test.part*change)
				require.Equal(t, test.admitted, judge.Admits(&changed, bloc, candidate, shock), "%v of the way to %+v", test.part, flip)
			}
		}
	})
}

func TestAdmissionInputsByHand(t *testing.T) {
	people := []person{
		{home: 0, roles: does(Chips), mass: 0.2, openness: 0.9, blocs: set(1)}, // the candidate
		{home: 1, roles: does(Chips), mass: 0.3, blocs: set(0)},                // a leader
		{home: 0, roles: does(Cloud), mass: 0.5},
	}
	places := []place{{alignment: []float64{1, 0.5}}, {alignment: []float64{0.5, 1}, controls: []Control{{State: 0, Strength: 0.4}}}}
	clubs := []club{{openness: 0.4, wants: RoleWeights{Chips: 1}, leaders: []int32{1}}, {leaders: []int32{2}}}
	s := situationOf(places, people, clubs)
	s.Blocs.Hostility[1*s.Slots], s.Blocs.Hostility[1] = 0.8, 0.8
	for _, test := range []struct {
		term          AdmissionInverter
		now, value    float64
		to            float64
		unit, because string
	}{
		{Wanted{}, 0.4, 0.7, 0.7, "share", "the bloc holds 0.3 of the world's 0.5 chips"},
		{Resources{}, 0.2, 0.5, 0.01, "share", "half at a tenth of 0.1"},
		{LeaderRivalry{}, 0.6, -0.1, 0.1, "share", "0.3 of 0.5"},
		{LeaderAlignment{}, 0.5, -0.25, -0.25, "-1..1", "one leader"},
		{Barrier{}, 0.4, -0.1, 0.1, "0..2", "the leader's home controls the candidate's"},
		{Secrecy{}, 0.9, -0.12, 0.6, "0..1", "closed by 0.6, more open by 0.2"},
		{Loyalty{}, 0.8, -0.3, 0.3, "sum of 0..1", "it sits in one hostile bloc"},
	} {
		name := test.term.About().Name
		input := test.term.Input(s, 0, 0, test.term.Judge(s, 0, 0))
		assert.InDelta(t, test.now, input.Value, tolerance, "%s: %s", name, test.because)
		assert.Equal(t, test.unit, input.Unit, name)
		to, ok := test.term.Invert(s, 0, 0, test.value)
		assert.True(t, ok, name)
		assert.InDelta(t, test.to, to, tolerance, "%s: %s", name, test.because)
	}
	for _, test := range []struct {
		term            AdmissionInverter
		bloc, candidate int
		value           float64
		because         string
	}{
		{Wanted{}, 0, 0, 1.1, "more than all of it"},
		{Resources{}, 0, 0, 1, "no capital is enough"},
		{LeaderRivalry{}, 0, 0, 0.1, "less than no rivals"},
		{LeaderAlignment{}, 0, 0, 1.2, "more than allied"},
		{Barrier{}, 1, 0, -0.2, "no control between a home and itself: nobody has that lever"},
		{Secrecy{}, 0, 0, 0.1, "less than no risk"},
		{Secrecy{}, 0, 0, -0.5, "more open than open"},
		{Loyalty{}, 0, 1, -0.1, "it is in no other bloc"},
	} {
		_, ok := test.term.Invert(s, test.bloc, test.candidate, test.value)
		assert.False(t, ok, "%s: %s", test.term.About().Name, test.because)
	}
	to, ok := Secrecy{}.Invert(s, 0, 0, 0)
	assert.True(t, ok)
	assert.Equal(t, 0.4, to, "as open as the bloc is the nearest that is no risk")
}
