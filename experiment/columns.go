package experiment

import (
	"encoding/json"
	"fmt"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// columnsName is the document of a sweep that says what its columns are.
const columnsName = "columns.json"

// Columns are a sweep's factors and outcomes as its folder keeps them, so that it can be read and done again by itself.
type Columns struct {
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

func columnsOf(spec *scenarios.Sweep) *Columns {
	c := &Columns{}
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

func (c *Columns) text() []byte {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		panic("experiment: " + err.Error()) // strings always can be written
	}
	return append(text, '\n')
}

// ReadColumns reads what the columns of a sweep's folder are. Errors wrap
// result.ErrNotResult or result.ErrCorrupt.
func ReadColumns(s *sweep.Sweep) (*Columns, error) {
	text, err := s.Document(columnsName)
	if err != nil {
		return nil, err
	}
	c := &Columns{}
	if err := json.Unmarshal(text, c); err != nil || len(c.Factors) != len(s.Factors) || len(c.Outcomes) != len(s.Outcomes) {
		return nil, fmt.Errorf("%s does not fit the sweep: %w", columnsName, result.ErrCorrupt)
	}
	return c, nil
}

// settings are the levers as a point sets them.
func (c *Columns) settings(point []float64) []scenarios.Setting {
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

// ModelAt builds the model of a point: a scenario with the levers of the columns set.
func (c *Columns) ModelAt(scenario *scenarios.Resolved) func(point []float64) (*sim.Model, error) {
	return func(point []float64) (*sim.Model, error) {
		set, err := scenarios.Apply(scenario, c.settings(point))
		if err != nil {
			return nil, err
		}
		return set.Model()
	}
}
