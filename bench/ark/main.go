// Program ark runs the model of docs/bench-spec.md with the entity component system Ark.
//
//	ark ACTORS BLOCS WARM TICKS SEED TEMPERATURE THREADS METHOD
package main

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"os"
	"runtime/debug"
	"time"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "ark:", err)
		os.Exit(1)
	}
}

func run() error {
	var actors, blocs, warm, ticks int
	var seed uint64
	var temperature float64
	for k, into := range []any{&actors, &blocs, &warm, &ticks, &seed, &temperature} {
		if len(os.Args) < 9 {
			return fmt.Errorf("%d arguments, not 8", len(os.Args)-1)
		}
		if _, err := fmt.Sscan(os.Args[k+1], into); err != nil {
			return fmt.Errorf("argument %d, %q: %w", k+1, os.Args[k+1], err)
		}
	}
	m := NewModel(actors, blocs, seed, temperature)
	var choosing time.Duration
	began := processorTime()
	for tick := range warm + ticks {
		if tick == warm {
			began, choosing = processorTime(), 0
		}
		m.invest()
		m.sell()
		from := processorTime()
		m.choose()
		choosing += processorTime() - from
	}
	seconds := (processorTime() - began).Seconds()
	members, masses, shares := make([]float64, blocs), make([]float64, blocs), make([]float64, blocs)
	query := m.pooling.Query()
	for query.NextTable() {
		_, money, sales, memberships := query.GetColumns()
		for i := range memberships {
			for set := memberships[i].Set; set != 0; set &= set - 1 {
				b := bits.TrailingZeros64(set)
				members[b] += 1 / float64(actors)
				masses[b] += money[i].Mass
				shares[b] += sales[i].Share / float64(bits.OnesCount64(memberships[i].Set))
			}
		}
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{
		"version": arkVersion(), "threads": 1, "seconds": seconds, "choose": choosing.Seconds(),
		"members": members, "mass": masses, "share": shares,
	})
}

func arkVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "github.com/mlange-42/ark" {
				return module.Version
			}
		}
	}
	return "unknown"
}
