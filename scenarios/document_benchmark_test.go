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
	settings := []scenarios.Setting{
		{Path: "weights.rivalry", Value: scenarios.Number(1.5)},
		{Path: "states.KR.policy.firm_support_fraction", Value: scenarios.Number(0.2)},
		{Path: "actors.samsung.invest_usd_bn_per_year", Value: scenarios.Number(40)},
	}
	b.Run("clone", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			resolved.Document.Clone()
		}
	})
	b.Run("apply", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := scenarios.Apply(resolved, settings); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("model of a row", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := resolved.Model(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("levers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			scenarios.Levers(&resolved.Document)
		}
	})
}
