package design

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// million is a design of each kind with about a million rows.
func million(t testing.TB) map[string]Design {
	levels := make([]Factor, 6)
	for i := range levels {
		levels[i] = unit(6)[i].Split(10)
	}
	const n = 1_000_000
	grid, err := NewGrid(levels)
	require.NoError(t, err)
	oneAtATime, err := NewOneAtATime(levels, make([]float64, 6))
	require.NoError(t, err)
	replicated, err := NewReplicated(oneAtATime, n/oneAtATime.Len())
	require.NoError(t, err)
	random, err := NewRandom(ranges(), n, 1)
	require.NoError(t, err)
	hypercube, err := NewLatinHypercube(ranges(), n, 1)
	require.NoError(t, err)
	sobol, err := NewShiftedSobol(ranges(), n, 1)
	require.NoError(t, err)
	morris, err := NewMorris(ranges(), n/4, 6, 1)
	require.NoError(t, err)
	saltelli, err := NewSaltelli(ranges(), n/5, 1)
	require.NoError(t, err)
	return map[string]Design{
		"grid": NewBalanced(grid, 1), "one at a time": NewBalanced(replicated, 1), "random": random, "hypercube": hypercube,
		"sobol": sobol, "morris": morris, "saltelli": saltelli, "random order": NewBalanced(foreign{random}, 1),
	}
}

func TestRowsAllocateNothing(t *testing.T) {
	for name, d := range million(t) {
		point := make([]float64, len(d.Factors()))
		row := 0
		assert.Zero(t, testing.AllocsPerRun(100, func() { d.Point(row, point); row += 997 }), name)
	}
}

// some is every 997th row of a design.
type some struct{ Design }

func (s some) Len() int                    { return s.Design.Len() / 997 }
func (s some) Point(i int, into []float64) { s.Design.Point(997*i, into) }

func TestRowsAreTheSameOnEveryArchitecture(t *testing.T) {
	hashes := map[string]string{}
	for name, d := range million(t) {
		hashes[name] = hashOf(some{d})[:16]
	}
	// Taken from the code itself, on amd64. They may change only together with the rows of every recorded sweep.
	assert.Equal(t, map[string]string{
		"grid": "78c7091317bbf49c", "one at a time": "381e9050c7e5744c", "random": "e27c9ca8ecc7abd2",
		"hypercube": "e1731e9645f24241", "sobol": "1850767346945d9f", "morris": "1b2312b221ec5f33",
		"saltelli": "2c28d2d716e6251c", "random order": "706078778656b001",
	}, hashes)
}

func BenchmarkPoint(b *testing.B) {
	designs := million(b)
	for _, name := range []string{"grid", "one at a time", "random", "hypercube", "sobol", "morris", "saltelli", "random order"} {
		d := designs[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			point := make([]float64, len(d.Factors()))
			row := 0
			for b.Loop() {
				d.Point(row, point)
				row = (row + 997) % d.Len()
			}
		})
	}
}
