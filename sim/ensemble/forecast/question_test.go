package forecast_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/forecast"
)

// The hash of the questions of version 1: they may not change. Who changes one adds a file with the next version.
const questions1 = "b44736d2c2bee398285ebea21e553af95143007afc94502b28da1d032832e5da"

func TestQuestionsOfAVersionNeverChange(t *testing.T) {
	text, err := os.ReadFile("questions-1.csv")
	require.NoError(t, err)
	hash := sha256.Sum256(text)
	assert.Equal(t, questions1, hex.EncodeToString(hash[:]))
	assert.Equal(t, 1, forecast.Version)
}

func TestEveryQuestionCanBeDecided(t *testing.T) {
	questions, err := forecast.Questions()
	require.NoError(t, err)
	rules, err := forecast.Rules()
	require.NoError(t, err)
	known := map[string]bool{}
	for _, rule := range rules {
		assert.NotEmpty(t, rule.Text.English)
		assert.NotEmpty(t, rule.Text.Korean)
		known[rule.Name] = true
	}
	// 43 actors that the article names in 5 blocs, and 43 other statements, each for 3 months.
	assert.Len(t, questions, (43*5+43)*3)
	seen, used := map[string]bool{}, map[string]bool{}
	for _, question := range questions {
		assert.False(t, seen[question.ID], question.ID)
		seen[question.ID], used[question.Rule] = true, true
		assert.True(t, known[question.Rule], question.Rule)
		assert.Regexp(t, regexp.MustCompile(`^[a-z]+\.[a-z0-9_.]+@20\d\d-\d\d$`), question.ID)
		assert.NotEmpty(t, question.Text.English)
		assert.NotEmpty(t, question.Text.Korean)
	}
	assert.Equal(t, known, used)
	assert.Equal(t, "2025-06-30", questions[0].ResolvesOn())
}
