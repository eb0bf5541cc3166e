package hindcast

import (
	"context"

	"entente/sim"
)

// FitOf fits weights on facts, and gives them by their places on the prior's scale.
func FitOf(ctx context.Context, model *sim.Model, facts *Facts, plan Plan) ([]float64, error) {
	s := &search{model: model, facts: facts, prior: NewPrior(model), plan: plan, known: map[string]*candidate{}}
	if err := s.draw(ctx); err != nil {
		return nil, err
	}
	best, err := s.fit(ctx, -1)
	if err != nil {
		return nil, err
	}
	return best.at, nil
}

// PlacesOf are where weights put actors.
func PlacesOf(ctx context.Context, model *sim.Model, facts *Facts, plan Plan, at []float64) (Places, error) {
	s := &search{model: model, facts: facts, prior: NewPrior(model), plan: plan, known: map[string]*candidate{}}
	tried, err := s.try(ctx, at)
	if err != nil {
		return nil, err
	}
	return tried.places, nil
}
