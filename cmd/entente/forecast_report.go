package main

import (
	"fmt"
	"slices"
	"strings"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/forecast"
)

// forecastReport is a table with a line for each statement and a column for each month. Memberships that came about in no run
// are counted and left out.
func forecastReport(made *forecast.Forecast, model *sim.Model, options *forecastOptions) string {
	var text strings.Builder
	calendar := model.Calendar
	fmt.Fprintf(&text, "%s\n%s, seed %d: %d runs, %s to %s; questions of version %d\n\n",
		options.lang.of(scenarios.Text(model.Title)), made.Scenario, made.Seed, made.Runs, calendar.Label(0), calendar.Label(calendar.Ticks()-1), made.Questions)
	var months []string
	for _, row := range made.Rows {
		if !slices.Contains(months, row.Month) {
			months = append(months, row.Month)
		}
	}
	found, absent := newTable(append([]string{"Probability at the end of"}, months...)...), 0
	for _, statement := range made.Statements() {
		if statement[0].Kind == "in" && !slices.ContainsFunc(statement, func(row forecast.Row) bool { return row.Value > 0 }) {
			absent++
			continue
		}
		cells := []string{options.lang.of(scenarios.Text(statement[0].Text))}
		for _, month := range months {
			cell := ""
			for _, row := range statement {
				if row.Month == month {
					cell = fmt.Sprintf("%.2f (%.2f-%.2f)", row.Value, row.Low, row.High)
				}
			}
			cells = append(cells, cell)
		}
		found.add(cells...)
	}
	text.WriteString(found.text("  "))
	fmt.Fprintf(&text, "\n%d further memberships came about in no run: --out has them, and how a judge decides each question.\n", absent)
	return text.String()
}
