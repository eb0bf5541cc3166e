package clock

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBothClocksRun(t *testing.T) {
	now := Start().Now
	began := now()
	for now().Minus(began).Processor <= 0 {
		// Asking is work, until the processor's clock has moved.
	}
	took := now().Minus(began)
	assert.Positive(t, took.Passed)
	assert.Positive(t, took.Processor)
	assert.Equal(t, took, took.Plus(Spent{}))
}
