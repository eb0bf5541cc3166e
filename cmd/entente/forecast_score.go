package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"entente/sim/ensemble/forecast"
)

// scoreForecast scores a forecast's file against what happened.
func (m *Main) scoreForecast(command *cobra.Command, arguments []string, options *forecastOptions) error {
	if len(arguments) != 1 {
		return usagef("write entente forecast --score OUTCOMES.csv FORECAST.csv", "--score needs the CSV file of a forecast")
	}
	for _, flag := range []string{"to", "runs", "seed", "workers", "out"} {
		if command.Flags().Changed(flag) {
			return usagef("", "--%s goes with a forecast, not with --score", flag)
		}
	}
	made, err := readFile(arguments[0], forecast.ReadCSV)
	if err != nil {
		return err
	}
	outcomes, err := readFile(options.score, forecast.ReadOutcomes)
	if err != nil {
		return err
	}
	text, err := scoreReport(made.Rows, outcomes)
	if err != nil {
		return err
	}
	if foreign := outcomes.Foreign(made.Rows); foreign > 0 {
		fmt.Fprintf(m.Stderr, "warning: %d outcomes are of no question in the forecast\n", foreign)
	}
	_, err = io.WriteString(m.Stdout, text)
	return err
}

// readFile reads a file as something.
func readFile[T any](name string, read func(io.Reader) (T, error)) (T, error) {
	var none T
	file, err := os.Open(name)
	if err != nil {
		return none, err
	}
	defer file.Close()
	found, err := read(file)
	if err != nil {
		return none, fmt.Errorf("%s: %w", name, err)
	}
	return found, nil
}

// scoreReport tells the scores of all questions and of each kind, and calibration.
func scoreReport(rows []forecast.Row, outcomes forecast.Outcomes) (string, error) {
	all, err := forecast.ScoreOf(rows, outcomes)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d of %d questions have a known outcome. Brier: 0 is perfect, 0.25 is one half always. Log: 0 is perfect, 0.693 is one\n"+
		"half always, with probabilities kept %g from 0 and 1. Skill is 1 - Brier / the reference's: 1 is perfect, below 0 is worse.\n\n",
		all.Questions, len(rows), forecast.Clip)
	scores := newTable("", ">questions", ">came true", ">Brier", ">log", ">skill to 1/2", ">to base rate", ">to nobody choosing")
	scores.add(scoreCells("all", all)...)
	for _, kind := range forecast.Kinds(rows) {
		if part, err := forecast.ScoreOf(forecast.OfKind(rows, kind), outcomes); err == nil {
			scores.add(scoreCells(kind, part)...)
		}
	}
	text.WriteString(scores.text("  "))
	text.WriteString("\nCalibration\n")
	calibration := newTable("probability", ">questions", ">mean forecast", ">came true")
	for _, bin := range all.Calibration {
		calibration.add(fmt.Sprintf("%.1f to %.1f", bin.Low, bin.High), fmt.Sprint(bin.Questions), fmt.Sprintf("%.3f", bin.Forecast), fmt.Sprintf("%.3f", bin.True))
	}
	text.WriteString(calibration.text("  "))
	return text.String(), nil
}

func scoreCells(name string, s forecast.Scores) []string {
	cells := []string{name, fmt.Sprint(s.Questions)}
	for _, value := range []float64{s.True, s.Brier, s.Log, s.SkillHalf, s.SkillBase, s.SkillStill} {
		cell := "-"
		if !math.IsNaN(value) {
			cell = fmt.Sprintf("%.3f", value)
		}
		cells = append(cells, cell)
	}
	return cells
}
