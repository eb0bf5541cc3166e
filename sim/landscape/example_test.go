package landscape_test

import (
	"context"
	"fmt"
	"log"

	"entente/sim/landscape"
)

// Three who are all rivals cannot all be apart on two sides: the largest stands alone.
func ExampleExplore() {
	problem := landscape.NewProblem([]landscape.Actor{
		{Name: "large", Size: 3}, {Name: "middle", Size: 2}, {Name: "small", Size: 1},
	}, -1)
	found, err := landscape.Explore(context.Background(), problem, landscape.Exploring{})
	if err != nil {
		log.Fatal(err)
	}
	for _, minimum := range found.Minima {
		fmt.Println("sides", minimum.Sides, "energy", minimum.Energy, "basin", minimum.Basin, "of", found.Configurations)
	}
	// Output:
	// sides [0 1 1] energy -18 basin 4 of 4
}

// With many actors, or more than two sides, descent begins at random configurations.
func ExampleSample() {
	problem := landscape.NewProblem([]landscape.Actor{{Name: "a", Size: 3}, {Name: "b", Size: 2}, {Name: "c", Size: 2}, {Name: "d", Size: 1}}, -1)
	problem.Sides = 3
	found, err := landscape.Sample(context.Background(), problem, landscape.Sampling{Starts: 200, Seed: 1})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(found.Found, "minima; the lowest is", found.Minima[0].Sides, "with energy", found.Minima[0].Energy)
	// Output:
	// 2 minima; the lowest is [0 1 2 1] with energy -42
}

// Trivial rules say what a prediction must beat.
func ExampleRules() {
	problem := landscape.NewProblem([]landscape.Actor{{Name: "a", Size: 3}, {Name: "b", Size: 2}, {Name: "c", Size: 1}}, -1)
	for _, rule := range landscape.Rules(problem) {
		energy, err := problem.Energy(rule.Sides)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(rule.Name, rule.Sides, energy)
	}
	// Output:
	// grand-alliance [0 0 0] 0
	// largest-against-rest [0 1 1] -18
	// large-against-small [0 0 1] -10
	// balanced [0 1 1] -18
	// alternating [0 1 0] -16
}
