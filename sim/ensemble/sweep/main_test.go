package sweep_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"entente/sim"
	"entente/sim/ensemble/sweep"
)

// childFolder is the variable by which a test runs this program again, as a process of its own that carries out a sweep.
const childFolder = "ENTENTE_SWEEP_TEST_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		os.Exit(child(dir))
	}
	os.Exit(m.Run())
}

// child resumes the sweep of killedPlan and says when the first row of it is under way.
func child(dir string) int {
	p := killedPlan()
	build, once := p.Build, sync.Once{}
	p.Build = func(point []float64) (*sim.Model, error) {
		once.Do(func() { fmt.Println("under way") })
		// Most of the time that a row takes is spent asleep, so that the test takes little of the processor.
		time.Sleep(2 * time.Millisecond)
		return build(point)
	}
	if err := sweep.Do(context.Background(), dir, p, sweep.Options{Workers: 2, Resume: true}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// killedPlan has 105 blocks of one row, so that there is much to be lost.
func killedPlan() sweep.Plan {
	p := plan(211, 513)
	p.Rows = 105
	p.Order = func(turn int) int { return turn * 8 % 105 }
	return p
}
