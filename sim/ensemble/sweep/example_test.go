package sweep_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// A sweep of a parameter over five values, and what it says of an outcome.
func Example() {
	base := sim.Synthetic(30, 4, 3, 1)
	top, err := os.MkdirTemp("", "sweep")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(top)
	dir := filepath.Join(top, "temperature")
	plan := sweep.Plan{
		Names: []string{"temperature"},
		Rows:  5,
		Point: func(row int, into []float64) { into[0] = float64(row) / 10 },
		// The ends and the middle first: a sweep that is cut short has seen the whole range.
		Order: func(turn int) int { return []int{0, 4, 2, 1, 3}[turn] },
		Build: func(point []float64) (*sim.Model, error) {
			if point[0] == 0.1 {
				return nil, fmt.Errorf("temperature %v is not wanted", point[0])
			}
			model := *base
			model.Parameters.Temperature = point[0]
			return &model, nil
		},
		Outcomes: []string{`share("b0")`},
		Runs:     50,
		Seed:     1,
	}
	// Resume goes on where a former process was stopped; here there was none.
	if err := sweep.Do(context.Background(), dir, plan, sweep.Options{Resume: true}); err != nil {
		fmt.Println(err)
		return
	}
	found, err := sweep.Read(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d of %d rows, finished: %v\n", found.Done, found.Rows, found.Finished)
	err = found.Each(func(row *sweep.Row) error {
		if row.Error != "" {
			fmt.Printf("temperature %.1f: %s\n", row.Point[0], row.Error)
			return nil
		}
		share := row.Estimates[0]
		fmt.Printf("temperature %.1f: share of b0 %.4f, 95 %% interval %.4f to %.4f\n", row.Point[0], share.Value, share.Low, share.High)
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	verified, err := sweep.Verify(context.Background(), dir, 3, 1, plan.Build)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d of %d rows run again agree to the last bit\n", verified.Agreed, len(verified.Checks))
	// Output:
	// 5 of 5 rows, finished: true
	// temperature 0.0: share of b0 0.0659, 95 % interval 0.0626 to 0.0693
	// temperature 0.4: share of b0 0.2842, 95 % interval 0.2593 to 0.3091
	// temperature 0.2: share of b0 0.2424, 95 % interval 0.2134 to 0.2713
	// temperature 0.1: build the model: temperature 0.1 is not wanted
	// temperature 0.3: share of b0 0.2714, 95 % interval 0.2469 to 0.2959
	// 3 of 3 rows run again agree to the last bit
}
