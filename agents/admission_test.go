package agents

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// testBars are bars of a usual size.
var testBars = Bars{Open: -1, Invitation: 0.5, StateLed: 1}

// judgeOf weighs with weights of its own, so that a change of the defaults moves nothing: 1, and half for capital, states and secrecy, and twice for rivals and controls.
func judgeOf(temperature float64) *Judge {
	terms := AdmissionTerms()
	for k := range terms {
		terms[k].Weight = map[AdmissionTerm]float64{Resources{}: 0.5, LeaderAlignment{}: 0.5, Secrecy{}: 0.5, LeaderRivalry{}: 2, Barrier{}: 2}[terms[k].Term]
		if terms[k].Weight == 0 {
			terms[k].Weight = 1
		}
	}
	judge := NewJudge(terms)
	judge.Bars, judge.Temperature = testBars, temperature
	return judge
}

func TestTheBarFollowsTheRule(t *testing.T) {
	people := []person{{home: 0, roles: does(Chips)}, {home: 1, roles: does(Chips), invited: set(0, 1, 2)}, {home: 1, roles: does(Chips)}}
	s := situationOf([]place{{}, {}}, people, []club{{admission: Open}, {admission: ByInvitation}, {admission: StateLed, state: 0}})
	judge := judgeOf(0)
	for _, test := range []struct {
		bloc, candidate int
		bar             float64
	}{
		{0, 0, -1}, {0, 1, -1}, // open: the same for anyone
		{1, 1, 0}, {1, 0, 0.5}, // by invitation
		{2, 0, 0}, {2, 1, 0}, {2, 2, 1}, // of the state, invited, neither
	} {
		assert.Equal(t, test.bar, judge.Bar(s, test.bloc, test.candidate), "%+v", test)
	}
}

func TestAdmissionIsALogit(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips), mass: 1}}, []club{{admission: ByInvitation, wants: RoleWeights{Chips: 0.3}}})
	judge := judgeOf(0.4)
	margin := judge.Worth(s, 0, 0) - 0.5
	require.InDelta(t, 0.3+0.5/1.01-0.5, margin, tolerance, "wanted 0.3, capital 1/(1+0.01) at weight 0.5, the bar")
	source := rand.New(rand.NewPCG(5, 6))
	const draws = 200_000
	taken := 0
	for range draws {
		if judge.Admits(s, 0, 0, source.Uint64()) {
			taken++
		}
	}
	p := 1 / (1 + math.Exp(-margin/0.4))
	assert.InDelta(t, p, float64(taken)/draws, 4*math.Sqrt(p*(1-p)/draws), "four standard errors")
	judge.Temperature = 0
	assert.True(t, judge.Admits(s, 0, 0, 0), "the margin decides")
	s.Row(s.Blocs.Wants, int(Chips))[0] = 0
	s.Refresh(0)
	assert.False(t, judge.Admits(s, 0, 0, ^uint64(0)), "luck does not count at temperature 0")
}

func TestExportControlsBlockACandidate(t *testing.T) {
	people := []person{{home: 0, roles: does(Models), mass: 0.5, blocs: set(0)}, {home: 1, roles: does(Chips), mass: 0.5}}
	clubs := []club{{admission: Open, wants: does(Chips), leaders: []int32{0}}}
	free := situationOf([]place{{}, {}}, people, clubs)
	judge := judgeOf(0)
	require.True(t, judge.Admits(free, 0, 1, 0))
	for _, control := range []Control{{State: 1, Strength: 1}, {State: -1, Actors: []int{1}, Strength: 1}} {
		banned := situationOf([]place{{controls: []Control{control}, alignment: []float64{1, -1}}, {alignment: []float64{-1, 1}}}, people, clubs)
		// −2 for the ban, −0.5 for the states, +1 for chips and near 0.5 for capital: about −1.02, below −1.
		require.False(t, judge.Admits(banned, 0, 1, 0))
		refusal := judge.ExplainRefusal(banned, 0, 1, 0)
		assert.Equal(t, Refusal, refusal.Kind)
		assert.Contains(t, refusal.Reasons, Reason{"barrier", 0, -2, -2})
		assert.Contains(t, refusal.Reasons, Reason{FactorBar, 0, 1, 1})
		require.NotEmpty(t, refusal.Flips)
		assert.Equal(t, set(0), refusal.Flips[0].Instead)
	}
}

func TestRefusalsAreExplained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		candidate := rapid.IntRange(0, len(s.Actors.Mass)-1).Draw(t, "candidate")
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		judge := judgeOf(rapid.SampledFrom([]float64{0, 0.15, 1}).Draw(t, "temperature"))
		shock := rapid.Uint64().Draw(t, "shock")
		refusal := judge.ExplainRefusal(s, bloc, candidate, shock)
		refusing, admitting, _ := sums(refusal.Reasons)
		require.Zero(t, refusing)
		if math.Abs(admitting) > 1e-9 {
			require.Equal(t, admitting >= 0, judge.Admits(s, bloc, candidate, shock), "the reasons decide")
		}
		require.Equal(t, s.Actors.Memberships[candidate], refusal.To)
		if admitting < 0 {
			requireJudgeFlips(t, judge, s, refusal, -admitting)
		}
	})
}

// requireJudgeFlips checks that each flip, once its input is put into the situation, moves the worth by the gap, and that it
// is within the input's bounds.
func requireJudgeFlips(t *rapid.T, judge *Judge, s *Situation, decision Decision, gap float64) {
	bloc, candidate := int(decision.Bloc), int(decision.Actor)
	told := map[string]bool{}
	for at, flip := range decision.Flips {
		told[flip.Factor] = true
		require.True(t, at == 0 || decision.Flips[at-1].Distance <= flip.Distance)
		require.GreaterOrEqual(t, flip.To, flip.Input.Low)
		require.LessOrEqual(t, flip.To, flip.Input.High)
		require.InDelta(t, 0.5, flip.Distance, 0.5)
		var changed Situation
		changed.CopyFrom(s)
		putInput(&changed, bloc, candidate, flip.Factor, flip.To)
		require.InDelta(t, gap, judge.Worth(&changed, bloc, candidate)-judge.Worth(s, bloc, candidate), 1e-9, flip.Factor)
	}
	require.Equal(t, len(decision.Flips), len(told), "each factor once")
}

func TestInvitationsAreExplained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSituation(t)
		bloc := rapid.IntRange(0, s.Used-1).Draw(t, "bloc")
		judge := judgeOf(rapid.SampledFrom([]float64{0, 0.3}).Draw(t, "temperature"))
		n := len(s.Actors.Mass)
		shocks := rapid.SliceOfN(rapid.Uint64(), n, n).Draw(t, "shocks")
		worths := make([]float64, n)
		for i := range worths {
			worths[i] = judge.Worth(s, bloc, i)
		}
		best := Choose(worths, shocks, judge.Temperature)
		rival, second := -1, math.Inf(-1)
		for i := range worths {
			if score := Score(worths[i], shocks[i], judge.Temperature); i != best && score > second {
				rival, second = i, score
			}
		}
		pair := [2]uint64{shocks[best], shocks[max(rival, 0)]}
		invitation := judge.ExplainInvitation(s, bloc, best, rival, pair)
		require.Equal(t, Invitation, invitation.Kind)
		require.EqualValues(t, rival, invitation.Rival)
		chosen, stay, runnerUp := sums(invitation.Reasons)
		require.InDelta(t, Score(worths[best], shocks[best], judge.Temperature), chosen, 1e-9)
		require.Zero(t, stay)
		gap := -worths[best] // a candidate worth less than nothing is not invited, whatever its luck
		if rival >= 0 {
			require.InDelta(t, second, runnerUp, 1e-9)
			require.LessOrEqual(t, runnerUp, chosen+1e-9)
			gap = max(gap, runnerUp-chosen)
		}
		if worths[best] >= 0 {
			requireJudgeFlips(t, judge, s, invitation, gap)
		}
	})
}

func TestAnOnlyCandidateIsInvitedForItsWorth(t *testing.T) {
	s := situationOf([]place{{}}, []person{{roles: does(Chips)}}, []club{{wants: RoleWeights{Chips: 0.4}}})
	invitation := judgeOf(0).ExplainInvitation(s, 0, 0, -1, [2]uint64{})
	to := map[string]float64{}
	for _, flip := range invitation.Flips {
		to[flip.Factor] = flip.To
	}
	require.Contains(t, to, "wanted")
	assert.InDelta(t, 0, to["wanted"], tolerance, "had it not been wanted, it would not have been invited")
	assert.NotContains(t, to, "barrier", "there is no control between a home and itself to be stronger")
	assert.NotContains(t, to, "resources", "it cannot bring less than nothing")
}
