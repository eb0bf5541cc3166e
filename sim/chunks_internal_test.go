package sim

import (
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEachPartIsDoneOnce(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 5, 100} {
		w := &World{Workers: workers, chunks: newChunks(10, 1)}
		for _, count := range []int{0, 1, 2, 64, 1000} {
			done := make([]atomic.Int32, count)
			w.eachPart(count, func(_ *World, part int) { done[part].Add(1) })
			for part := range done {
				require.EqualValues(t, 1, done[part].Load(), "part %d of %d, %d workers", part, count, workers)
			}
		}
	}
}

func TestPanicInAPartIsTheCallers(t *testing.T) {
	for _, workers := range []int{1, 2, 5} {
		w := &World{Workers: workers, chunks: newChunks(10, 1)}
		fails := func(_ *World, part int) {
			if part == 3 {
				panic("part 3 fails")
			}
		}
		assert.PanicsWithValue(t, "part 3 fails", func() { w.eachPart(7, fails) }, "%d workers", workers)
		assert.NotPanics(t, func() { w.eachPart(3, fails) }, "nothing of it is left, %d workers", workers)
	}
}

func TestChunksCoverAllActors(t *testing.T) {
	for _, test := range []struct{ actors, sums, count int }{
		{0, 10, 1}, {1, 10, 1}, {chunkActors, 10, 1}, {chunkActors + 1, 10, 2}, {10 * chunkActors, 10, 10},
		{10 * chunkActors, 3 * chunkActors, 4}, // a chunk has as many actors as sums
	} {
		c := newChunks(test.actors, test.sums)
		assert.Equal(t, test.count, c.count, "%+v", test)
		next := 0
		for chunk := range c.count {
			first, last := c.bounds(chunk)
			assert.Equal(t, next, first)
			next = last
		}
		assert.Equal(t, test.actors, next)
	}
}
