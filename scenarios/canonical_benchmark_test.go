package scenarios_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// BenchmarkDocument times what a sweep asks of a resolved scenario for each of its rows.
func BenchmarkDocument(b *testing.B) {
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(b, err)
	b.Run("hash", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scenarios.Hash(resolved.Document)
		}
	})
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := scenarios.Build(&resolved.Document); err != nil {
				b.Fatal(err)
			}
		}
	})
}
