package scenarios_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"entente/scenarios"
	"entente/sim"
)

// A scenario is read by its name or path, built, and run.
func ExampleModel() {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		log.Fatal(err)
	}
	record, err := sim.Run(context.Background(), model, 1, 0)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(model.Actors), "actors,", record.Ticks, "ticks")
	// Output: 63 actors, 73 ticks
}

// All mistakes of a file come at once, each with its place and the nearest right name.
func ExampleRead() {
	const file = `schema: entente/scenario/1
name: mistaken
title: Two mistakes
extends: article
states:
  - {id: KR, policy: {cordination: 0.5}}
actors:
  - {id: samsung, openness_declared: 1.5}
`
	_, err := scenarios.Read("mistaken.yaml", strings.NewReader(file))
	for _, problem := range err.(scenarios.Problems) {
		if problem.Severity == scenarios.SeverityError {
			fmt.Printf("line %d: %s; %s\n", problem.Line, problem.Text, problem.Suggestion)
		}
	}
	// Output:
	// line 6: unknown key "cordination"; did you mean "coordination"?
	// line 8: the number 1.5 is out of range; allowed: 0 to 1
}

// A lever is any value of a scenario, by its path. A scenario with levers set has a hash of its own.
func ExampleApply() {
	article, err := scenarios.Load("article")
	if err != nil {
		log.Fatal(err)
	}
	lever, err := scenarios.FindLever(&article.Document, "states.KR.policy.firm_support_fraction")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("now", lever.Value, "from", lever.Low, "to", lever.High)

	setting, err := scenarios.ParseSetting("states.KR.policy.firm_support_fraction=0.12")
	if err != nil {
		log.Fatal(err)
	}
	doubled, err := scenarios.Apply(article, []scenarios.Setting{setting})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("the same runs:", scenarios.Hash(doubled.Document) == scenarios.Hash(article.Document))
	// Output:
	// now 0.06 from 0.03 to 0.12
	// the same runs: false
}

// A path that names nothing is told with the nearest one.
func ExampleFindLever() {
	article, err := scenarios.Load("article")
	if err != nil {
		log.Fatal(err)
	}
	_, err = scenarios.FindLever(&article.Document, "states.KR.policy.firm_suport_fraction")
	fmt.Println(err)
	// Output:
	// lever "states.KR.policy.firm_suport_fraction": there is no "firm_suport_fraction" in states.KR.policy; did you mean states.KR.policy.firm_support_fraction?
}

// A landscape is read from an embedded name, a CSV or a YAML file.
func ExampleLoadLandscape() {
	unix, err := scenarios.LoadLandscape("unix1988", nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(unix.Problem.Actors), "actors on", unix.Problem.Sides, "sides")
	// Output: 9 actors on 2 sides
}
