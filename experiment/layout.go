package experiment

import (
	"fmt"

	"entente/scenarios"
	"entente/sim/ensemble/design"
)

// designFactors are a sweep's factors as designs take them: words by their place in the list, from 0.
func designFactors(factors []scenarios.Factor) []design.Factor {
	var found []design.Factor
	for _, factor := range factors {
		columns := design.Factor{Name: factor.Lever.Path}
		for k, value := range factor.Values {
			level := value.Number
			if value.Word != "" {
				level = float64(k)
			}
			columns.Levels = append(columns.Levels, level)
		}
		if len(factor.Values) == 0 {
			columns.Low, columns.High = factor.Low, factor.High
		}
		found = append(found, columns)
	}
	return found
}

// designOf lays out a sweep's own design.
func designOf(spec *scenarios.Sweep) (design.Design, error) {
	factors, d := designFactors(spec.Factors), spec.Design
	switch d.Kind {
	case "grid":
		return design.NewGrid(factors)
	case "one-at-a-time":
		return design.NewOneAtATime(factors, standing(spec.Factors))
	case "latin-hypercube":
		return design.NewLatinHypercube(factors, d.Points, d.Seed)
	case "sobol":
		return design.NewShiftedSobol(factors, d.Points, d.Seed)
	case "morris":
		return design.NewMorris(factors, d.Trajectories, d.Levels, d.Seed)
	}
	return nil, fmt.Errorf("there is no design %q", d.Kind)
}

// standing are the factors' values in the scenario as it stands; a word's place in the list, 0 where it is not listed.
func standing(factors []scenarios.Factor) []float64 {
	var values []float64
	for _, factor := range factors {
		value := factor.Lever.Value.Number
		for k, listed := range factor.Values {
			if listed.Word != "" && listed == factor.Lever.Value {
				value = float64(k)
			}
		}
		values = append(values, value)
	}
	return values
}

// The methods of a sensitivity analysis.
const (
	Morris  = "morris"
	Sobol   = "sobol"
	Tornado = "tornado"
)

// sensitivityDesign is the design of a method over a sweep's factors; points is the number of trajectories or of blocks.
func sensitivityDesign(spec *scenarios.Sweep, method string, points int) (design.Design, error) {
	factors := designFactors(spec.Factors)
	switch method {
	case Morris:
		return design.NewMorris(factors, points, 4, spec.Design.Seed)
	case Sobol:
		return design.NewSaltelli(factors, points, spec.Design.Seed)
	case Tornado:
		for k := range factors {
			factors[k] = factors[k].Split(2)
			if n := len(factors[k].Levels); n > 2 {
				factors[k].Levels = []float64{factors[k].Levels[0], factors[k].Levels[n-1]}
			}
		}
		return design.NewOneAtATime(factors, standing(spec.Factors))
	}
	return nil, fmt.Errorf("there is no method %q: %s, %s and %s are possible", method, Morris, Sobol, Tornado)
}
