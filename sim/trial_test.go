package sim_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

// copyOf is the situation as it is.
func copyOf(s *agents.Situation) *agents.Situation {
	var c agents.Situation
	c.CopyFrom(s)
	return &c
}

func TestMovesOnTrialAreTakenBackToTheBit(t *testing.T) {
	w, _ := after(t, 20, eventful(60, 6, 4, 1))
	world := copyOf(&w.Situation)
	trial := sim.NewTrial(w)
	loaded := copyOf(trial.Situation())
	for round := range 3 {
		moved := 0
		for actor := range w.Keys {
			options, _ := trial.Options(actor)
			if option := options[(7*actor+round)%len(options)]; option.Join >= 0 || option.Leave >= 0 {
				trial.Move(actor, option)
				moved++
			}
		}
		require.NotZero(t, moved)
		require.NotEqual(t, loaded.Blocs, trial.Situation().Blocs)
		// The sums are those that the engine would add up afresh, but for rounding.
		afresh := copyOf(trial.Situation())
		afresh.Pool()
		require.InDeltaSlice(t, afresh.Blocs.Mass, trial.Situation().Blocs.Mass, 1e-12)
		trial.TakeBack()
		now := copyOf(trial.Situation())
		require.Equal(t, loaded.Actors, now.Actors)
		require.Equal(t, loaded.Blocs, now.Blocs)
		require.Equal(t, loaded.States, now.States)
	}
	require.Equal(t, world, copyOf(&w.Situation), "the world is only read")
}

// In a tick in which all choose on the same view, at temperature 0, with no invitations and nobody refused, the moves are those
// that a trial just before says are best.
func TestATrialSeesWhatActorsSee(t *testing.T) {
	model := sim.Synthetic(40, 5, 4, 3)
	p := &model.Parameters
	p.Temperature, p.RevisionsPerYear, p.RecruitsPerYear, p.RecruitResponse = 0, 365, 0, 0
	model.AdmissionTerms = nil
	p.BarOpen, p.BarInvitation = -1, -2
	model.Revision = sim.Synchronous
	expected := map[int32]agents.Memberships{}
	trial := &sim.Trial{}
	foresee := sim.Phase{Name: "foresee", Step: func(w *sim.World) error {
		trial.Load(w)
		clear(expected)
		for actor := range w.Keys {
			options, values := trial.Options(actor)
			if best := slices.Index(values, slices.Max(values)); best != 0 {
				expected[int32(actor)] = options[best].Apply(w.Actors.Memberships[actor])
			}
		}
		return nil
	}}
	at := slices.IndexFunc(model.Phases, func(phase sim.Phase) bool { return phase.Name == "choose" })
	model.Phases = slices.Insert(model.Phases, at, foresee)
	w, err := sim.New(model, 1, 0)
	require.NoError(t, err)
	d := &diary{}
	w.Observe(d)
	moves := 0
	for range 12 {
		d.decisions = nil
		require.NoError(t, w.Step())
		found := map[int32]agents.Memberships{}
		for _, decision := range d.decisions {
			if decision.Kind == agents.Move {
				found[decision.Actor] = decision.To
			}
		}
		require.Equal(t, expected, found)
		moves += len(found)
	}
	assert.Greater(t, moves, 20, "more than half of the forty move")
	// Without terms a candidate is worth 0, and the bar is that of the bloc's rule: even blocs are open, odd ones invite.
	assert.Equal(t, 1.0, trial.Admission(0, 7))
	assert.Equal(t, 2.0, trial.Admission(1, 7))
}

func TestLoadingAWorldAllocatesNothing(t *testing.T) {
	w, _ := after(t, 20, eventful(60, 6, 4, 1))
	trial := sim.NewTrial(w)
	option := agents.Option{Join: 0, Leave: -1}
	assert.Zero(t, testing.AllocsPerRun(10, func() {
		trial.Load(w)
		trial.Move(3, option)
		trial.TakeBack()
	}))
}
