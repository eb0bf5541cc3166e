package sweep

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"entente/sim"
	"entente/sim/random"
)

// purposeSample addresses the draws of samples, which have a source of their own.
const purposeSample = random.PurposeUser

// Verification is what came of running rows of a sweep again.
type Verification struct {
	// Checks are the rows of the sample, in the order of their turns.
	Checks []Check
	// Agreed counts those that agree to the last bit.
	Agreed int
}

// Check is a row that was run again.
type Check struct {
	// Row is its number in the design, Turn when it was run.
	Row, Turn int
	// Differences say what came out otherwise; none if the row agrees to the last bit.
	Differences []string
}

// Verify runs a sample of the rows that a folder holds again, drawn by a seed without replacement, all of them if there are
// not more, and says which agree to the last bit: in the scenario's hash, every estimate and the error. The points come from
// the folder, the models from build.
func Verify(
	ctx context.Context, dir string, sample int, seed uint64, build func(point []float64) (*sim.Model, error),
) (*Verification, error) {
	s, err := Read(dir)
	if err != nil {
		return nil, err
	}
	drawn, err := s.draw(sample, seed)
	if err != nil {
		return nil, err
	}
	v := &Verification{Checks: make([]Check, len(drawn))}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(drawn)))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			r := &runner{build: build, runs: s.Runs, seats: 1, questions: questions{texts: s.Outcomes}}
			for k := next.Add(1) - 1; k < int64(len(drawn)); k = next.Add(1) - 1 {
				r.seed = drawn[k].Seed
				again := Row{Point: slices.Clone(drawn[k].Point)}
				if r.run(ctx, &again) != nil {
					return
				}
				v.Checks[k] = Check{drawn[k].Number, drawn[k].Turn, drawn[k].differences(&again, s.Outcomes)}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("verify sweep %s: %w", dir, err)
	}
	for _, check := range v.Checks {
		if len(check.Differences) == 0 {
			v.Agreed++
		}
	}
	return v, nil
}

// draw takes a sample of the rows that are there: each is taken with the probability that fills the sample with the rows left
// (selection sampling, Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm S).
func (s *Sweep) draw(sample int, seed uint64) ([]Row, error) {
	var drawn []Row
	source, passed := random.New(seed, 0), 0
	err := s.Each(func(row *Row) error {
		uniform := source.Float64(uint64(passed), 0, purposeSample, 0)
		if float64(uniform*float64(s.Done-passed)) < float64(sample-len(drawn)) {
			kept := *row
			kept.Point, kept.Estimates = slices.Clone(row.Point), slices.Clone(row.Estimates)
			drawn = append(drawn, kept)
		}
		passed++
		return nil
	})
	return drawn, err
}
