package discovery_test

import (
	"testing"

	"entente/sim/ensemble/discovery"
)

// The box of 10,000 runs over ten factors.
func BenchmarkBoxes(b *testing.B) {
	data, luck := uniform(1, 10000, 10)
	for point := range data.Outcome {
		inside := data.Factors[0].Values[point] > 0.4 && data.Factors[1].Values[point] < 0.5 && data.Factors[2].Values[point] > 0.3
		data.Outcome[point] = inside != (luck[point] < 0.05)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := discovery.Default().Boxes(data, 1); err != nil {
			b.Fatal(err)
		}
	}
}
