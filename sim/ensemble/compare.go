package ensemble

import (
	"context"
	"fmt"

	"entente/agents"
	"entente/sim"
)

// Comparison is several models run on the same luck, run by run: the first is the base, the others are compared with it.
type Comparison struct {
	// Models are what was compared; assertions call the first A, the second B, and so on.
	Models []*sim.Model
	// Answers are those of each model, to the same outcomes in the same order.
	Answers []*Answers
	Seed    uint64
	// Runs is how many runs each model had.
	Runs uint64

	// ends counts, for each model but the base, how the actors of both ended.
	ends []ends
}

// Difference is an outcome of another model less that of the base, paired by run.
type Difference struct {
	Outcome     string
	Base, Other Interval
	// Difference is its mean, in the unit of the outcome, with its 95 % interval: that of PairedProportions for a statement, the
	// normal one for a number.
	Difference Interval
	// VarianceSaved is the part of the difference's variance that common random numbers took away, against independent runs:
	// 1 − Var(other − base) / (Var(other) + Var(base)). It is negative where they made it worse, and 0 where nothing varies.
	VarianceSaved float64
}

// Compare runs the models with the numbers and the seed of runs, whose own model is not used. texts are outcomes; each is
// read for each model, so that names must exist in all.
func Compare(ctx context.Context, models []*sim.Model, runs Runs, texts ...string) (*Comparison, error) {
	c := &Comparison{Models: models, Seed: runs.Seed, Runs: runs.Count}
	for _, model := range models {
		outcomes := make([]*Outcome, 0, len(texts))
		for _, text := range texts {
			outcome, err := ParseOutcome(model, text)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", model.Name, err)
			}
			outcomes = append(outcomes, outcome)
		}
		c.Answers = append(c.Answers, newAnswers(outcomes, runs.Count))
	}
	for _, other := range models[1:] {
		both := newEnds(models[0], other)
		if len(both.blocs) > agents.MaxBlocs {
			return nil, fmt.Errorf("%s and %s list %d different blocs: at most %d can be compared", models[0].Name, other.Name, len(both.blocs)-1, agents.MaxBlocs-1)
		}
		c.ends = append(c.ends, both)
	}
	workers := workersFor(runs.Workers, runs.Count)
	parts := make([][]ends, workers)
	failed := spread(ctx, workers, runs.Count, runs.Progress, func(worker int) (func(run uint64) error, error) {
		worlds := make([]*sim.World, len(models))
		askers, own := make([]*asking, len(models)), make([]*forks, len(models))
		for k, model := range models {
			w, err := sim.New(model, runs.Seed, runs.First)
			if err != nil {
				return nil, err
			}
			w.Workers = 1 // the runs share the processors
			askers[k] = &asking{answers: c.Answers[k], first: runs.First}
			w.Observe(askers[k])
			worlds[k], own[k] = w, newForks(w, askers[k])
		}
		for _, other := range models[1:] {
			parts[worker] = append(parts[worker], newEnds(models[0], other))
		}
		return func(run uint64) error {
			for k, w := range worlds {
				if err := own[k].begin(ctx, runs.Seed, runs.First+run); err != nil {
					return fmt.Errorf("%s: %w", models[k].Name, err)
				}
				runs.reweigh(w, runs.First+run)
				if err := w.Run(ctx); err != nil {
					return fmt.Errorf("%s: %w", models[k].Name, err)
				}
			}
			for k, w := range worlds {
				askers[k].End(w)
			}
			for k := range parts[worker] {
				parts[worker][k].add(worlds[0], worlds[k+1])
			}
			return nil
		}, nil
	})
	if failed != nil {
		return nil, failed.error(runs.First, "the comparison", runs.Seed)
	}
	for _, part := range parts {
		for k := range c.ends {
			c.ends[k].merge(&part[k])
		}
	}
	for k, answers := range c.Answers {
		if err := answers.check(runs, models[k].Name); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Difference compares an outcome, by index, of a model, by index from 1, with that of the base.
func (c *Comparison) Difference(model, outcome int) Difference {
	base, other := c.Answers[0].ByRun[outcome], c.Answers[model].ByRun[outcome]
	differences := differences(base, other)
	d := Difference{
		Outcome: c.Answers[0].Outcomes[outcome].Text,
		Base:    c.Answers[0].Estimate(outcome), Other: c.Answers[model].Estimate(outcome), Difference: MeanInterval(differences),
	}
	if c.Answers[0].Outcomes[outcome].Truth {
		d.Difference = PairedProportions(base, other)
	}
	if apart := variance(base) + variance(other); apart > 0 && len(base) > 1 {
		d.VarianceSaved = 1 - variance(differences)/apart
	}
	return d
}

func variance(values []float64) float64 {
	_, deviation := meanAndDeviation(values)
	return float64(deviation * deviation)
}

// Mover is an actor that ended elsewhere in some runs than in the same runs of the base.
type Mover struct {
	Actor string
	// Differs is the probability that its memberships at the end are not those of the base.
	Differs Interval
	// Shifts are the blocs to which it belongs more or less often; ids of both models' listed blocs.
	Shifts []Shift
}

// Shift is how often an actor is in a bloc at the end.
type Shift struct {
	Bloc        string
	Base, Other Interval
}

// Movers lists the actors of both models that ended elsewhere in any run, most often first.
func (c *Comparison) Movers(model int) []Mover { return c.ends[model-1].movers(c.Runs) }
