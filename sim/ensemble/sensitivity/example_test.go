package sensitivity_test

import (
	"fmt"

	"entente/sim/ensemble/design"
	"entente/sim/ensemble/sensitivity"
)

// levers are three levers of a made-up policy.
func levers() []design.Factor {
	return []design.Factor{
		{Name: "support", Low: 0, High: 0.2}, {Name: "talent", Low: -1, High: 1}, {Name: "openness", Low: 0, High: 1},
	}
}

// share stands for a run of a model: support helps, and so does talent where there is openness.
func share(point []float64) float64 { return 0.3 + point[0] + 0.1*point[1]*point[2] }

// run stands for a sweep: an outcome for each row, NaN where a run failed.
func run(d design.Design) []float64 {
	outcomes := make([]float64, d.Len())
	point := make([]float64, len(d.Factors()))
	for i := range outcomes {
		d.Point(i, point)
		outcomes[i] = share(point)
	}
	return outcomes
}

// Forty rows show that all three levers matter, and which of them meets others: σ is 0 for support, whose effect is always
// the same.
func ExampleElementaryEffects() {
	plan, err := design.NewMorris(levers(), 10, 4, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	effects, err := sensitivity.ElementaryEffects(plan, run(plan), sensitivity.Bootstrap{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, effect := range effects.Factors {
		absolute := effect.MeanAbsolute
		fmt.Printf("%-8s μ* %.2f (%.2f to %.2f) σ %.2f\n", effect.Factor,
			absolute.Value, absolute.Low, absolute.High, effect.Deviation)
	}
	// Output:
	// support  μ* 0.20 (0.20 to 0.20) σ 0.00
	// talent   μ* 0.14 (0.11 to 0.17) σ 0.06
	// openness μ* 0.09 (0.07 to 0.10) σ 0.09
}

// With V = 0.2²/12 + 0.2²/12·(1/4 + 1/12), the indices are 3/4, 3/16 and 0 alone, and 3/4, 1/4 and 1/16 in total.
func ExampleSobolIndices() {
	plan, err := design.NewSaltelli(levers(), 1024, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	indices, err := sensitivity.SobolIndices(plan, run(plan), sensitivity.Bootstrap{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, index := range indices.Factors {
		fmt.Printf("%-8s alone %.2f, in total %.2f (%.2f to %.2f)\n", index.Factor,
			index.First.Value, index.Total.Value, index.Total.Low, index.Total.High)
	}
	// Output:
	// support  alone 0.75, in total 0.75 (0.70 to 0.81)
	// talent   alone 0.19, in total 0.25 (0.22 to 0.28)
	// openness alone 0.00, in total 0.06 (0.05 to 0.07)
}
