package ensemble_test

import (
	"context"
	"fmt"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
)

// Many runs of a scenario: how likely is a membership, and how sure is that?
func ExampleRun() {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := ensemble.ParseStatement(model, "samsung in stargate by 2025-12")
	if err != nil {
		fmt.Println(err)
		return
	}
	futures, err := ensemble.Run(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: 100}, nil, statement)
	if err != nil {
		fmt.Println(err)
		return
	}
	p := futures.Estimate(0)
	fmt.Printf("%s: %.2f (%.2f to %.2f)\n", statement.Text, p.Value, p.Low, p.High)
	last := futures.Ticks() - 1
	for h, id := range futures.States {
		if id == "KR" {
			fmt.Println("distinct ranks of Korea at the end:", ranks(futures.Position(last, h).Ranks))
		}
	}
	// Output:
	// samsung in stargate by 2025-12: 1.00 (0.96 to 1.00)
	// distinct ranks of Korea at the end: [4 5 6]
}

func ranks(counts []uint32) []int {
	var seen []int
	for k, count := range counts {
		if count > 0 {
			seen = append(seen, k+1)
		}
	}
	return seen
}

// A rule by which runs stop: as soon as the interval is narrow enough.
func ExampleRunUntil() {
	model, err := scenarios.Model("hindcast")
	if err != nil {
		fmt.Println(err)
		return
	}
	rule, err := ensemble.ParseAssertion("ci(samsung in ai_ran) < 0.2")
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := rule.Read(model)
	if err != nil {
		fmt.Println(err)
		return
	}
	enough := func(e *ensemble.Ensemble) bool { return rule.Check(e.ByRun[0]).Holds }
	futures, err := ensemble.RunUntil(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: 10_000}, nil, enough, outcome)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(futures.Runs < 1000, futures.Estimate(0).Width() < 0.2)
	// Output:
	// true true
}

// Two scenarios on the same luck: what differs, and how much of the luck the pairing took out.
func ExampleCompare() {
	var models []*sim.Model
	for _, name := range []string{"article", "korea-support-doubled"} {
		model, err := scenarios.Model(name)
		if err != nil {
			fmt.Println(err)
			return
		}
		models = append(models, model)
	}
	comparison, err := ensemble.Compare(context.Background(), models, ensemble.Runs{Seed: 1, Count: 50}, `strength("KR")`)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := comparison.Difference(1, 0)
	fmt.Printf("surely more: %v; of the variance, pairing saved more than nine tenths: %v\n", d.Difference.Low > 0, d.VarianceSaved > 0.9)
	// Output:
	// surely more: true; of the variance, pairing saved more than nine tenths: true
}

// The first decision in which two runs with the same luck differ.
func ExampleDiverge() {
	base, err := scenarios.Model("article")
	if err != nil {
		fmt.Println(err)
		return
	}
	other, err := scenarios.Model("korea-stargate")
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := ensemble.Diverge(context.Background(), base, other, 1, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	first := d.Steps[0]
	fmt.Println(base.Calendar.Label(int(first.Tick)), first.Actor, "follows from nothing before it:", first.After < 0)
	// Output:
	// 2025-03 gov_kr follows from nothing before it: true
}

// What results are to hold to, as a scenario's expect: section says it.
func ExampleAssertion() {
	model, err := scenarios.Model("article")
	if err != nil {
		fmt.Println(err)
		return
	}
	assertion, err := ensemble.ParseAssertion("P(kakao in stargate) > 0.5")
	if err != nil {
		fmt.Println(err)
		return
	}
	outcome, err := assertion.Read(model)
	if err != nil {
		fmt.Println(err)
		return
	}
	answers, err := ensemble.Ask(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: 100}, outcome)
	if err != nil {
		fmt.Println(err)
		return
	}
	verdict := assertion.Check(answers.ByRun[0])
	fmt.Println(verdict.Holds, verdict.Sure)
	// Output:
	// true true
}
