package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// pair is a term that likes blocs with exactly one member, and whatever one already belongs to.
type pair struct{}

func (pair) About() agents.TermInfo { return agents.TermInfo{Name: "pair"} }

func (pair) Fill(s *agents.Situation, actor int, out []float64) {
	for b := range out {
		out[b] = -2
		if s.Actors.Memberships[actor].Has(b) || s.Blocs.Members[b] == 1 {
			out[b] = 2
		}
	}
}

// courtship is still, but that the memory firm is alone in the commons, and the carrier and the maker reconsider in every
// tick by the term pair alone.
func courtship(revision sim.Revision) *sim.Model {
	model := still()
	model.Revision = revision
	model.Parameters.RevisionsPerYear = 12
	model.Terms = []agents.Registered{{Term: pair{}, Weight: 1}}
	model.AdmissionTerms = nil
	model.Actors[2].Blocs = 0b001
	return model
}

func TestAsynchronousActorsSeeWhatOthersHaveDone(t *testing.T) {
	came := map[int]int{}
	for seed := range uint64(40) {
		w, err := sim.New(courtship(sim.Asynchronous), seed, 0)
		require.NoError(t, err)
		require.NoError(t, w.Step())
		joined := members(w, 1)
		require.Len(t, joined, 2, "the first to come finds one member, all others two")
		for _, actor := range joined {
			came[actor]++
		}
	}
	assert.Equal(t, 40, came[3])
	// Firms 0, 1, 2, 4, 5 and the government are equally likely to be first. That one of them never is in 40 runs has a
	// probability of 6 · (5/6)^40 = 0.004; the seeds are fixed.
	assert.Len(t, came, 7, "the order is drawn anew: %v", came)
}

func TestSynchronousActorsAllSeeTheSame(t *testing.T) {
	w, d := after(t, 1, courtship(sim.Synchronous))
	assert.Equal(t, []int{0, 1, 2, 3, 4, 5, 6}, members(w, 1), "all find one member")
	var order []int32
	for _, decision := range d.decisions {
		assert.Equal(t, agents.Move, decision.Kind)
		order = append(order, decision.Actor)
	}
	assert.Equal(t, []int32{0, 1, 2, 4, 5, 6}, order, "in the order of actors")
}

func TestRefusedActorsDoNotMove(t *testing.T) {
	for _, revision := range []sim.Revision{sim.Asynchronous, sim.Synchronous} {
		model := courtship(revision)
		model.Parameters.BarOpen = 1 // and nobody is worth anything, as there are no terms of admission
		w, d := after(t, 1, model)
		assert.Equal(t, []int{3}, members(w, 1))
		assert.Len(t, d.decisions, 6)
		for _, decision := range d.decisions {
			assert.Equal(t, agents.Refusal, decision.Kind, "a refused move is told as a refusal, and as nothing else")
		}
	}
}

func TestInvitedActorsWhoStayAreToldOf(t *testing.T) {
	for _, revision := range []sim.Revision{sim.Asynchronous, sim.Synchronous} {
		model := at(still(), 0, sim.InviteToBloc{Bloc: 0, Actors: []int{5}})
		model.Revision, model.Terms = revision, nil
		_, d := after(t, 1, model)
		require.Len(t, d.decisions, 1)
		assert.Equal(t, agents.Declined, d.decisions[0].Kind)
	}
}
