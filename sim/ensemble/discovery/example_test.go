package discovery_test

import (
	"fmt"

	"entente/sim/ensemble/discovery"
)

// Which future makes the alliance fail? Twenty runs over two uncertain factors.
func Example() {
	data := &discovery.Data{Factors: []discovery.Factor{
		{Name: "talent outflow, % a year", Values: []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10.5}},
		discovery.Categories("export controls", []string{
			"wide", "none", "wide", "none", "wide", "none", "wide", "none", "wide", "none",
			"none", "wide", "none", "wide", "none", "wide", "none", "wide", "none", "wide",
		}),
	}}
	for point, outflow := range data.Factors[0].Values {
		wide := data.Factors[1].Categories[int(data.Factors[1].Values[point])] == "wide"
		data.Outcome = append(data.Outcome, wide && outflow > 4.2)
	}
	found, err := discovery.Default().Boxes(data, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(found.Boxes[0])
	// Output:
	// Density 1.000 (0.646 to 1.000), coverage 1.000 (0.646 to 1.000), mass 0.350: 7 of interest among 7 of 20 points.
	//
	// | factor | in the box | quasi-p |
	// | --- | --- | --- |
	// | talent outflow, % a year | at least 3.75 | 0.082 |
	// | export controls | wide | 0.0078 |
}
