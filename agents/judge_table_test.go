package agents

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// solo is a user's admission term: no fast path.
type solo struct{}

func (solo) About() TermInfo { return TermInfo{Name: "solo"} }

func (solo) Judge(s *Situation, _, candidate int) float64 { return s.Actors.Openness[candidate] }

func TestManyCandidatesAreWorthWhatEachIsWorth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		for bloc := range s.Used {
			s.RefreshLeaders(bloc)
		}
		terms := append(AdmissionTerms(), RegisteredAdmission{Term: solo{}, Weight: 0.7})
		for k := range terms {
			terms[k].Weight = rapid.Float64Range(-2, 2).Draw(t, "weight")
		}
		judge := NewJudge(terms)
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		candidates := rapid.SliceOf(rapid.Int32Range(0, int32(len(s.Actors.Mass)-1))).Draw(t, "candidates")
		worths := make([]float64, len(candidates))
		judge.Worths(s, bloc, candidates, worths)
		for c, candidate := range candidates {
			require.InDelta(t, judge.Worth(s, bloc, int(candidate)), worths[c], 1e-9)
		}
	})
}
