package random

import (
	"testing"

	"entente/agents/portable"
)

const benchmarkCalls = 1024

// benchmark times a pass over 1024 calls, none waiting for another, and reports
// the time of one.
func benchmark(b *testing.B, pass func()) {
	b.ReportAllocs()
	for b.Loop() {
		pass()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchmarkCalls, "ns/call")
}

// kept takes the results, so that no pass is optimised away.
var kept float64

func BenchmarkBlock(b *testing.B) {
	source := New(1, 2)
	benchmark(b, func() {
		var sum uint64
		for actor := range uint64(benchmarkCalls) {
			block := source.Block(actor, 3, PurposeChoice, 0)
			sum ^= block[0] ^ block[1] ^ block[2] ^ block[3]
		}
		kept = float64(sum)
	})
}

func BenchmarkScheduleBlock(b *testing.B) {
	schedule := New(1, 2).Schedule()
	benchmark(b, func() {
		var sum uint64
		for actor := range uint64(benchmarkCalls) {
			block := schedule.Block(actor, 3, PurposeChoice, 0)
			sum ^= block[0] ^ block[1] ^ block[2] ^ block[3]
		}
		kept = float64(sum)
	})
}

func BenchmarkFloat64(b *testing.B) {
	source := New(1, 2)
	benchmark(b, func() {
		var sum float64
		for actor := range uint64(benchmarkCalls) {
			sum += source.Float64(actor, 3, PurposeChoice, 0)
		}
		kept = sum
	})
}

func BenchmarkGumbel(b *testing.B) {
	words := draws(benchmarkCalls)
	benchmark(b, func() {
		var sum float64
		for _, word := range words {
			sum += portable.Gumbel(word)
		}
		kept = sum
	})
}

func BenchmarkGumbelBound(b *testing.B) {
	words := draws(benchmarkCalls)
	benchmark(b, func() {
		var sum float64
		for _, word := range words {
			sum += portable.GumbelBound(word)
		}
		kept = sum
	})
}
