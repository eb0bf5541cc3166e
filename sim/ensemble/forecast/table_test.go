package forecast_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim/ensemble"
	"entente/sim/ensemble/forecast"
)

func TestAForecastIsReadBack(t *testing.T) {
	made := &forecast.Forecast{Runs: 3, Seed: 1, Scenario: "article", Hash: "abc", Program: "devel", Questions: 1, Rows: []forecast.Row{{
		Question: forecast.Question{ID: "in.a.b@2025-06", Kind: "in", Month: "2025-06", Rule: "r", Condition: "a in b", Text: agents.Text{English: "A, in \"B\""}},
		Interval: ensemble.Wilson(1, 3), Still: 1,
	}}}
	var text bytes.Buffer
	require.NoError(t, made.WriteCSV(&text))
	assert.Equal(t, 2, strings.Count(text.String(), "\n"))
	read, err := forecast.ReadCSV(&text)
	require.NoError(t, err)
	require.Len(t, read.Rows, 1)
	assert.Equal(t, made.Rows[0].ID, read.Rows[0].ID)
	assert.Equal(t, made.Rows[0].Value, read.Rows[0].Value)
	assert.Equal(t, made.Rows[0].Still, read.Rows[0].Still)
	assert.Equal(t, "in", read.Rows[0].Kind)

	text.Reset()
	require.NoError(t, made.WriteJSON(&text))
	var whole map[string]any
	require.NoError(t, json.Unmarshal(text.Bytes(), &whole))
	assert.Equal(t, "abc", whole["scenario_sha256"])
	assert.Len(t, whole["forecast"], 1)
	assert.NotEmpty(t, whole["rules"])
}

func TestMistakesInForecasts(t *testing.T) {
	for text, told := range map[string]string{
		"":                                  "no first line",
		"id,p\n":                            "needs id and probability",
		"id,probability\na,1.5\n":           `line 2, a: "1.5" is no probability`,
		"id,probability\na,NaN\n":           "is no probability",
		"id,probability\na,1\na,1\n":        `line 3: "a" is there twice`,
		"id,probability,no_choice\na,1,x\n": "no_choice",
	} {
		_, err := forecast.ReadCSV(strings.NewReader(text))
		assert.ErrorContains(t, err, told, text)
	}
}
