package sim_test

import (
	"context"
	"fmt"

	"entente/sim"
)

// A run is kept in the middle and gone on with twice: as it was, and in a world where every membership takes more attention.
func ExampleRestore() {
	ctx := context.Background()
	model := sim.Synthetic(20, 3, 2, 1)
	w, err := sim.New(model, 1, 0)
	if err != nil {
		panic(err)
	}
	recorder := sim.NewRecorder(w)
	w.Observe(recorder)
	if err := w.RunTo(ctx, 24); err != nil {
		panic(err)
	}
	checkpoint, err := w.Checkpoint(recorder.Record())
	if err != nil {
		panic(err)
	}
	if err := w.Run(ctx); err != nil {
		panic(err)
	}

	goOn := func(patched *sim.Model) *sim.Record {
		w, err := sim.Restore(model, checkpoint)
		if err != nil {
			panic(err)
		}
		if err := w.Rebase(patched); err != nil {
			panic(err)
		}
		recorder, err := checkpoint.Recorder(w)
		if err != nil {
			panic(err)
		}
		w.Observe(recorder)
		if err := w.Run(ctx); err != nil {
			panic(err)
		}
		return recorder.Record()
	}
	same := goOn(model)
	fmt.Println("as if never stopped:", same.SHA256() == recorder.Record().SHA256())

	patched := sim.Synthetic(20, 3, 2, 1)
	patched.Parameters.Attention = 1
	other := goOn(patched)
	ofBranch, ofRun := sim.FirstDifference(other, same)
	fmt.Println("the same before tick 24:", min(ofBranch.Tick, ofRun.Tick) >= 24)
	// Output:
	// as if never stopped: true
	// the same before tick 24: true
}
