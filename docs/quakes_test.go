package docs_test

import (
	"context"
	"fmt"
	"slices"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/random"
)

// quakes is a phase in which an earthquake, with a probability of 2 % a month, takes a tenth of the AI capital in a state.
func quakes(state string) sim.Phase {
	return sim.Phase{Name: "quakes", Step: func(w *sim.World) error {
		home := w.State(state)
		if home < 0 {
			return fmt.Errorf("there is no state %s", state)
		}
		// A draw is for somebody, at some time, for a purpose, and has a number. Here one draw strikes all of the state.
		luck := w.Random.Float64(uint64(home), uint64(w.Tick), random.PurposeUser, 0)
		for actor := range w.Actors.Capital {
			if luck < 0.02 && int(w.Actors.Home[actor]) == home {
				w.Actors.Capital[actor] *= 0.9
			}
		}
		return nil
	}}
}

// addPhase prints what earthquakes cost Taiwan.
func addPhase() error {
	model, err := scenarios.Model("article")
	if err != nil {
		return err
	}
	calm, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		return err
	}
	// The phase invest works out what follows from capital, so capital changes before it.
	invest := slices.IndexFunc(model.Phases, func(phase sim.Phase) bool { return phase.Name == "invest" })
	model.Phases = slices.Insert(model.Phases, invest, quakes("TW"))
	shaken, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		return err
	}
	last := calm.Ticks - 1
	for h, state := range calm.States {
		if state.ID == "TW" {
			fmt.Printf("Taiwan has %.2f %% of the world's AI strength, with earthquakes %.2f %%\n",
				100*calm.State(last, h).Strength, 100*shaken.State(last, h).Strength)
		}
	}
	return nil
}
