package random

import (
	"entente/agents/portable"

	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestABlockIsPhiloxOfItsAddress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.Uint64()
		seed, run := word.Draw(t, "seed"), word.Draw(t, "run")
		actor, tick, index := word.Draw(t, "actor"), word.Draw(t, "tick"), word.Draw(t, "index")
		purpose := word.Draw(t, "purpose")
		want := Philox([4]uint64{actor, tick, purpose, index}, [2]uint64{seed, run})
		assert.Equal(t, want, New(seed, run).Block(actor, tick, Purpose(purpose), index))
		schedule := New(seed, run).Schedule()
		assert.Equal(t, want, schedule.Block(actor, tick, Purpose(purpose), index))
		series := schedule.Series(actor, tick, Purpose(purpose))
		assert.Equal(t, want, series.Block(index))
	})
}

func TestASeriesFillsInTheBlocksThatAreAskedFor(t *testing.T) {
	schedule := New(7, 3).Schedule()
	series := schedule.Series(11, 12, PurposeChoice)
	rapid.Check(t, func(t *rapid.T) {
		among, first := rapid.Uint64().Draw(t, "among"), rapid.Uint64().Draw(t, "first")
		among &= rapid.Uint64().Draw(t, "thinned")
		var words [64]uint64
		series.Fill(&words, among, first)
		for at := range uint64(64) {
			if among>>at&1 != 0 {
				assert.Equal(t, schedule.Block(11, 12, PurposeChoice, first+at/4)[at%4], words[at])
			}
			if among>>(at&^3)&15 == 0 {
				assert.Zero(t, words[at], "left out")
			}
		}
	})
}

func TestSingleDrawsAreTheWordsOfTheBlocks(t *testing.T) {
	source := New(7, 3)
	schedule := source.Schedule()
	for index := range uint64(40) {
		block := source.Block(11, 12, PurposeChoice, index/4)
		assert.Equal(t, block[index%4], source.Uint64(11, 12, PurposeChoice, index))
		assert.Equal(t, portable.Uniform(block[index%4]), source.Float64(11, 12, PurposeChoice, index))
		assert.Equal(t, block[index%4], schedule.Uint64(11, 12, PurposeChoice, index))
		assert.Equal(t, portable.Uniform(block[index%4]), schedule.Float64(11, 12, PurposeChoice, index))
	}
}

func TestEveryPartOfTheAddressMatters(t *testing.T) {
	seen := map[uint64]string{}
	for name, draw := range map[string]uint64{
		"as is":           New(1, 2).Uint64(3, 4, PurposeChoice, 5),
		"another seed":    New(9, 2).Uint64(3, 4, PurposeChoice, 5),
		"another run":     New(1, 9).Uint64(3, 4, PurposeChoice, 5),
		"swapped key":     New(2, 1).Uint64(3, 4, PurposeChoice, 5),
		"another actor":   New(1, 2).Uint64(9, 4, PurposeChoice, 5),
		"another tick":    New(1, 2).Uint64(3, 9, PurposeChoice, 5),
		"swapped":         New(1, 2).Uint64(4, 3, PurposeChoice, 5),
		"another purpose": New(1, 2).Uint64(3, 4, PurposeUser, 5),
		"another index":   New(1, 2).Uint64(3, 4, PurposeChoice, 6),
	} {
		assert.NotContains(t, seen, draw, name)
		seen[draw] = name
	}
}

// Draws at neighbouring addresses must be uncorrelated.
func TestNeighboursAreUncorrelated(t *testing.T) {
	const count = 100_000
	source := New(2025, 1)
	for name, pair := range map[string]func(i uint64) (float64, float64){
		"actors": func(i uint64) (float64, float64) {
			return source.Float64(i, 0, PurposeChoice, 0), source.Float64(i+1, 0, PurposeChoice, 0)
		},
		"ticks": func(i uint64) (float64, float64) {
			return source.Float64(1, i, PurposeChoice, 0), source.Float64(1, i+1, PurposeChoice, 0)
		},
		"purposes": func(i uint64) (float64, float64) {
			return source.Float64(i, 1, PurposeRevise, 0), source.Float64(i, 1, PurposeChoice, 0)
		},
		"indices": func(i uint64) (float64, float64) {
			return source.Float64(1, 1, PurposeChoice, i), source.Float64(1, 1, PurposeChoice, i+1)
		},
		"runs": func(i uint64) (float64, float64) {
			return New(1, i).Float64(1, 1, PurposeChoice, 0), New(1, i+1).Float64(1, 1, PurposeChoice, 0)
		},
		"seeds": func(i uint64) (float64, float64) {
			return New(i, 1).Float64(1, 1, PurposeChoice, 0), New(i+1, 1).Float64(1, 1, PurposeChoice, 0)
		},
	} {
		var products float64
		for i := range uint64(count) {
			x, y := pair(i)
			products += float64((x - 0.5) * (y - 0.5))
		}
		// A uniform number has variance 1/12; an estimated correlation of zero has
		// the standard deviation 1/√count.
		assert.InDelta(t, 0, products*12/count, 5/math.Sqrt(count), name)
	}
}

func TestPurposesKeepTheirNumbers(t *testing.T) {
	// A changed number changes every recorded result.
	assert.Equal(t, []Purpose{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 4294967296}, []Purpose{
		PurposeRevise, PurposeChoice, PurposeAdmission, PurposeInvitation, PurposeEvent, PurposePolicy,
		PurposeTalent, PurposeMarket, PurposeSynthetic, PurposeParameter,
		PurposeDesign, PurposeBootstrap, PurposeUser,
	})
}

func TestDrawsDoNotAllocate(t *testing.T) {
	source := New(1, 2)
	var sum float64
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		block := source.Block(1, 2, PurposeChoice, 3)
		sum += portable.Gumbel(block[0]) + portable.GumbelBound(block[1]) + source.Float64(1, 2, PurposeEvent, 3)
	}))
}
