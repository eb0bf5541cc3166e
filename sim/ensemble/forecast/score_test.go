package forecast_test

import (
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble"
	"entente/sim/ensemble/forecast"
)

// rowsOf are rows of given probabilities, with ids 0, 1 and so on; nobody choosing would leave all of them false.
func rowsOf(probabilities ...float64) []forecast.Row {
	var rows []forecast.Row
	for k, p := range probabilities {
		rows = append(rows, forecast.Row{Question: forecast.Question{ID: strconv.Itoa(k)}, Interval: ensemble.Interval{Value: p}})
	}
	return rows
}

func TestScoresOfFourForecasts(t *testing.T) {
	rows := rowsOf(0.9, 0.2, 0, 0.5, 0.7)
	scores, err := forecast.ScoreOf(rows, forecast.Outcomes{"0": true, "1": false, "2": true, "3": true})
	require.NoError(t, err)
	assert.Equal(t, 4, scores.Questions)
	assert.InDelta(t, 0.75, scores.True, 1e-15)
	// (0.1² + 0.2² + 1² + 0.5²) / 4
	assert.InDelta(t, 0.325, scores.Brier, 1e-15)
	// The third counts as 0.01.
	assert.InDelta(t, -(math.Log(0.9)+math.Log(0.8)+math.Log(0.01)+math.Log(0.5))/4, scores.Log, 1e-15)
	assert.InDelta(t, 1-0.325/0.25, scores.SkillHalf, 1e-15)
	assert.InDelta(t, 1-0.325/0.1875, scores.SkillBase, 1e-15) // 0.75 · 0.25
	assert.InDelta(t, 1-0.325/0.75, scores.SkillStill, 1e-15)  // nobody choosing is wrong three times of four
	assert.Equal(t, []forecast.Bin{
		{Low: 0, High: 0.1, Questions: 1, Forecast: 0, True: 1}, {Low: 0.2, High: 0.3, Questions: 1, Forecast: 0.2, True: 0},
		{Low: 0.5, High: 0.6, Questions: 1, Forecast: 0.5, True: 1}, {Low: 0.9, High: 1, Questions: 1, Forecast: 0.9, True: 1},
	}, scores.Calibration)
}

func TestNothingIsScoredWithoutOutcomes(t *testing.T) {
	_, err := forecast.ScoreOf(rowsOf(0.5), forecast.Outcomes{"other": true})
	assert.ErrorContains(t, err, "none of the 1 questions")
}

// drawn are random forecasts with an outcome for each.
func drawn(t *rapid.T) ([]forecast.Row, forecast.Outcomes) {
	probabilities := rapid.SliceOfN(rapid.Float64Range(0, 1), 1, 30).Draw(t, "probabilities")
	outcomes := forecast.Outcomes{}
	for k := range probabilities {
		outcomes[strconv.Itoa(k)] = rapid.Bool().Draw(t, "outcome")
	}
	return rowsOf(probabilities...), outcomes
}

func TestScoresAreBoundedAndSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, outcomes := drawn(t)
		scores, err := forecast.ScoreOf(rows, outcomes)
		require.NoError(t, err)
		assert.True(t, scores.Brier >= 0 && scores.Brier <= 1, scores.Brier)
		assert.True(t, scores.Log >= 0 && scores.Log <= -math.Log(forecast.Clip)+1e-12, scores.Log)
		questions := 0
		for _, bin := range scores.Calibration {
			questions += bin.Questions
			assert.True(t, bin.Forecast >= bin.Low-1e-9 && bin.Forecast <= bin.High+1e-9, bin)
		}
		assert.Equal(t, len(rows), questions)

		// Asking the opposite of every question changes neither score.
		opposite := forecast.Outcomes{}
		for k := range rows {
			rows[k].Value = 1 - rows[k].Value
			opposite[rows[k].ID] = !outcomes[rows[k].ID]
		}
		turned, err := forecast.ScoreOf(rows, opposite)
		require.NoError(t, err)
		assert.InDelta(t, scores.Brier, turned.Brier, 1e-12)
		assert.InDelta(t, scores.Log, turned.Log, 1e-12)
	})
}

// Both rules are proper: whoever believes that a question comes true with a probability expects the best score by saying so.
func TestHonestyScoresBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		believed := rapid.Float64Range(forecast.Clip, 1-forecast.Clip).Draw(t, "believed")
		said := rapid.Float64Range(0, 1).Draw(t, "said")
		expected := func(p float64) (brier, log float64) {
			for _, outcome := range []bool{true, false} {
				scores, err := forecast.ScoreOf(rowsOf(p), forecast.Outcomes{"0": outcome})
				require.NoError(t, err)
				weight := believed
				if !outcome {
					weight = 1 - believed
				}
				brier += weight * scores.Brier
				log += weight * scores.Log
			}
			return brier, log
		}
		brier, log := expected(believed)
		otherBrier, otherLog := expected(said)
		assert.LessOrEqual(t, brier, otherBrier+1e-12)
		assert.LessOrEqual(t, log, otherLog+1e-12)
	})
}

func TestAPerfectForecastScoresPerfectly(t *testing.T) {
	scores, err := forecast.ScoreOf(rowsOf(1, 0), forecast.Outcomes{"0": true, "1": false})
	require.NoError(t, err)
	assert.Zero(t, scores.Brier)
	assert.InDelta(t, -math.Log(1-forecast.Clip), scores.Log, 1e-15) // clipped, so not quite 0
	assert.Equal(t, 1.0, scores.SkillHalf)
	same, err := forecast.ScoreOf(rowsOf(1, 1), forecast.Outcomes{"0": true, "1": true})
	require.NoError(t, err)
	assert.True(t, math.IsNaN(same.SkillBase), "who knows that all come true cannot be beaten")
}
