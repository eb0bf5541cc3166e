package hindcast

import (
	"entente/agents"
	"entente/agents/portable"
	"entente/sim"
	"entente/sim/random"
)

// Prior is what is thought of a model's weights before the facts: each lies within its judged range, by itself, and on a
// logarithmic scale the ends of the range are one standard deviation from its default. With t = 0 for the default, −1 for the
// low end and 1 for the high one, the density falls as exp(−t²/2).
type Prior struct {
	Weights []Weight `json:"weights"`
}

// Weight is the weight of a term, in utility units per unit of the term.
type Weight struct {
	Term    string  `json:"term"`
	Default float64 `json:"default"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
}

// NewPrior is that of a model's terms, by their own ranges; terms that are off stay off, and a weight that the scenario sets
// outside of its range widens it.
func NewPrior(model *sim.Model) Prior {
	var p Prior
	for _, term := range model.Terms {
		if low := min(term.Low, term.Weight); term.Weight > 0 && low > 0 {
			p.Weights = append(p.Weights, Weight{term.Term.About().Name, term.Weight, low, max(term.High, term.Weight)})
		}
	}
	return p
}

// at is the weight at a place of the scale.
func (w Weight) at(t float64) float64 {
	switch {
	case t <= -1:
		return w.Low
	case t >= 1:
		return w.High
	case t < 0:
		return float64(w.Default * portable.Exp(float64(t*portable.Log(w.Default/w.Low))))
	case t > 0:
		return float64(w.Default * portable.Exp(float64(t*portable.Log(w.High/w.Default))))
	}
	return w.Default
}

// weights are those at places of the scale.
func (p Prior) weights(at []float64) []float64 {
	weights := make([]float64, len(at))
	for k, t := range at {
		weights[k] = p.Weights[k].at(t)
	}
	return weights
}

// draw is a set of places from the prior: uniform ones, kept with the density's probability (von Neumann 1951). address tells
// sets of one source apart.
func (p Prior) draw(source random.Source, address uint64) []float64 {
	at := make([]float64, len(p.Weights))
	for k := range at {
		for index := uint64(0); ; index += 2 {
			t := float64(2*source.Float64(uint64(k), address, random.PurposeParameter, index)) - 1
			if source.Float64(uint64(k), address, random.PurposeParameter, index+1) <= portable.Exp(-float64(t*t)/2) {
				at[k] = t
				break
			}
		}
	}
	return at
}

// penalty is minus the logarithm of the density, 0 for the defaults.
func penalty(at []float64) float64 {
	sum := 0.0
	for _, t := range at {
		sum += float64(t*t) / 2
	}
	return sum
}

// weighted is the model with other weights.
func (p Prior) weighted(model *sim.Model, weights []float64) *sim.Model {
	other := *model
	other.Terms = p.terms(model, weights)
	return &other
}

// terms are a model's terms with other weights; those that the prior does not know, and those that are off, stay as they are.
func (p Prior) terms(model *sim.Model, weights []float64) []agents.Registered {
	terms := append([]agents.Registered(nil), model.Terms...)
	for k := range terms {
		name := terms[k].Term.About().Name
		for at := range p.Weights {
			if p.Weights[at].Term == name && terms[k].Weight != 0 {
				terms[k].Weight = weights[at]
			}
		}
	}
	return terms
}

// Weighted is a model with the weights of one of its runs: that run of it is, to the bit, the run of an ensemble that draws them.
func (p *Posterior) Weighted(model *sim.Model, seed, run uint64) *sim.Model {
	return p.weighted(model, p.Weights(seed, run))
}
