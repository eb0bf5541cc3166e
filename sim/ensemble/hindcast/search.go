package hindcast

import (
	"context"
	"encoding/binary"
	"math"

	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/random"
)

// Plan says how much work a hindcast is.
type Plan struct {
	// Seed is what all luck follows from: that of the runs, of the drawn weights and of the bootstrap.
	Seed uint64
	// Runs is how many runs each set of weights has, with the same luck for all sets.
	Runs uint64
	// Draws is how many sets of weights are drawn from the prior; Steps how many more the search may try from the best of
	// them, in the fit and again in the fit without each actor. With 0 of both, nothing is fitted.
	Draws, Steps int
	// Workers is how many runs go on at a time; it changes no result.
	Workers int
	// Progress is called with the number of sets of weights that have been tried. It may be nil.
	Progress func(done uint64)
}

// DefaultPlan takes a minute or two on two processors.
func DefaultPlan() Plan { return Plan{Seed: 1, Runs: 100, Draws: 400, Steps: 60} }

// candidate is a set of weights with what came of it.
type candidate struct {
	at     []float64 // places on the prior's scale
	places Places
	brier  []float64 // by scored actor
}

// loss is what the search makes small: the sum of the Brier score over actors, one of them left out, and the penalty.
func (c *candidate) loss(without int) float64 { return c.misfit(without) + penalty(c.at) }

// misfit is the sum of the Brier score over all actors but one; −1 leaves out none.
func (c *candidate) misfit(without int) float64 {
	sum := 0.0
	for k, part := range c.brier {
		if k != without {
			sum += part
		}
	}
	return sum
}

// search tries sets of weights, each once.
type search struct {
	model  *sim.Model
	facts  *Facts
	prior  Prior
	plan   Plan
	known  map[string]*candidate
	design []*candidate // the defaults, then the draws
}

// try runs the model with a set of weights, unless it has been tried.
func (s *search) try(ctx context.Context, at []float64) (*candidate, error) {
	key := ""
	for _, t := range at {
		key = string(binary.BigEndian.AppendUint64([]byte(key), math.Float64bits(t)))
	}
	if found, is := s.known[key]; is {
		return found, nil
	}
	runs := ensemble.Runs{
		Model: s.prior.weighted(s.model, s.prior.weights(at)), Seed: s.plan.Seed, Count: s.plan.Runs, Workers: s.plan.Workers,
	}
	places, err := placed(ctx, s.facts, runs)
	if err != nil {
		return nil, err
	}
	tried := &candidate{append([]float64(nil), at...), places, s.facts.judged(places).brier}
	s.known[key] = tried
	if s.plan.Progress != nil {
		s.plan.Progress(uint64(len(s.known)))
	}
	return tried, nil
}

// draw tries the defaults and the draws from the prior. Which these are does not depend on the facts.
func (s *search) draw(ctx context.Context) error {
	source := random.New(s.plan.Seed, 0)
	for k := 0; k <= s.plan.Draws; k++ {
		at := make([]float64, len(s.prior.Weights))
		if k > 0 {
			at = s.prior.draw(source, uint64(k))
		}
		tried, err := s.try(ctx, at)
		if err != nil {
			return err
		}
		s.design = append(s.design, tried)
	}
	return nil
}

// The steps of the search, as parts of half a range: from the first, halved down to the last.
const (
	firstStep = 0.5
	lastStep  = 0.125
)

// fit is a pattern search (Hooke & Jeeves 1961, exploratory moves alone) from the best of the design: one weight after the
// other a step up or down, kept where the loss falls; smaller steps when none helps any more. With an actor left out, it does
// all that it would have done had that actor never been known.
func (s *search) fit(ctx context.Context, without int) (*candidate, error) {
	best := s.design[0]
	for _, other := range s.design {
		if other.loss(without) < best.loss(without) {
			best = other
		}
	}
	left := s.plan.Steps
	for step := firstStep; step >= lastStep; step /= 2 {
		for improved := true; improved; {
			improved = false
			for k := range best.at {
				for _, move := range [...]float64{step, -step} {
					at := append([]float64(nil), best.at...)
					at[k] = min(1, max(-1, at[k]+move))
					if at[k] == best.at[k] {
						continue
					}
					if left--; left < 0 {
						return best, nil
					}
					tried, err := s.try(ctx, at)
					if err != nil {
						return nil, err
					}
					if tried.loss(without) < best.loss(without) {
						best, improved = tried, true
						break
					}
				}
			}
		}
	}
	return best, nil
}
