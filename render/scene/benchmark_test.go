package scene

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/agents"
)

func BenchmarkFrame(b *testing.B) {
	for _, actors := range []int{60, 2000, 10_000} {
		b.Run(fmt.Sprint(actors), func(b *testing.B) {
			s, err := New(synthetic(b, actors, 7, 6), Options{})
			require.NoError(b, err)
			var list List
			at := 0.0
			for b.Loop() {
				s.Frame(at, &list)
				if at += 0.03; at > s.End() {
					at = 0
				}
			}
			b.ReportAllocs()
		})
	}
}

// BenchmarkFrameWithTies draws as many ties as there are actors, each between two neighbours in the record.
func BenchmarkFrameWithTies(b *testing.B) {
	for _, actors := range []int{60, 2000, 10_000} {
		b.Run(fmt.Sprint(actors), func(b *testing.B) {
			record := synthetic(b, actors, 7, 6)
			for i := range actors {
				record.Ties = append(record.Ties, agents.Tie{A: i, B: (i + 1) % actors, Strength: float64(1-2*(i%2)) / 2})
			}
			s, err := New(record, Options{})
			require.NoError(b, err)
			var list List
			at := 0.0
			for b.Loop() {
				s.Frame(at, &list)
				if at += 0.03; at > s.End() {
					at = 0
				}
			}
			b.ReportAllocs()
		})
	}
}

func BenchmarkLayout(b *testing.B) {
	for _, actors := range []int{60, 2000, 10_000} {
		b.Run(fmt.Sprint(actors), func(b *testing.B) {
			record := synthetic(b, actors, 7, 6)
			for b.Loop() {
				_, err := New(record, Options{})
				require.NoError(b, err)
			}
		})
	}
}
