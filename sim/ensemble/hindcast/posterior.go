package hindcast

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"entente/agents/portable"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/random"
)

// Posterior is what the facts make of the prior: draws from it, each with its misfit L, and so with a probability in
// proportion to exp(−L). That is the general Bayesian update by a loss in place of a likelihood (Bissiri, Holmes & Walker
// 2016, eq. 3), by importance sampling from the prior (Rubin 1987). Without draws it is the prior itself.
type Posterior struct {
	Prior
	// Scenario, Target, Seed and Runs are those of the hindcast; empty for a prior.
	Scenario string `json:"scenario,omitempty"`
	Target   string `json:"target,omitempty"`
	Seed     uint64 `json:"seed,omitempty"`
	Runs     uint64 `json:"runs,omitempty"`
	Draws    []Draw `json:"draws,omitempty"`
}

// Draw is a set of weights, in the order of the prior's, with its misfit: the sum over actors of the Brier score.
type Draw struct {
	Weights []float64 `json:"weights"`
	Misfit  float64   `json:"misfit"`
}

// Probabilities are those of the draws; they sum to 1.
func (p *Posterior) Probabilities() []float64 {
	misfits := make([]float64, len(p.Draws))
	for k := range misfits {
		misfits[k] = p.Draws[k].Misfit
	}
	return likely(misfits)
}

// likely are probabilities in proportion to exp(−misfit).
func likely(misfits []float64) []float64 {
	probabilities, sum := make([]float64, len(misfits)), 0.0
	if len(misfits) == 0 {
		return probabilities
	}
	least := slices.Min(misfits)
	for k, misfit := range misfits {
		probabilities[k] = portable.Exp(least - misfit)
		sum += probabilities[k]
	}
	for k := range probabilities {
		probabilities[k] /= sum
	}
	return probabilities
}

// Effective is how many draws of equal probability would say as much (Kish 1965): 1 / Σ p².
func (p *Posterior) Effective() float64 {
	sum := 0.0
	for _, probability := range p.Probabilities() {
		sum += float64(probability * probability)
	}
	if sum == 0 {
		return 0
	}
	return 1 / sum
}

// Range is a weight's median and the range that holds it with probability 0.9.
func (p *Posterior) Range(weight int) ensemble.Interval { return p.ranged(weight, p.Probabilities()) }

// Before is the same of the draws before the facts.
func (p *Posterior) Before(weight int) ensemble.Interval {
	equal := make([]float64, len(p.Draws))
	for k := range equal {
		equal[k] = 1 / float64(len(equal))
	}
	return p.ranged(weight, equal)
}

func (p *Posterior) ranged(weight int, probabilities []float64) ensemble.Interval {
	order := make([]int, len(p.Draws))
	for k := range order {
		order[k] = k
	}
	value := func(k int) float64 { return p.Draws[k].Weights[weight] }
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case value(a) < value(b):
			return -1
		case value(a) > value(b):
			return 1
		}
		return 0
	})
	quantile := func(q float64) float64 {
		sum := 0.0
		for _, k := range order {
			if sum += probabilities[k]; sum >= q {
				return value(k)
			}
		}
		return value(order[len(order)-1])
	}
	return ensemble.Interval{Value: quantile(0.5), Low: quantile(0.05), High: quantile(0.95)}
}

// The addresses of draws for runs, apart from those of the design.
const runAddress = 1 << 40

// Weights draws the weights of a run: the same for every model, seed and run number, whatever else is drawn.
func (p *Posterior) Weights(seed, run uint64) []float64 {
	source := random.New(seed, run)
	if len(p.Draws) == 0 {
		return p.Prior.weights(p.Prior.draw(source, runAddress))
	}
	left := source.Float64(0, runAddress, random.PurposeParameter, 0)
	for k, probability := range p.Probabilities() {
		if left -= probability; left < 0 {
			return p.Draws[k].Weights
		}
	}
	return p.Draws[len(p.Draws)-1].Weights
}

// Drawing gives each run of a model its weights.
func (p *Posterior) Drawing(model *sim.Model, seed, run uint64) []float64 {
	terms := p.terms(model, p.Weights(seed, run))
	weights := make([]float64, len(terms))
	for k := range terms {
		weights[k] = terms[k].Weight
	}
	return weights
}

// ForRuns is what runs with a seed take their weights from (ensemble.Runs.Weights); nil where there is no posterior, so that each
// has those of its model.
func (p *Posterior) ForRuns(seed uint64) func(model *sim.Model, run uint64) []float64 {
	if p == nil {
		return nil
	}
	return func(model *sim.Model, run uint64) []float64 { return p.Drawing(model, seed, run) }
}

// fileFormat marks files of weights.
const fileFormat = "entente/weights/1"

// weightsFile is a posterior as a file.
type weightsFile struct {
	Format string `json:"format"`
	Posterior
}

// Encode writes the posterior as JSON, one draw a line.
func (p *Posterior) Encode() ([]byte, error) {
	head := weightsFile{fileFormat, *p}
	head.Draws = nil
	text, err := json.MarshalIndent(head, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode weights: %w", err)
	}
	if len(p.Draws) == 0 {
		return append(text, '\n'), nil
	}
	text = append(bytes.TrimSuffix(text, []byte("\n}")), []byte(",\n  \"draws\": [")...)
	for k := range p.Draws {
		line, err := json.Marshal(p.Draws[k])
		if err != nil {
			return nil, fmt.Errorf("encode weights: %w", err)
		}
		if k > 0 {
			text = append(text, ',')
		}
		text = append(append(text, "\n    "...), line...)
	}
	return append(text, "\n  ]\n}\n"...), nil
}

// ReadPosterior reads what Encode has written.
func ReadPosterior(text []byte) (*Posterior, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var file weightsFile
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("no file of weights: %w", err)
	}
	if file.Format != fileFormat {
		return nil, fmt.Errorf("no file of weights: its format is %q, wanted is %q", file.Format, fileFormat)
	}
	if len(file.Prior.Weights) == 0 {
		return nil, errors.New("a file of weights without weights")
	}
	for _, w := range file.Prior.Weights {
		if !(w.Low > 0 && w.Low <= w.Default && w.Default <= w.High && w.High <= math.MaxFloat64) {
			return nil, fmt.Errorf("the weight of %s must be over 0 and within its range: %v in %v to %v", w.Term, w.Default, w.Low, w.High)
		}
	}
	for k, draw := range file.Draws {
		if len(draw.Weights) != len(file.Prior.Weights) || math.IsNaN(draw.Misfit) || draw.Misfit < 0 {
			return nil, fmt.Errorf("draw %d has %d weights for %d terms, and the misfit %v", k, len(draw.Weights), len(file.Prior.Weights), draw.Misfit)
		}
		for _, weight := range draw.Weights {
			if !(weight > 0 && weight <= math.MaxFloat64) {
				return nil, fmt.Errorf("draw %d has the weight %v: it must be over 0", k, weight)
			}
		}
	}
	return &file.Posterior, nil
}

// Fits says why a model's runs cannot draw their weights from it: it was made about other weights than the model's.
func (p *Posterior) Fits(model *sim.Model) error {
	known := 0
	for k := range model.Terms {
		name := model.Terms[k].Term.About().Name
		for _, w := range p.Prior.Weights {
			if w.Term != name || model.Terms[k].Weight == 0 {
				continue
			}
			if known++; w.Default != model.Terms[k].Weight {
				return fmt.Errorf("%s has the weight %v for %s, and weights were drawn about %v: a draw would undo what the scenario sets",
					model.Name, model.Terms[k].Weight, name, w.Default)
			}
		}
	}
	if known == 0 {
		return fmt.Errorf("%s has none of the terms that weights were drawn for", model.Name)
	}
	return nil
}
