package portable

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The hashes of the bits of a million results each. They are the same on every
// architecture and may change only together with the functions themselves,
// which changes the record of every run.
const (
	goldenExp      = "4dbbdc19bcae22055a68d64a505fae9de578a5a8e13a0c42a5b5195ba53931fe"
	goldenLog      = "e1b8cfb8fbd0d7c6ee6aebf8488788d8fd64f5c0e37d4c3ae64ffb65a323c15b"
	goldenLogistic = "c8f382c41196fdbf034fbc203d62179261d4c31e0613597f12c8fda566334bb6"
)

// goldenInput draws the i-th input: a quarter of any bits at all, the rest from
// the ranges in which the function works.
func goldenInput(source *sequence, i int, low, high, near, width float64) float64 {
	switch i % 4 {
	case 0:
		return math.Float64frombits(source.next())
	case 1:
		return source.between(low, high)
	default:
		return source.between(near-width, near+width)
	}
}

func goldenHash(function func(float64) float64, low, high, near, width float64) string {
	hash := sha256.New()
	source := sequence(1988)
	var buffer [8]byte
	for i := range 1_000_000 {
		x := goldenInput(&source, i, low, high, near, width)
		binary.LittleEndian.PutUint64(buffer[:], math.Float64bits(function(x)))
		hash.Write(buffer[:])
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func TestTheBitsAreTheSameOnEveryArchitecture(t *testing.T) {
	assert.Equal(t, goldenExp, goldenHash(Exp, -750, 715, 0, 30))
	assert.Equal(t, goldenLog, goldenHash(Log, 0, 1e6, 1, 1))
	assert.Equal(t, goldenLogistic, goldenHash(Logistic, -750, 40, 0, 30))
}
