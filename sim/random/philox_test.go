package random

import (
	"math/bits"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPhiloxGivesThePublishedAnswers(t *testing.T) {
	// Random123, tests/kat_vectors, the three lines "philox4x64 10".
	const ones = 1<<64 - 1
	for _, test := range []struct {
		name    string
		counter [4]uint64
		key     [2]uint64
		answer  [4]uint64
	}{
		{
			"zeros", [4]uint64{}, [2]uint64{},
			[4]uint64{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b},
		},
		{
			"ones", [4]uint64{ones, ones, ones, ones}, [2]uint64{ones, ones},
			[4]uint64{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0},
		},
		{
			"digits of pi",
			[4]uint64{0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89},
			[2]uint64{0x452821e638d01377, 0xbe5466cf34e90c6c},
			[4]uint64{0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			assert.Equal(t, test.answer, Philox(test.counter, test.key))
		})
	}
}

// Each bit of the counter or the key, flipped, must flip each of the 256 output
// bits with probability ½, or neighbouring addresses would share luck.
func TestOneFlippedInputBitFlipsHalfOfTheOutput(t *testing.T) {
	const samples = 256
	for bit := range 384 {
		flips := 0
		for sample := range uint64(samples) {
			words := [6]uint64{sample, sample % 7, sample % 3, 0, 42, sample % 5}
			before := Philox([4]uint64(words[:4]), [2]uint64(words[4:]))
			words[bit/64] ^= 1 << (bit % 64)
			after := Philox([4]uint64(words[:4]), [2]uint64(words[4:]))
			for lane := range 4 {
				flips += bits.OnesCount64(before[lane] ^ after[lane])
			}
		}
		// 65,536 fair coins: standard deviation 128, six of which leave one chance
		// in 10^6 over all 384 bits.
		assert.InDelta(t, samples*256/2, flips, 6*128, "input bit %d", bit)
	}
}
