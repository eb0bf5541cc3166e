package sim_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/agents"
	"entente/sim"
)

// Random numbers are keyed by actor, so that somebody who does not matter changes nobody's luck: an actor without capital, from
// a state that bans all trade with everybody, at the end of a list that is short enough for blocs to look at every candidate.
func TestUnrelatedActorChangesNobodysChoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		actors, blocs, states := rapid.IntRange(8, 40).Draw(t, "actors"), rapid.IntRange(1, 6).Draw(t, "blocs"), rapid.IntRange(1, 4).Draw(t, "states")
		model, seed := rapid.Uint64().Draw(t, "model"), rapid.Uint64().Draw(t, "seed")
		without := sim.Synthetic(actors, blocs, states, model)
		with := sim.Synthetic(actors, blocs, states, model)
		with.Name = without.Name
		// Both have the hermit's state, so that the tables of states are alike.
		for _, m := range []*sim.Model{without, with} {
			hermitage := agents.State{ID: "hermitage", Government: -1}
			for h := range states {
				m.States[h].Policy.Alignment = append(m.States[h].Policy.Alignment, -1)
				hermitage.Policy.Alignment = append(hermitage.Policy.Alignment, -1)
				hermitage.Policy.Controls = append(hermitage.Policy.Controls, agents.Control{State: h, Strength: 1})
			}
			hermitage.Policy.Alignment = append(hermitage.Policy.Alignment, 1)
			m.States = append(m.States, hermitage)
		}
		hermit := agents.Actor{ID: "hermit", Kind: agents.Institution, Home: states, OpennessDeclared: 0.5}
		hermit.Roles[agents.Research] = 1
		with.Actors = append(with.Actors, hermit)

		one, err := sim.Run(t.Context(), without, seed, 0)
		require.NoError(t, err)
		other, err := sim.Run(t.Context(), with, seed, 0)
		require.NoError(t, err)
		for tick := range one.Ticks {
			for i := range actors {
				require.Equal(t, *one.Actor(tick, i), *other.Actor(tick, i), "actor %d in tick %d", i, tick)
			}
		}
	})
}
