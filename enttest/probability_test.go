package enttest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"entente/enttest"
)

func TestProbabilityAssertions(t *testing.T) {
	fake := &fakeT{}
	// True in 3 of 12 runs: 0.25.
	p := enttest.RunModel(fake, joinsInEveryFourth(), enttest.Runs(12)).Probability("outsider in citadel at 2025-04")
	assert.Equal(t, 0.25, p.Value)
	assert.True(t, p.AtLeast(0.25) && p.AtMost(0.25) && p.Between(0.25, 0.3))
	assert.Empty(t, fake.messages)
	assert.False(t, p.AtLeast(0.26))
	assert.False(t, p.AtMost(0.24))
	assert.False(t, p.Between(0.3, 1))
	assert.Len(t, fake.messages, 3)
	assert.False(t, fake.stopped, "the test goes on after a failed assertion, as with testify's assert")
	// Wilson for 3 of 12: (0.25 + z²/24 ± z·√(0.25·0.75/12 + z²/576)) / (1 + z²/12) with z² = 3.8415.
	assert.Equal(t, "0.250, 95 % interval 0.089 to 0.532 (3 of 12 runs)", p.String())
}
