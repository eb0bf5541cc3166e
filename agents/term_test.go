package agents

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAddGivesWhatFillGives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		weight := rapid.Float64Range(-2, 2).Draw(t, "weight")
		for _, registered := range Terms() {
			adder, ok := registered.Term.(Adder)
			if !ok {
				continue
			}
			utility := make([]float64, s.Used)
			for b := range utility {
				utility[b] = 0.5 // what other terms have added
			}
			adder.Add(s, actor, weight, utility)
			for b, value := range fill(adder, s, actor) {
				require.InDelta(t, 0.5+float64(weight*value), utility[b], 1e-9, "%s at %d", adder.About().Name, b)
			}
		}
	})
}

func TestInvertGivesThePresentInputForThePresentValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		actor := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "actor")
		for _, registered := range Terms() {
			inverter, ok := registered.Term.(Inverter)
			if !ok {
				continue
			}
			name := registered.Term.About().Name
			for b, value := range fill(inverter, s, actor) {
				input := inverter.Input(s, actor, b, value)
				require.LessOrEqual(t, input.Low, input.Value+tolerance, name)
				require.GreaterOrEqual(t, input.High, input.Value-tolerance, name)
				require.NotEmpty(t, input.Label.In("ko"), name)
				require.NotEmpty(t, input.Unit, name)
				to, ok := inverter.Invert(s, actor, b, value)
				if ok {
					require.GreaterOrEqual(t, to, input.Low-1e-9, name)
					require.LessOrEqual(t, to, input.High+1e-9, name)
				}
				if ok && name != "openness_fit" && name != "invited" && value != 0 {
					// OpennessFit is tested apart, as two stances have the same value.
					require.InDelta(t, input.Value, saturated(inverter, s, actor, b, to), 1e-6, name)
				}
			}
		}
	})
}

// saturated is the input that Invert gave, or, for an actor whose commitment has long been full, its years.
func saturated(term Term, s *Situation, actor, bloc int, to float64) float64 {
	if _, ok := term.(Commitment); ok && s.tenure(actor, bloc) >= s.Tuning.CommitmentYears {
		return s.tenure(actor, bloc)
	}
	return to
}

func TestTermsStayWithinTheRangesTheyState(t *testing.T) {
	// By the comment of each term's Fill; ties count, so their range is their number: at most 4 pairs are drawn.
	ranges := map[string][2]float64{
		"scale": {0, 1}, "complementarity": {0, 1}, "dependence": {0, 1}, "learning": {0, 1}, "funding": {0, 1},
		"openness_fit": {-4, 0}, "rivalry": {-1, 0}, "balance": {-1, 1}, "home_policy": {-1, 1}, "alignment": {-1, 1},
		"sanctions": {-16, 0}, "ties": {-4, 4}, "invited": {0, 1}, "commitment": {0, 2},
		"landscape": {0, 4},
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		for actor := range s.Actors.Mass {
			for _, registered := range Terms() {
				name := registered.Term.About().Name
				between, ok := ranges[name]
				require.True(t, ok, "%s has a range", name)
				for b, value := range fill(registered.Term, s, actor) {
					require.GreaterOrEqual(t, value, between[0]-1e-9, "%s at %d", name, b)
					require.LessOrEqual(t, value, between[1]+1e-9, "%s at %d", name, b)
				}
			}
		}
	})
}

func TestEveryTermIsDescribedAndNamedOnce(t *testing.T) {
	var infos []TermInfo
	for _, registered := range Terms() {
		require.LessOrEqual(t, registered.Low, registered.Weight)
		require.LessOrEqual(t, registered.Weight, registered.High)
		infos = append(infos, registered.Term.About())
	}
	for _, registered := range AdmissionTerms() {
		require.LessOrEqual(t, registered.Low, registered.Weight)
		require.LessOrEqual(t, registered.Weight, registered.High)
		infos = append(infos, registered.Term.About())
	}
	factors := []string{FactorAttention, FactorSwitching, FactorOpenness, FactorHostility, FactorExclusive, FactorBar, FactorLuck}
	var names []string
	for _, info := range infos {
		require.Regexp(t, `^[a-z]+(_[a-z]+)*$`, info.Name)
		require.NotContains(t, names, info.Name)
		require.NotContains(t, factors, info.Name, "a term may not be taken for a cost")
		require.False(t, slices.Contains([]string{info.Label.English, info.Label.Korean, info.Formula, info.Source}, ""), info.Name)
		names = append(names, info.Name)
	}
}
