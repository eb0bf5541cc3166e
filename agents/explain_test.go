package agents

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// sums adds up the three columns of reasons.
func sums(reasons []Reason) (chosen, stay, runnerUp float64) {
	for _, reason := range reasons {
		chosen += reason.Chosen
		stay += reason.Stay
		runnerUp += reason.RunnerUp
	}
	return chosen, stay, runnerUp
}

func TestReasonsSumToTheScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, chooser, actor, chosen := decided(t)
		decision := chooser.Explain(s, actor, chosen)
		score := func(o int) float64 { return Score(chooser.Values[o], chooser.Shocks[o], chooser.Temperature) }
		ofChosen, ofStay, ofRunnerUp := sums(decision.Reasons)
		require.InDelta(t, score(chosen)-score(0), ofChosen-ofStay, 1e-9)
		present := s.Actors.Memberships[actor]
		second := -1
		for o, option := range chooser.Options {
			if option.Apply(present) == decision.RunnerUp {
				second = o
			}
			if o != chosen && second >= 0 {
				require.LessOrEqual(t, score(o), score(chosen), "nothing beats what was chosen")
			}
		}
		require.InDelta(t, score(second)-score(0), ofRunnerUp-ofStay, 1e-9)
		for o := range chooser.Options {
			require.True(t, o == chosen || score(o) <= score(second), "the runner-up is second")
		}
		require.Equal(t, present, decision.From)
		require.Equal(t, chooser.Options[chosen].Apply(present), decision.To)
		require.EqualValues(t, actor, decision.Actor)
		require.Equal(t, s.Tick, decision.Tick)
		require.Equal(t, decision.To == decision.From, decision.Kind == Declined)
		require.True(t, len(chooser.Options) == 1 || decision.RunnerUp != decision.To)
	})
}

func TestReasonsNameWhatCounts(t *testing.T) {
	s := rivals(0.5)
	s.Enrol(0, 1)
	s.Blocs.Exclusivity[0], s.Blocs.Openness[1] = 0.6, 0.75
	costs := Costs{Attention: 0.1, Switching: 0.2, Openness: 0.3, Hostility: 0.4, Exclusive: 0.5}
	chooser := chooserFor(s, 0, costs, 0, []Registered{{Term: Complementarity{}, Weight: 2}, {Term: Ties{}, Weight: 1}})
	decision := chooser.Explain(s, 0, 1)
	require.Equal(t, set(0, 1), decision.To, "option 1 is to join bloc 0 as well")
	assert.EqualValues(t, 0, decision.Bloc)
	assert.Equal(t, Move, decision.Kind)
	reasons := map[string]Reason{}
	for _, reason := range decision.Reasons {
		reasons[reason.Factor] = reason
	}
	assert.NotContains(t, reasons, "ties", "what contributes nothing is left out")
	assert.NotContains(t, reasons, FactorLuck, "there is none at temperature 0")
	assert.InDelta(t, 4, reasons["complementarity"].Chosen, tolerance, "both want all of it")
	assert.InDelta(t, 2, reasons["complementarity"].Stay, tolerance)
	assert.InDelta(t, -0.3*0.25, reasons[FactorOpenness].Chosen, tolerance, "half a tolerance apart")
	assert.InDelta(t, -0.4*0.5, reasons[FactorHostility].Chosen, tolerance)
	assert.InDelta(t, -0.5*0.6*0.75, reasons[FactorExclusive].Chosen, tolerance, "one shuts 0.6, the other opens 0.75")
	assert.InDelta(t, -0.1*(1+2), reasons[FactorAttention].Chosen, tolerance)
	assert.InDelta(t, -0.1, reasons[FactorAttention].Stay, tolerance)
	assert.Equal(t, -0.2, reasons[FactorSwitching].Chosen)
	assert.Zero(t, reasons[FactorSwitching].Stay)
	leave := chooser.Explain(s, 0, 2)
	require.Equal(t, Option{-1, 1}, chooser.Options[2])
	assert.EqualValues(t, 1, leave.Bloc)
	change := chooser.Explain(s, 0, 3)
	require.Equal(t, Option{0, 1}, chooser.Options[3])
	assert.EqualValues(t, 0, change.Bloc, "a change is told by the bloc that is joined")
	assert.Equal(t, -0.4, sumOf(change.Reasons, FactorSwitching), "two memberships change")
}

// sumOf is a factor's part in the chosen option.
func sumOf(reasons []Reason, factor string) float64 {
	for _, reason := range reasons {
		if reason.Factor == factor {
			return reason.Chosen
		}
	}
	return 0
}
