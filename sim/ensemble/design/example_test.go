package design_test

import (
	"fmt"

	"entente/sim/ensemble/design"
)

// policies are two levers: one over a range, one with levels.
func policies() []design.Factor {
	return []design.Factor{
		{Name: "support", Low: 0, High: 0.2},
		{Name: "openness", Levels: []float64{0, 0.5, 1}},
	}
}

// Rows are asked for by number, into a slice that serves for all of them.
func Example() {
	plan, err := design.NewSobol(policies(), 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	point := make([]float64, 2)
	for i := range plan.Len() {
		plan.Point(i, point)
		fmt.Println(point)
	}
	// Output:
	// [0 0]
	// [0.1 0.5]
	// [0.15000000000000002 0]
	// [0.05 1]
}

// A factor that is a range gets levels before it goes into a grid.
func ExampleNewGrid() {
	factors := policies()
	if _, err := design.NewGrid(factors); err != nil {
		fmt.Println(err)
	}
	factors[0] = factors[0].Split(3)
	grid, err := design.NewGrid(factors)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(factors[0].Levels, grid.Len(), "combinations")
	// Output:
	// grid: factor support is a range from 0 to 0.2: list its levels, or split it into some
	// [0 0.1 0.2] 9 combinations
}

// In balanced order a third of a grid has tried each level once already.
func ExampleNewBalanced() {
	factors := policies()
	factors[0] = factors[0].Split(3)
	grid, err := design.NewGrid(factors)
	if err != nil {
		fmt.Println(err)
		return
	}
	order := design.NewBalanced(grid, 1)
	point := make([]float64, 2)
	for turn := range 3 {
		order.Point(turn, point)
		fmt.Println("row", order.Row(turn), point)
	}
	// Output:
	// row 6 [0.2 0]
	// row 5 [0.1 1]
	// row 1 [0 0.5]
}

// A trajectory changes one factor at a time.
func ExampleNewMorris() {
	plan, err := design.NewMorris([]design.Factor{{Name: "a", Low: 0, High: 3}, {Name: "b", Low: 0, High: 30}}, 2, 4, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	point := make([]float64, 2)
	for i := range plan.Len() {
		plan.Point(i, point)
		fmt.Println(point)
	}
	fmt.Println(plan.Moves(1))
	// Output:
	// [1 20]
	// [1 0]
	// [3 0]
	// [3 0]
	// [3 20]
	// [1 20]
	// [{1 1} {0 -1}]
}
