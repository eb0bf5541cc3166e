package scenarios_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

func TestLimitsAreReadFromText(t *testing.T) {
	var limits scenarios.Limits
	require.NoError(t, limits.Parse("actors=20_000, ticks=5"))
	assert.Equal(t, scenarios.Limits{Actors: 20_000, Ticks: 5}, limits)
	for text, wrong := range map[string]string{
		"actors":    `"actors" names no number`,
		"actor=3":   "did you mean actors?",
		"zzzzzzz=3": "there are bytes, ",
		"actors=0":  "a whole number from 1 on is allowed",
		"blocs=64":  "a whole number from 1 to 63 is allowed",
	} {
		assert.ErrorContains(t, limits.Parse(text), wrong, text)
	}
	assert.Equal(t, scenarios.Limits{Actors: 20_000, Ticks: 5}, limits, "what is wrong sets nothing")
}

func TestAProblemWithALimitSaysHowItIsRaised(t *testing.T) {
	limits := scenarios.Limits{Actors: 2, Blocs: 40}
	assert.Equal(t, "where that is meant, allow more: --limit actors=4", limits.Raisable(scenarios.Problem{Limit: "actors"}).Suggestion)
	assert.Equal(t, "where that is meant, allow more: --limit blocs=63", limits.Raisable(scenarios.Problem{Limit: "blocs"}).Suggestion,
		"no scenario can have more than 63")
	limits.Blocs = scenarios.MaxBlocs
	assert.Empty(t, limits.Raisable(scenarios.Problem{Limit: "blocs"}).Suggestion)
	assert.Empty(t, limits.Raisable(scenarios.Problem{}).Suggestion, "not every problem is one of a limit")
}

func TestAKeptDocumentIsReadWhateverItsSize(t *testing.T) {
	document := make([]byte, 3<<20) // more than the default of 1 MiB
	limits := scenarios.Limits{}.Keeping(document)
	value, _, _ := limits.Limit("bytes")
	assert.Equal(t, len(document)+1, value)
	assert.Equal(t, scenarios.Limits{}, scenarios.Limits{}.Keeping([]byte("name: x\n")), "defaults stay where they do")
}
