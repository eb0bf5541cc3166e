package docs_test

import (
	"context"
	"fmt"
	"strings"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

// autumn is a scenario that changes one date of an embedded one.
const autumn = `
schema: entente/scenario/1
name: autumn
title: OpenAI visits Seoul in autumn
extends: article
events:
  - id: seoul_visit
    date: 2025-10
`

// loadText makes a model of a scenario that stands in the program.
func loadText(text string) (*sim.Model, error) {
	resolved, err := scenarios.Read("autumn.yaml", strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	return scenarios.Build(&resolved.Document)
}

// changeModel changes a number of the engine before a run, and prints how often actors change blocs.
func changeModel() error {
	for _, revisions := range []float64{1, 4} {
		model, err := loadText(autumn)
		if err != nil {
			return err
		}
		model.Parameters.RevisionsPerYear = revisions
		record, err := sim.Run(context.Background(), model, 1, 0)
		if err != nil {
			return err
		}
		moves := 0
		for _, decision := range record.Decisions {
			if decision.Kind == agents.Move {
				moves++
			}
		}
		fmt.Printf("%.0f revisions a year: %d moves\n", revisions, moves)
	}
	return nil
}

// loadMistake prints what a slip of the fingers gives.
func loadMistake() error {
	_, err := loadText(strings.Replace(autumn, "date:", "dat:", 1))
	fmt.Println(err)
	return nil
}
