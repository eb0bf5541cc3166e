package random

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"entente/agents/portable"
)

// draws returns count words of one source, as a run would draw them.
func draws(count int) []uint64 {
	source := New(4, 2)
	words := make([]uint64, 0, count)
	for actor := uint64(0); len(words) < count; actor++ {
		block := source.Block(actor%1000, actor/1000, PurposeChoice, 0)
		words = append(words, block[:]...)
	}
	return words
}

func TestUniformNeverReachesZeroOrOne(t *testing.T) {
	assert.Equal(t, 0x1p-53, portable.Uniform(0))
	assert.Equal(t, 1-0x1p-53, portable.Uniform(1<<64-1))
	// Half of 2^52, plus half a step of 2^-52.
	assert.Equal(t, 0.5+0x1p-53, portable.Uniform(1<<63))
}

func TestUniformIsSymmetricAndRising(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low, high := rapid.Uint64().Draw(t, "low"), rapid.Uint64().Draw(t, "high")
		assert.Equal(t, 1-portable.Uniform(low), portable.Uniform(^low))
		assert.LessOrEqual(t, portable.Uniform(min(low, high)), portable.Uniform(max(low, high)))
	})
}

func TestUniformFillsTheIntervalEvenly(t *testing.T) {
	const count, cells = 1_000_000, 1000
	var filled [cells]int
	for _, word := range draws(count) {
		filled[int(portable.Uniform(word)*cells)]++
	}
	var chiSquare float64
	for _, number := range filled {
		difference := float64(number) - count/cells
		chiSquare += float64(difference*difference) / (count / cells)
	}
	// 999 degrees of freedom: mean 999, standard deviation √(2·999); five of them.
	assert.InDelta(t, cells-1, chiSquare, 5*math.Sqrt(2*(cells-1)))
}
