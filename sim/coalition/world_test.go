package coalition_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
	"entente/sim/coalition"
)

// worldOf runs a made-up world for some ticks.
func worldOf(t require.TestingT, actors, blocs, ticks int, seed uint64) *sim.World {
	w, err := sim.New(sim.Synthetic(actors, blocs, 2, seed), seed, 0)
	require.NoError(t, err)
	for range ticks {
		require.NoError(t, w.Step())
	}
	return w
}

// refreshed is a copy of a world's situation with what the phase choose works out first.
func refreshed(w *sim.World) *agents.Situation {
	var s agents.Situation
	s.CopyFrom(&w.Situation)
	for bloc := range s.Used {
		s.RefreshLeaders(bloc)
	}
	s.RefreshConflict(costsOf(w))
	for actor, set := range s.Actors.Invited {
		for _, bloc := range set.List() {
			if s.Actors.InvitedUntil[actor*s.Slots+bloc] < s.Tick || !s.Blocs.Active[bloc] {
				s.Actors.Invited[actor] = s.Actors.Invited[actor].Without(bloc)
			}
		}
	}
	return &s
}

func costsOf(w *sim.World) agents.Costs {
	p := &w.Model.Parameters
	return agents.Costs{Attention: p.Attention, Switching: p.Switching, Openness: p.OpennessConflict, Hostility: p.HostilityConflict, Exclusive: p.Exclusivity}
}

// worthIn is what an actor's memberships are worth, term by term and pair by pair, straight from the definition.
func worthIn(w *sim.World, s *agents.Situation, actor int) float64 {
	set, p := s.Actors.Memberships[actor].List(), &w.Model.Parameters
	worth, row := 0.0, make([]float64, s.Used)
	for _, term := range w.Model.Terms {
		term.Term.Fill(s, actor, row)
		for _, bloc := range set {
			worth += term.Weight * row[bloc]
		}
	}
	for k, a := range set {
		worth -= p.Attention * float64(k+1)
		for _, b := range set[:k] {
			distance := (s.Blocs.Openness[a] - s.Blocs.Openness[b]) / p.OpennessTolerance
			worth -= p.OpennessConflict * distance * distance
			worth -= p.HostilityConflict * s.Blocs.Hostility[a*s.Slots+b]
			worth -= p.Exclusivity * (s.Blocs.Exclusivity[a]*s.Blocs.Openness[b] + s.Blocs.Exclusivity[b]*s.Blocs.Openness[a])
		}
	}
	return worth
}

// bestJoint goes over all joint moves one actor after another: out, in on top, in for one of the others. It returns the greatest
// least gain and how many moves there are.
func bestJoint(w *sim.World, s *agents.Situation) (best float64, count int) {
	best = math.Inf(-1)
	type step struct{ actor, join, leave int }
	judge := func(steps []step) {
		count++
		var moved agents.Situation
		moved.CopyFrom(s)
		for _, step := range steps {
			if step.leave >= 0 {
				moved.Withdraw(step.actor, step.leave)
			}
			if step.join >= 0 {
				moved.Enrol(step.actor, step.join)
			}
		}
		moved.Pool() // all sums afresh
		least := math.Inf(1)
		for _, step := range steps {
			cost := w.Model.Parameters.Switching
			if step.join >= 0 && step.leave >= 0 {
				cost *= 2
			}
			least = min(least, worthIn(w, &moved, step.actor)-worthIn(w, s, step.actor)-cost)
		}
		best = max(best, least)
	}
	for bloc := range s.Used {
		if !s.Blocs.Active[bloc] {
			continue
		}
		for _, entering := range []bool{true, false} {
			var extend func(actor int, steps []step)
			extend = func(actor int, steps []step) {
				if actor == len(s.Actors.Mass) {
					if len(steps) > 0 {
						judge(steps)
					}
					return
				}
				extend(actor+1, steps)
				set := s.Actors.Memberships[actor]
				if set.Has(bloc) == entering {
					return
				}
				if !entering {
					extend(actor+1, append(steps[:len(steps):len(steps)], step{actor, -1, bloc}))
					return
				}
				extend(actor+1, append(steps[:len(steps):len(steps)], step{actor, bloc, -1}))
				for _, leave := range set.List() {
					extend(actor+1, append(steps[:len(steps):len(steps)], step{actor, bloc, leave}))
				}
			}
			extend(0, nil)
		}
	}
	return best, count
}

// The core of small worlds is what going over all joint moves says, with worths worked out from the definition and sums afresh;
// and a search in part never says otherwise.
func TestTheCoreOfAWorldAgreesWithBruteForce(t *testing.T) {
	unstable, found := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		w := worldOf(t, rapid.IntRange(2, 5).Draw(t, "actors"), rapid.IntRange(1, 3).Draw(t, "blocs"), rapid.IntRange(0, 30).Draw(t, "ticks"), rapid.Uint64Range(0, 1000).Draw(t, "seed"))
		best, count := bestJoint(w, refreshed(w))
		e := coalition.Examine(w)
		verdict := e.Core(coalition.JointSearch{Exact: 1 << 20})
		require.Equal(t, count, verdict.Looked)
		require.InDelta(t, -best, verdict.Slack, 1e-9)
		if math.Abs(best) > 1e-9 {
			require.Equal(t, best > 0, verdict.Finding == coalition.Unstable)
		}
		part := e.Core(coalition.JointSearch{Exact: -1, Most: 500})
		require.Equal(t, count == 0, part.Finding == coalition.Stable, "only where there is no joint move at all")
		require.GreaterOrEqual(t, part.Slack, verdict.Slack-1e-9, "but for rounding: sums were taken in another order")
		if verdict.Finding == coalition.Unstable {
			unstable++
			if part.Finding == coalition.Unstable {
				found++
			}
		}
	})
	t.Logf("the search in part found %d of %d blocked worlds", found, unstable)
	assert.NotZero(t, unstable)
	assert.Equal(t, unstable, found)
}

// Nash and individual verdicts are what the engine's chooser and judge say of every option.
func TestMovesOfAWorldAgreeWithTheChooser(t *testing.T) {
	quick := &coalition.Examiner{}
	rapid.Check(t, func(t *rapid.T) {
		w := worldOf(t, rapid.IntRange(2, 20).Draw(t, "actors"), rapid.IntRange(1, 4).Draw(t, "blocs"), rapid.IntRange(0, 60).Draw(t, "ticks"), rapid.Uint64Range(0, 1000).Draw(t, "seed"))
		requireVerdicts(t, w, quick)
	})
	// Worlds that are always the same, so that it does not hang on luck whether every case is met.
	kinds := map[[2]bool]int{}
	for seed := range uint64(200) {
		kinds[requireVerdicts(t, worldOf(t, 12, 3, 30, seed), quick)]++
	}
	assert.Len(t, kinds, 3, "all three combinations come up: %v", kinds)
}

// requireVerdicts compares the verdicts on a world with what the chooser and the judge say, and gives them back.
func requireVerdicts(t require.TestingT, w *sim.World, quick *coalition.Examiner) [2]bool {
	s, p := refreshed(w), &w.Model.Parameters
	chooser, judge := agents.NewChooser(w.Model.Terms, s.Slots), agents.NewJudge(w.Model.AdmissionTerms)
	chooser.Costs = costsOf(w)
	judge.Bars = agents.Bars{Open: p.BarOpen, Invitation: p.BarInvitation, StateLed: p.BarStateLed}
	nash, individual, best := true, true, math.Inf(-1)
	for actor := range s.Actors.Mass {
		chooser.Consider(s, actor)
		for o, option := range chooser.Options {
			if o > 0 {
				best = max(best, chooser.Values[o])
			}
			if chooser.Values[o] > 0 {
				nash = false
				if option.Join < 0 || judge.Admits(s, int(option.Join), actor, 0) { // the judge's temperature is 0
					individual = false
				}
			}
		}
	}
	e := coalition.Examine(w)
	byNash, byIndividual := e.Nash(), e.Individual()
	require.Equal(t, nash, byNash.Finding == coalition.Stable)
	require.Equal(t, 0-best, byNash.Slack)
	require.Equal(t, individual, byIndividual.Finding == coalition.Stable)
	if !nash {
		require.Equal(t, best, byNash.Witness.Gain)
	}
	if !individual {
		require.Positive(t, byIndividual.Witness.Gain)
		require.GreaterOrEqual(t, byIndividual.Witness.Admission, 0.0)
	}
	quickNash, quickIndividual := quick.Stable(w)
	require.Equal(t, [2]bool{nash, individual}, [2]bool{quickNash, quickIndividual})
	return [2]bool{nash, individual}
}

func TestAskingForStabilityAllocatesNothing(t *testing.T) {
	model := sim.Synthetic(60, 5, 6, 1)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	e := &coalition.Examiner{}
	run := uint64(0)
	whole := func() {
		run++
		w.Reset(1, run%3)
		for range 24 {
			if err := w.Step(); err != nil {
				panic(err)
			}
		}
		e.Stable(w)
	}
	model.Parameters.SplitDispersion, model.Parameters.FoundMass = 1, 2 // no bloc arises, whose names the engine would allocate
	for range 3 {
		whole()
	}
	assert.Zero(t, testing.AllocsPerRun(6, whole))
}

// A run of a world that is examined in every tick is the same as one that is not.
func TestExaminingLeavesNoTrace(t *testing.T) {
	var hashes []string
	for _, examined := range []bool{false, true} {
		model := sim.Synthetic(20, 4, 3, 2)
		w, err := sim.New(model, 1, 0)
		require.NoError(t, err)
		recorder := sim.NewRecorder(w)
		w.Observe(recorder)
		for range model.Calendar.Ticks() {
			require.NoError(t, w.Step())
			if examined {
				e := coalition.Examine(w)
				e.Nash()
				e.Core(coalition.JointSearch{Exact: 16, Most: 50})
			}
		}
		hashes = append(hashes, recorder.Record().SHA256())
	}
	assert.Equal(t, hashes[0], hashes[1])
}
