package forecast_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/forecast"
)

func TestAModelWithoutTheQuestionsActorsIsRefused(t *testing.T) {
	model := sim.Synthetic(2, 1, 1, 1)
	model.Calendar = sim.Calendar{Start: date(t, "2025-01"), End: date(t, "2025-06"), Length: sim.Month}
	_, err := forecast.Make(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: 2})
	var unsuited *forecast.UnsuitedModel
	require.ErrorAs(t, err, &unsuited)
	assert.ErrorContains(t, err, "question in.")

	model.Calendar.End = date(t, "2025-05")
	_, err = forecast.Make(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: 2})
	assert.ErrorIs(t, err, forecast.ErrNoQuestions)
}

func date(t *testing.T, text string) time.Time {
	t.Helper()
	date, err := sim.ParseDate(text)
	require.NoError(t, err)
	return date
}

func TestStatementsKeepTheirMonthsTogether(t *testing.T) {
	row := func(condition, month string) forecast.Row {
		return forecast.Row{Question: forecast.Question{Condition: condition, Month: month}}
	}
	f := forecast.Forecast{Rows: []forecast.Row{row("a", "1"), row("a", "2"), row("b", "1")}}
	statements := f.Statements()
	require.Len(t, statements, 2)
	assert.Len(t, statements[0], 2)
	assert.Equal(t, "b", statements[1][0].Condition)
}
