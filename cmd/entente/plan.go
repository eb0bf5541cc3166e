package main

import (
	"encoding/json"
	"fmt"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/design"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// loadSweep reads a sweep file.
func (m *Main) loadSweep(name string, outside, quiet bool) (*scenarios.Sweep, error) {
	spec, err := scenarios.LoadSweep(name, m.reading(outside)...)
	if err != nil {
		return nil, scenarioError{err}
	}
	if !quiet {
		m.summarise(name, spec.Warnings)
	}
	return spec, nil
}

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

// modelAt builds the model of a point: a scenario with the levers of the columns set.
func modelAt(scenario *scenarios.Resolved, c *columns) func(point []float64) (*sim.Model, error) {
	return func(point []float64) (*sim.Model, error) {
		set, err := scenarios.Apply(scenario, c.settings(point))
		if err != nil {
			return nil, err
		}
		return set.Model()
	}
}

// planOf is what a sweep runs: the rows of a design in balanced order.
func planOf(spec *scenarios.Sweep, d design.Design, arguments []string) sweep.Plan {
	order := design.NewBalanced(d, spec.Design.Seed)
	plan := sweep.Plan{
		Rows: d.Len(), Point: d.Point, Order: order.Row, Build: modelAt(spec.Scenario, columnsOf(spec)), Runs: uint64(spec.Runs), Seed: spec.Seed,
		Documents: []result.Document{
			{Name: "sweep.yaml", Text: spec.Spec.Canonical()},
			{Name: "scenario.yaml", Text: scenarios.Canonical(spec.Scenario.Document)},
			{Name: columnsName, Text: columnsOf(spec).text()},
		},
		Scenarios:      []result.Scenario{scenarioOf(spec.Scenario)},
		ProgramVersion: builtFrom().Version, Arguments: arguments,
	}
	for _, factor := range spec.Factors {
		plan.Names = append(plan.Names, factor.Lever.Path)
	}
	for _, outcome := range spec.Outcomes {
		plan.Outcomes = append(plan.Outcomes, outcome.Text)
	}
	return plan
}

func scenarioOf(resolved *scenarios.Resolved) result.Scenario {
	document := &resolved.Document
	return result.Scenario{
		Name: document.Name, Text: result.Text{English: document.Title.English, Korean: document.Title.Korean}, SHA256: resolved.Hash(),
	}
}

// columnsName is the file of a sweep's folder that says what its columns are.
const columnsName = "columns.json"

// columns are a sweep's factors and outcomes as its folder keeps them, so that it can be read and done again by itself.
type columns struct {
	Factors []struct {
		Path string `json:"path"`
		// Words are what the places in the tables stand for, from 0; none for a factor of numbers.
		Words []string `json:"words,omitempty"`
	} `json:"factors"`
	Outcomes []struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	} `json:"outcomes"`
}

func columnsOf(spec *scenarios.Sweep) *columns {
	c := &columns{}
	c.Factors = make([]struct {
		Path  string   `json:"path"`
		Words []string `json:"words,omitempty"`
	}, len(spec.Factors))
	for k, factor := range spec.Factors {
		c.Factors[k].Path = factor.Lever.Path
		for _, value := range factor.Values {
			if value.Word != "" {
				c.Factors[k].Words = append(c.Factors[k].Words, value.Word)
			}
		}
	}
	c.Outcomes = make([]struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}, len(spec.Outcomes))
	for k, outcome := range spec.Outcomes {
		c.Outcomes[k].ID, c.Outcomes[k].Text = outcome.ID, outcome.Text
	}
	return c
}

func (c *columns) text() []byte {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		panic("entente: " + err.Error()) // strings always can be written
	}
	return append(text, '\n')
}

// readColumns reads what the columns of a sweep's folder are.
func readColumns(s *sweep.Sweep) (*columns, error) {
	text, err := s.Document(columnsName)
	if err != nil {
		return nil, err
	}
	c := &columns{}
	if err := json.Unmarshal(text, c); err != nil || len(c.Factors) != len(s.Factors) || len(c.Outcomes) != len(s.Outcomes) {
		return nil, fmt.Errorf("%s does not fit the sweep: %w", columnsName, result.ErrCorrupt)
	}
	return c, nil
}

// settings are the levers as a point sets them.
func (c *columns) settings(point []float64) []scenarios.Setting {
	settings := make([]scenarios.Setting, 0, len(c.Factors))
	for k, factor := range c.Factors {
		value := scenarios.Number(point[k])
		if at := int(point[k]); at >= 0 && at < len(factor.Words) {
			value = scenarios.Word(factor.Words[at])
		}
		settings = append(settings, scenarios.Setting{Path: factor.Path, Value: value})
	}
	return settings
}
