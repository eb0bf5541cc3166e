// Package forecast asks fixed questions of many runs, and scores the answers against what happened.
//
//   - question.go: [Question], [Questions], [Rules]: what is asked, of which month, and how a judge decides.
//   - forecast.go: [Make], [Forecast], [Row]: a probability for each question.
//   - table.go: [Forecast.WriteCSV], [Forecast.WriteJSON], [ReadCSV]: files.
//   - outcomes.go: [ReadOutcomes]: what happened, as a judge writes it down.
//   - score.go: [Scores], [ScoreOf]: Brier and logarithmic scores, calibration, skill.
//
// The questions are part of the program and have a version: they never change once a forecast of that version exists. They are
// about the actors and blocs of the embedded scenario article, and were written before any result was looked at.
package forecast
