package hindcast

import (
	"context"
	"fmt"

	"entente/sim"
	"entente/sim/ensemble"
)

// Report is what a hindcast showed.
type Report struct {
	Model, Target string
	Facts         *Facts
	Actors        []string // ids of the scored actors
	Plan          Plan
	Tried         int // sets of weights that were run

	Rules []Rule
	// Judged has the weights as they stand, Fitted those of the search, Averaged the mean over the posterior. The latter two
	// are missing where nothing was fitted.
	Judged           Forecast
	Fitted, Averaged *Forecast
	// Weights are the fitted ones, in the order of the posterior's.
	Weights   []float64
	Posterior *Posterior
	Misses    []Miss
}

// Forecast is where weights put the scored actors, and how good that is: with all facts known to the fit, and with each actor
// predicted by a fit that did not know it. Weights that were not fitted have one and the same.
type Forecast struct {
	Name              string
	Places, Left      Places
	InSample, LeftOut Score

	left predictions
}

// Run does a hindcast: model is what is run, target says who was where.
func Run(ctx context.Context, model, target *sim.Model, plan Plan) (*Report, error) {
	facts, err := NewFacts(ctx, model, target)
	if err != nil {
		return nil, fmt.Errorf("hindcast: %w", err)
	}
	r := &Report{Model: model.Name, Target: target.Name, Facts: facts, Plan: plan, Rules: Rules(model, facts, plan.Seed)}
	for _, actor := range facts.Actors {
		r.Actors = append(r.Actors, model.Actors[actor].ID)
	}
	s := &search{model: model, facts: facts, prior: NewPrior(model), plan: plan, known: map[string]*candidate{}}
	if err := s.draw(ctx); err != nil {
		return nil, fmt.Errorf("hindcast: %w", err)
	}
	r.Judged = facts.forecast(plan.Seed, "judged weights", s.design[0].places, s.design[0].places)
	if plan.Draws+plan.Steps > 0 {
		if err := r.fitted(ctx, s); err != nil {
			return nil, fmt.Errorf("hindcast: %w", err)
		}
	}
	if plan.Draws > 0 {
		r.averaged(s)
	}
	r.Tried = len(s.known)
	if r.Misses, err = misses(ctx, r, model); err != nil {
		return nil, fmt.Errorf("hindcast: %w", err)
	}
	return r, nil
}

func (f *Facts) forecast(seed uint64, name string, places, left Places) Forecast {
	c := Forecast{Name: name, Places: places, Left: left, left: f.judged(left)}
	c.InSample, c.LeftOut = f.score(seed, f.judged(places)), f.score(seed, c.left)
	return c
}

// fitted fits the weights, and again without each actor.
func (r *Report) fitted(ctx context.Context, s *search) error {
	best, err := s.fit(ctx, -1)
	if err != nil {
		return err
	}
	left := make(Places, len(r.Actors))
	for k := range left {
		without, err := s.fit(ctx, k)
		if err != nil {
			return err
		}
		left[k] = without.places[k]
	}
	forecast := r.Facts.forecast(r.Plan.Seed, "fitted weights", best.places, left)
	r.Fitted, r.Weights = &forecast, s.prior.weights(best.at)
	return nil
}

// averaged works out the posterior, and what it says of each actor, known and not known to it.
func (r *Report) averaged(s *search) {
	r.Posterior = &Posterior{Prior: s.prior, Scenario: r.Model, Target: r.Target, Seed: r.Plan.Seed, Runs: r.Plan.Runs}
	draws := s.design[1:]
	for _, drawn := range draws {
		r.Posterior.Draws = append(r.Posterior.Draws, Draw{s.prior.weights(drawn.at), drawn.misfit(-1)})
	}
	mean := func(actor, without int) []float64 {
		misfits := make([]float64, len(draws))
		for k, drawn := range draws {
			misfits[k] = drawn.misfit(without)
		}
		row := make([]float64, len(r.Facts.Classes))
		for k, probability := range likely(misfits) {
			for class, place := range draws[k].places[actor] {
				row[class] += float64(probability * place)
			}
		}
		return row
	}
	places, left := make(Places, len(r.Actors)), make(Places, len(r.Actors))
	for k := range places {
		places[k], left[k] = mean(k, -1), mean(k, k)
	}
	forecast := r.Facts.forecast(r.Plan.Seed, "posterior mean", places, left)
	r.Averaged = &forecast
}

// Forecasts are those that there are.
func (r *Report) Forecasts() []*Forecast {
	all := []*Forecast{&r.Judged}
	for _, more := range []*Forecast{r.Fitted, r.Averaged} {
		if more != nil {
			all = append(all, more)
		}
	}
	return all
}

// BestRule is the trivial rule with the highest balanced accuracy, left out; of equal ones that with the lower Brier score.
func (r *Report) BestRule() *Rule {
	best := &r.Rules[0]
	for k := range r.Rules {
		own, other := r.Rules[k].LeftOut, best.LeftOut
		if own.Balanced.Value > other.Balanced.Value || own.Balanced.Value == other.Balanced.Value && own.Brier.Value < other.Brier.Value {
			best = &r.Rules[k]
		}
	}
	return best
}

// Against is a forecast less a rule, both left out, paired by actor.
type Against struct {
	Balanced, Brier ensemble.Interval
}

// Against compares a forecast with a rule.
func (r *Report) Against(c *Forecast, rule *Rule) Against {
	return Against{
		Balanced: r.Facts.interval(r.Plan.Seed, func(sample []int) float64 {
			return r.Facts.balanced(c.left.hits, sample) - r.Facts.balanced(rule.left.hits, sample)
		}),
		Brier: r.Facts.interval(r.Plan.Seed, func(sample []int) float64 { return meanOf(c.left.brier, sample) - meanOf(rule.left.brier, sample) }),
	}
}
