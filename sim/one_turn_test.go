package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// restless is a reason to change one's mind in every turn: to be in where one is out, and out where one is in.
type restless struct{}

func (restless) About() agents.TermInfo { return agents.TermInfo{Name: "restless"} }

func (restless) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		out[b] = 9
		if s.Actors.Memberships[actor].Has(b) {
			out[b] = -9
		}
	}
}

// fidgets is a still world in which everybody moves whenever its turn comes; nobody has a turn by the rates.
func fidgets(revision sim.Revision) *sim.Model {
	model := still()
	model.Revision = revision
	model.Limits = agents.Limits{Most: 1}
	model.Terms, model.AdmissionTerms = []agents.Registered{{Term: restless{}, Weight: 1}}, nil
	return model
}

// turnsOf lists who moved in each tick.
func turnsOf(t require.TestingT, model *sim.Model, ticks int) []int {
	w, d := after(t, ticks, model)
	var turns []int
	for k, decision := range d.decisions {
		require.Equal(t, agents.Move, decision.Kind)
		require.Equal(t, int32(k+max(0, model.ChoicesFrom)), decision.Tick, "one a tick")
		turns = append(turns, int(decision.Actor))
	}
	require.Len(t, turns, int(w.Tick)-max(0, model.ChoicesFrom))
	return turns
}

func TestOneInTurnGoesRoundInTheOrderOfActors(t *testing.T) {
	model := fidgets(sim.OneInTurn)
	assert.Equal(t, []int{0, 1, 2, 3, 4, 5, 6, 0, 1}, turnsOf(t, model, 9))
	model.ChoicesFrom = 3
	assert.Equal(t, []int{0, 1, 2, 3, 4, 5}, turnsOf(t, model, 9), "the round begins when choices begin")
}

func TestOneAtRandomIsAnybodyWithTheSameProbability(t *testing.T) {
	model := fidgets(sim.OneAtRandom)
	const ticks = 7000
	counts, pairs := make([]float64, 7), make([]float64, 49)
	turns := turnsOf(t, model, ticks)
	for k, actor := range turns {
		counts[actor]++
		if k > 0 {
			pairs[7*turns[k-1]+actor]++
		}
	}
	chiSquare := func(counts []float64) (sum float64) {
		for _, count := range counts {
			expected := float64(ticks) / float64(len(counts))
			sum += (count - expected) * (count - expected) / expected
		}
		return sum
	}
	assert.Less(t, chiSquare(counts), 22.46, "the 0.999 quantile of chi-square with 6 degrees of freedom")
	assert.Less(t, chiSquare(pairs), 84.04, "that with 48, which pairs of turns, one after the other, do not exceed but by luck")
}

func TestANewActorTakesTurnsFromOthersAndMovesNone(t *testing.T) {
	before := turnsOf(t, fidgets(sim.OneAtRandom), 300)
	model := fidgets(sim.OneAtRandom)
	newcomer := agents.Actor{ID: "newcomer", Kind: agents.Firm, Invest: 10, OpennessDeclared: 0.5}
	newcomer.Roles[0] = 1
	model.Actors = append(model.Actors, newcomer)
	taken := 0
	for k, actor := range turnsOf(t, model, 300) {
		if actor == 7 {
			taken++
			continue
		}
		require.Equal(t, before[k], actor)
	}
	assert.InDelta(t, 300.0/8, taken, 23, "four standard deviations")
}

func TestLimitsHoldThroughARun(t *testing.T) {
	for _, revision := range []sim.Revision{sim.Asynchronous, sim.Synchronous, sim.OneAtRandom, sim.OneInTurn} {
		model := sim.Synthetic(40, 5, 3, 1)
		for i := range model.Actors {
			model.Actors[i].Blocs = agents.Memberships(0).With(i % 5)
		}
		model.Parameters.Temperature, model.Parameters.RevisionsPerYear = 2, 12
		model.Parameters.MergeOverlap, model.Parameters.SplitDispersion, model.Parameters.FoundMass, model.Parameters.DissolveMembers = 2, 1, 2, 0
		model.Revision, model.Limits = revision, agents.Limits{Least: 1, Most: 2}
		moved := false
		w, d := after(t, 0, model)
		for range 24 {
			require.NoError(t, w.Step())
			for i, set := range w.Actors.Memberships {
				require.Contains(t, []int{1, 2}, set.Count(), "%s in %v", w.Model.Actors[i].ID, set.List())
				moved = moved || set.Count() == 2
			}
		}
		assert.True(t, moved)
		assert.NotEmpty(t, d.decisions)
	}
}

func TestLimitsAndOrdersMustMakeSense(t *testing.T) {
	for _, limits := range []agents.Limits{{Least: -1}, {Most: -1}, {Least: 2, Most: 1}} {
		model := still()
		model.Limits = limits
		assert.ErrorContains(t, model.Check(), "limits: an actor belongs to at least")
	}
	model := still()
	model.Revision = sim.OneInTurn + 1
	assert.ErrorContains(t, model.Check(), "there is no such order")
}

func TestProbabilitiesAreHowOftenAWorldChooses(t *testing.T) {
	model := fidgets(sim.OneInTurn)
	model.Parameters.Temperature = 8
	model.Parameters.BarOpen = -1e6
	w, _ := after(t, 0, model)
	trial := sim.NewTrial(w)
	options, probabilities := trial.Probabilities(0)
	was := w.Actors.Memberships[0]
	expected := map[agents.Memberships]float64{}
	for o, option := range options {
		expected[option.Apply(was)] = probabilities[o]
	}
	require.Len(t, expected, 3, "to stay, to leave, or the other bloc")
	const runs = 4000
	counts := map[agents.Memberships]float64{}
	for run := range uint64(runs) {
		w.Reset(7, run)
		require.NoError(t, w.Step())
		counts[w.Actors.Memberships[0]]++
	}
	for set, probability := range expected {
		assert.InDelta(t, probability, counts[set]/runs, 0.03, "four standard deviations at most")
	}
}
