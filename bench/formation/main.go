// Program formation does the task of Mesa's example of alliance formation by Entente: it values every pair of agents by the
// Shapley value and keeps each agent's best. It reads the agents that Mesa has drawn, as JSON with power and position, and
// prints pairs in the same form with the seconds of processor time it took.
//
//	formation REPEATS < agents.json
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"entente/bench/clock"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "formation:", err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("%d arguments, not 1", len(os.Args)-1)
	}
	var repeats int
	if _, err := fmt.Sscan(os.Args[1], &repeats); err != nil || repeats < 1 {
		return fmt.Errorf("%q is no number of repeats", os.Args[1])
	}
	var given struct{ Power, Position []float64 }
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		return fmt.Errorf("read the agents: %w", err)
	}
	if len(given.Power) != len(given.Position) {
		return fmt.Errorf("%d powers for %d positions", len(given.Power), len(given.Position))
	}
	var formed []alliance
	now := clock.Start().Now
	began := now()
	for range repeats {
		var err error
		if formed, err = form(given.Power, given.Position); err != nil {
			return err
		}
	}
	seconds := now().Minus(began).Processor.Seconds() / float64(repeats)
	pairs, worths := make([][2]int, len(formed)), make([]float64, len(formed))
	for k, alliance := range formed {
		pairs[k], worths[k] = alliance.pair, alliance.worth
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"seconds": seconds, "pairs": pairs, "worth": worths})
}
