package random

import (
	"entente/agents/portable"

	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The hash of the bits of a million Gumbel draws and their bounds: the same on
// every architecture. It may change only together with the draws of every run.
const goldenGumbel = "fcdbd9c681b7186a9fce00e94def31c263a5516cce345c577a57103ba32b8f9d"

func TestTheDrawsAreTheSameOnEveryArchitecture(t *testing.T) {
	hash := sha256.New()
	var buffer [16]byte
	for _, word := range draws(1_000_000) {
		binary.LittleEndian.PutUint64(buffer[:], math.Float64bits(portable.Gumbel(word)))
		binary.LittleEndian.PutUint64(buffer[8:], math.Float64bits(portable.GumbelBound(word)))
		hash.Write(buffer[:])
	}
	assert.Equal(t, goldenGumbel, hex.EncodeToString(hash.Sum(nil)))
}
