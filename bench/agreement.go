package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
)

// Two engines do the same work where they come to the same results. At temperature 0 there is no luck, and every number must be
// the same up to rounding. At the temperature of the model engines draw random numbers of their own, and means over seeds must
// be as near as luck lets them.
const (
	// exactTolerance is how far a bloc's share may differ at temperature 0.
	exactTolerance = 1e-9
	// luckTolerance is how many standard errors the means of a bloc's share may lie apart. Of 240 such comparisons with 40 seeds
	// each, one lies over 5 by chance once in some 1,000 times; seeds are always the same, so that a run repeats the last.
	luckTolerance = 5
	// leastError is a standard error that luck may fall short of where a share hardly varies: a thousandth of an actor in 1,000.
	leastError = 1e-6

	luckSeeds = 40
	luckTicks = 21
)

// agreement is how far an engine's results lie from Entente's.
type agreement struct {
	Engine  string  `json:"engine"`
	Exact   float64 `json:"largest_difference_without_luck"`
	Luck    float64 `json:"largest_difference_of_means"`
	Errors  float64 `json:"the_same_in_standard_errors"`
	Seeds   int     `json:"seeds"`
	Missing string  `json:"missing,omitempty"`
}

// agree compares every engine with Entente: without luck at the sizes given, and with luck at 1,000 actors and 16 blocs. The error
// names every engine that differs by more than the tolerance.
func agree(ctx context.Context, contenders []contender, all []world, log io.Writer) ([]agreement, error) {
	means := task{actors: 1000, blocs: 16, warm: warmTicks, ticks: luckTicks, temperature: temperature}
	found := make([]agreement, len(contenders))
	expected, expectedLuck := map[world]outcome{}, luck{}
	for k, c := range contenders {
		found[k] = agreement{Engine: c.name, Seeds: luckSeeds}
		if c.missing != nil {
			found[k].Missing = c.missing.Error()
			continue
		}
		fmt.Fprintf(log, "agreement: %s\n", c.name)
		for _, w := range all {
			w.ticks = 12
			if c.mostTicks > 0 && w.actors >= 100_000 {
				continue // the same code has been compared at smaller sizes
			}
			out, err := run(ctx, c.engine, c.command, task{w.actors, w.blocs, warmTicks, w.ticks, 1, 0})
			if err != nil {
				return nil, err
			}
			if c.key == reference {
				expected[w] = out
			}
			for q, shares := range out.shares() {
				for b, share := range shares {
					found[k].Exact = max(found[k].Exact, math.Abs(share-expected[w].shares()[q][b]))
				}
			}
		}
		drawn, err := drawLuck(ctx, c, means)
		if err != nil {
			return nil, err
		}
		if c.key == reference {
			expectedLuck = drawn
		}
		for q := range drawn {
			for b := range drawn[q] {
				own, other := drawn[q][b], expectedLuck[q][b]
				apart := math.Abs(own.mean - other.mean)
				found[k].Luck = max(found[k].Luck, apart)
				found[k].Errors = max(found[k].Errors, apart/max(leastError, math.Hypot(own.err, other.err)))
			}
		}
	}
	return found, judge(found)
}

// judge names every engine that differs by more than the tolerance.
func judge(found []agreement) error {
	var problems []error
	for _, f := range found {
		switch {
		case f.Missing != "":
		case !(f.Exact <= exactTolerance):
			problems = append(problems, fmt.Errorf("%s: a share differs from Entente's by %.3g without luck", f.Engine, f.Exact))
		case !(f.Errors <= luckTolerance):
			problems = append(problems, fmt.Errorf("%s: the means of a share lie %.1f standard errors from Entente's", f.Engine, f.Errors))
		}
	}
	return errors.Join(problems...)
}

// shares are the three shares of blocs.
func (o outcome) shares() [3][]float64 { return [3][]float64{o.Members, o.Mass, o.Share} }

// luck is the mean of each share by bloc, over seeds.
type luck [3][]mean

// mean is a mean and its standard error.
type mean struct{ mean, err float64 }

// drawLuck runs a task with one seed after another.
func drawLuck(ctx context.Context, c contender, t task) (luck, error) {
	var sums, squares [3][]float64
	for q := range sums {
		sums[q], squares[q] = make([]float64, t.blocs), make([]float64, t.blocs)
	}
	for seed := range uint64(luckSeeds) {
		t.seed = seed + 1
		out, err := run(ctx, c.engine, c.command, t)
		if err != nil {
			return luck{}, err
		}
		for q, shares := range out.shares() {
			for b, share := range shares {
				sums[q][b] += share
				squares[q][b] += share * share
			}
		}
	}
	var drawn luck
	for q := range sums {
		for b := range sums[q] {
			middle := sums[q][b] / luckSeeds
			variance := max(0, squares[q][b]/luckSeeds-middle*middle) * luckSeeds / (luckSeeds - 1)
			drawn[q] = append(drawn[q], mean{middle, math.Sqrt(variance / luckSeeds)})
		}
	}
	return drawn, nil
}
