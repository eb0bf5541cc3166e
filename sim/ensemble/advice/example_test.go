package advice_test

import (
	"context"
	"fmt"

	"entente/sim"
	"entente/sim/ensemble/advice"
)

// A made-up state decides how much to support its firms, and does not know how strongly firms go by their state's wishes.
func Example() {
	support := []float64{0.1, 0.3}
	problem := &advice.Problem{
		State: "S0", Outcome: `strength("S0")`,
		Options: []advice.Option{
			{ID: "stay", Name: "as now", Values: support[:1]},
			{ID: "raise", Name: "triple the support", Cost: 2, Values: support[1:]},
		},
		Levers:  []advice.Lever{{Name: "support", Low: 0, High: 0.5}},
		Factors: []advice.Factor{{Name: "weight of home policy", Kind: advice.Weight, Low: 0.5, High: 2, Standing: 1}},
		Model: func(at advice.Case) (*sim.Model, error) {
			model := sim.Synthetic(12, 3, 3, 5)
			model.Calendar.End = model.Calendar.Start.AddDate(0, 11, 0)
			model.States[0].Policy.FirmSupport = support[at.Option]
			if at.Lever == 0 {
				model.States[0].Policy.FirmSupport = at.Value
			}
			for k := range model.Terms {
				if model.Terms[k].Term.About().Name == "home_policy" {
					model.Terms[k].Weight = at.Future[0]
				}
			}
			return model, nil
		},
	}
	found, err := advice.Advise(context.Background(), problem, advice.Plan{Seed: 1, Runs: 4, Futures: 10, Steps: 3, Compared: 10})
	if err != nil {
		fmt.Println(err)
		return
	}
	chosen := found.Options[found.Chosen]
	fmt.Printf("%s: better than %s by %.4f (%.4f to %.4f)\n", chosen.Called(), found.Options[chosen.Other].Called(),
		chosen.Advantage.Value, chosen.Advantage.Low, chosen.Advantage.High)
	fmt.Println("tipping value of the weight:", found.TippingText(&found.Factors[0]))
	fmt.Println("tipping value of the support:", found.TippingText(&found.Levers[0]))
	fmt.Println("warnings:", len(found.Warnings()))
	// Output:
	// triple the support: better than as now by 0.0098 (0.0098 to 0.0098)
	// tipping value of the weight: none within its range
	// tipping value of the support: below 0.102 (0.0988 to 0.105) as now is better
	// warnings: 0
}
