package coalition_test

import (
	"context"
	"testing"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/coalition"
)

// finished is the world of korea-stargate after its last tick.
func finished(b *testing.B) *sim.World {
	model, err := scenarios.Model("korea-stargate")
	if err != nil {
		b.Fatal(err)
	}
	w, err := sim.New(model, 1, 0)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Run(context.Background()); err != nil {
		b.Fatal(err)
	}
	return w
}

func BenchmarkStable(b *testing.B) {
	w, e := finished(b), &coalition.Examiner{}
	b.ReportAllocs()
	for b.Loop() {
		e.Stable(w)
	}
}

func BenchmarkNash(b *testing.B) {
	e := coalition.Examine(finished(b))
	b.ReportAllocs()
	for b.Loop() {
		e.Nash()
	}
}

func BenchmarkCore(b *testing.B) {
	e := coalition.Examine(finished(b))
	looked := 0
	for b.Loop() {
		verdict := e.Core(coalition.JointSearch{Admitted: true})
		looked = verdict.Looked
	}
	b.ReportMetric(float64(looked), "moves/op")
}

func BenchmarkPowerOfActors(b *testing.B) {
	w := finished(b)
	for b.Loop() {
		if _, err := coalition.PowerOfActors(w, coalition.Half, coalition.Sampling{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCoreOfTwentyPlayers(b *testing.B) {
	values := make([][]float64, 20)
	for i := range values {
		for j := range 20 {
			values[i] = append(values[i], float64((3*i+5*j)%7-3))
		}
	}
	game, err := coalition.NewSeparable(values)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := coalition.Judge(coalition.Core, game, make(coalition.Partition, 20), coalition.Search{}); err != nil {
			b.Fatal(err)
		}
	}
}
