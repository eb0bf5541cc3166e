package main

import (
	"context"
	"fmt"
	"io"
	"slices"
)

// world is a size of the model, with how many ticks of it are timed after a few that are not.
type world struct{ actors, blocs, ticks int }

const (
	warmTicks   = 3
	temperature = 0.15
)

// worlds are all sizes with all numbers of blocs. Small ones are timed over more ticks, so that a clock can tell.
func worlds(sizes, blocs []int) []world {
	var all []world
	for _, actors := range sizes {
		for _, count := range blocs {
			all = append(all, world{actors, count, min(600, max(12, 60000/actors))})
		}
	}
	return all
}

// row is what came out for an engine in a world; times are nanoseconds per actor and tick, medians over runs. With one thread
// they are of processor time, on which others that use the machine show less; with several, of time passed.
type row struct {
	Engine  string  `json:"engine"`
	Version string  `json:"version,omitempty"`
	Threads int     `json:"threads,omitempty"`
	Actors  int     `json:"actors"`
	Blocs   int     `json:"blocs"`
	Runs    int     `json:"runs"`
	Ticks   int     `json:"ticks"`
	Total   float64 `json:"ns_per_actor_and_tick,omitempty"`
	Low     float64 `json:"ns_lowest,omitempty"`
	High    float64 `json:"ns_highest,omitempty"`
	Choose  float64 `json:"ns_choose,omitempty"`
	// Ratio and ChooseRatio are the engine's time over Entente's with one thread, medians over runs of the same turn.
	Ratio       float64 `json:"times_entente,omitempty"`
	ChooseRatio float64 `json:"times_entente_choose,omitempty"`
	Clock       string  `json:"clock,omitempty"`   // "passed" where times are not of processor time
	Missing     string  `json:"missing,omitempty"` // why there is no number

	key string
}

// contender is an engine that is ready to run.
type contender struct {
	engine
	command []string
	missing error
}

// measure times every engine in a world, by turns.
func measure(ctx context.Context, contenders []contender, w world, runs int, log io.Writer) ([]row, error) {
	processor, passed := clockwise{}, clockwise{}
	rows := make([]row, len(contenders))
	for k, c := range contenders {
		rows[k] = row{Engine: c.name, Actors: w.actors, Blocs: w.blocs, Runs: runs, key: c.key}
		if c.missing != nil {
			rows[k].Missing, rows[k].Runs = c.missing.Error(), 0
		}
	}
	for turn := range runs {
		fmt.Fprintf(log, "%d actors, %d blocs: turn %d of %d\n", w.actors, w.blocs, turn+1, runs)
		for k, c := range contenders {
			if c.missing != nil {
				continue
			}
			ticks := w.ticks
			if c.mostTicks > 0 && w.actors >= 100_000 {
				ticks = min(ticks, c.mostTicks)
			}
			out, err := run(ctx, c.engine, c.command, task{w.actors, w.blocs, warmTicks, ticks, uint64(turn + 1), temperature})
			if err != nil {
				return nil, err
			}
			rows[k].Version, rows[k].Threads, rows[k].Ticks = out.Version, out.Threads, ticks
			each := 1e9 / float64(w.actors*ticks)
			processor.add(c.key, out.Seconds*each, out.Choose*each)
			passed.add(c.key, out.Passed*each, out.PassedChoose*each)
		}
	}
	for k := range rows {
		by, key := processor, rows[k].key
		if rows[k].Threads > 1 {
			by, rows[k].Clock = passed, "passed"
		}
		own := by[key]
		if len(own.all) == 0 {
			continue
		}
		rows[k].Total, rows[k].Choose = median(own.all), median(own.choose)
		rows[k].Low, rows[k].High = slices.Min(own.all), slices.Max(own.all)
		rows[k].Ratio = median(ratios(own.all, by[reference].all))
		rows[k].ChooseRatio = median(ratios(own.choose, by[reference].choose))
	}
	return rows, nil
}

// clockwise are times by one clock, of each engine by turn.
type clockwise map[string]struct{ all, choose []float64 }

func (c clockwise) add(key string, all, choose float64) {
	own := c[key]
	own.all, own.choose = append(own.all, all), append(own.choose, choose)
	c[key] = own
}

// ratios are those of the runs of each turn.
func ratios(of, to []float64) []float64 {
	each := make([]float64, min(len(of), len(to)))
	for k := range each {
		each[k] = of[k] / to[k]
	}
	return each
}

// median is the middle number, or the mean of the two in the middle; 0 of none.
func median(numbers []float64) float64 {
	if len(numbers) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(numbers))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
