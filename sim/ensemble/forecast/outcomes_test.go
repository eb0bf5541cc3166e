package forecast_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/forecast"
)

func TestOutcomesAreRead(t *testing.T) {
	outcomes, err := forecast.ReadOutcomes(strings.NewReader("id,outcome,source\na,1,a page\nb,0,\nc,,not known yet\n"))
	require.NoError(t, err)
	assert.Equal(t, forecast.Outcomes{"a": true, "b": false}, outcomes)
	assert.Equal(t, 2, outcomes.Foreign(nil))
	marked, err := forecast.ReadOutcomes(strings.NewReader("\xef\xbb\xbfid,outcome\r\na,1\r\n"))
	require.NoError(t, err)
	assert.Equal(t, forecast.Outcomes{"a": true}, marked)
}

func TestMistakesInOutcomes(t *testing.T) {
	for text, told := range map[string]string{
		"":                            "there is no first line",
		"id\na\n":                     "write id,outcome",
		"a,1\n":                       "write id,outcome",
		"id,outcome\na,yes\n":         `line 2, a: outcome "yes": write 1 for true`,
		"id,outcome\na,1\nb,0\na,0\n": `line 4: "a" is there twice`,
		"id,outcome\na\n":             "wrong number of fields",
		"id,outcome\n\"a,1\n":         "reading outcomes",
	} {
		_, err := forecast.ReadOutcomes(strings.NewReader(text))
		assert.ErrorContains(t, err, told, text)
	}
}

func FuzzReadOutcomes(f *testing.F) {
	for _, text := range []string{"id,outcome\na,1\nb,0\nc,\n", "id,outcome,source\n\"a\"\"b\",1,x\n", "id,outcome\na,2\n", "\xef\xbb\xbfid,outcome\n", ""} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		outcomes, err := forecast.ReadOutcomes(strings.NewReader(text))
		if err != nil {
			assert.Nil(t, outcomes)
			return
		}
		assert.LessOrEqual(t, len(outcomes), strings.Count(text, "\n")+1+strings.Count(text, "\r"))
		assert.Equal(t, len(outcomes), outcomes.Foreign(nil))
	})
}

func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{"id,probability\na,0.5\n", "id,no_choice,probability\na,1,0\n", "id,probability\na,NaN\n", "id,probability\na,1e400\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		made, err := forecast.ReadCSV(strings.NewReader(text))
		if err != nil {
			assert.Nil(t, made)
			return
		}
		for _, row := range made.Rows {
			assert.True(t, row.Value >= 0 && row.Value <= 1, row.Value)
		}
	})
}
