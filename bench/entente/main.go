// Program entente runs the model of docs/bench-spec.md by Entente and prints how long it took and what came out.
//
//	entente ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD
//
// With 0 threads a world has as many workers as it would by default. There is one METHOD, and its name does not matter.
package main

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"runtime"

	"entente/bench/clock"
	"entente/sim"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "entente:", err)
		os.Exit(1)
	}
}

func run() error {
	var actors, blocs, warm, ticks, threads int
	var seed uint64
	var temperature float64
	for k, into := range []any{&actors, &blocs, &warm, &ticks, &seed, &temperature, &threads} {
		if len(os.Args) < 9 {
			return fmt.Errorf("%d arguments, not 8", len(os.Args)-1)
		}
		if _, err := fmt.Sscan(os.Args[k+1], into); err != nil {
			return fmt.Errorf("argument %d, %q: %w", k+1, os.Args[k+1], err)
		}
	}
	now := clock.Start().Now
	model := allianceChoice(actors, blocs, warm+ticks, temperature)
	var choosing, began clock.Spent
	for k, phase := range model.Phases {
		if phase.Name == "choose" {
			model.Phases[k].Step = func(w *sim.World) error {
				from := now()
				err := phase.Step(w)
				choosing = choosing.Plus(now().Minus(from))
				return err
			}
		}
	}
	world, err := sim.New(model, seed, 0)
	if err != nil {
		return fmt.Errorf("make the world: %w", err)
	}
	if threads > 0 {
		world.Workers = threads
	}
	for tick := range warm + ticks {
		if tick == warm {
			began, choosing = now(), clock.Spent{}
		}
		if err := world.Step(); err != nil {
			return err
		}
	}
	took := now().Minus(began)
	members := make([]float64, blocs)
	for b, count := range world.Blocs.Members {
		members[b] = float64(count) / float64(actors)
	}
	shares := make([]float64, blocs)
	for i, set := range world.Actors.Memberships {
		for rest := uint64(set); rest != 0; rest &= rest - 1 {
			shares[bits.TrailingZeros64(rest)] += world.Actors.Share[i] / float64(set.Count())
		}
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"version": runtime.Version(), "threads": world.Workers, "seconds": took.Processor.Seconds(), "choose": choosing.Processor.Seconds(),
		"passed": took.Passed.Seconds(), "passedChoose": choosing.Passed.Seconds(),
		"members": members, "mass": world.Blocs.Mass, "share": shares,
	})
}
