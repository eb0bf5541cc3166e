package docs_test

import (
	"context"
	"fmt"

	"entente/agents"
	"entente/sim"
)

// census is an observer: it counts the months that an actor spends in a bloc, and its own moves into it.
type census struct {
	actor, bloc int
	months      int
	joins       int
}

// Tick is called at the end of every tick. An observer looks at the world and never changes it.
func (c *census) Tick(w *sim.World) error {
	if w.Actors.Memberships[c.actor].Has(c.bloc) {
		c.months++
	}
	return nil
}

// Decision is called for every decision, with its reasons. An observer need not have it: then nobody works reasons out.
func (c *census) Decision(_ *sim.World, decision agents.Decision) {
	joins := !decision.From.Has(c.bloc) && decision.To.Has(c.bloc)
	if decision.Kind == agents.Move && int(decision.Actor) == c.actor && joins {
		c.joins++
	}
}

// addObserver prints what the census finds in 100 runs. One world serves them all.
func addObserver() error {
	w, err := sim.New(crossroads(), 1, 0)
	if err != nil {
		return err
	}
	census := &census{actor: w.Actor("chipmaker"), bloc: w.Bloc("citadel")}
	w.Observe(census)
	const runs = 100
	for run := range uint64(runs) {
		w.Reset(1, run)
		if err := w.Run(context.Background()); err != nil {
			return err
		}
	}
	fmt.Printf("in %d runs the chip maker joins the citadel %d times and is in it for %.1f of %d months on average\n",
		runs, census.joins, float64(census.months)/runs, w.Model.Calendar.Ticks())
	return nil
}
