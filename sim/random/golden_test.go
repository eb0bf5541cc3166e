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
// every architecture. That of the draws may change only together with those of every run.
const goldenGumbel = "2ed848421415c6ecb2b464b93534f95a450b167ea79f6d00c1c9199080620ec9"

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
