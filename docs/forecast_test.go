package docs_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/forecast"
)

// forecastRuns is how many runs the page's forecast has, as the command by default.
const forecastRuns = 1000

func TestTheForecastIsCurrent(t *testing.T) {
	rules, err := forecast.Rules()
	require.NoError(t, err)
	var list strings.Builder
	for _, rule := range rules {
		fmt.Fprintf(&list, "- `%s`: %s\n", rule.Name, rule.Text.English)
	}
	checkParts(t, "forecast.md", map[string]string{"rules": list.String(), "forecast": forecastTables(t)})
}

// forecastTables are the forecast of article with default weights: memberships by actor and bloc, then all else.
func forecastTables(t *testing.T) string {
	resolved, err := scenarios.Load("article")
	require.NoError(t, err)
	document := resolved.Document.Clone()
	document.Clock.End = "2026-06" // as the command by default
	model, err := scenarios.Build(document)
	require.NoError(t, err)
	made, err := forecast.Make(context.Background(), ensemble.Runs{Model: model, Seed: 1, Count: forecastRuns})
	require.NoError(t, err)

	var page strings.Builder
	fmt.Fprintf(&page, "`%s`, %d runs, seed %d, questions of version %d. Numbers are probabilities at the end of June 2025, December 2025 and June\n"+
		"2026; in italics where nobody choosing would make it true. Memberships that came about in no run are left empty: 0.\n\n",
		made.Scenario, made.Runs, made.Seed, made.Questions)
	members, others := membershipRows(made, model)
	page.WriteString("| in |")
	for _, bloc := range model.Blocs {
		fmt.Fprintf(&page, " %s |", bloc.Name.English)
	}
	page.WriteString("\n| --- |" + strings.Repeat(" --- |", len(model.Blocs)) + "\n" + members)
	page.WriteString("\n| | 2025-06 | 2025-12 | 2026-06 |\n| --- | ---: | ---: | ---: |\n" + others)
	return page.String()
}

// membershipRows are the lines of both tables.
func membershipRows(made *forecast.Forecast, model *sim.Model) (members, others string) {
	var in, rest strings.Builder
	actor := ""
	for _, statement := range made.Statements() {
		cells := make([]string, 0, len(statement))
		for _, row := range statement {
			cell := fmt.Sprintf("%.2f", row.Value)
			if row.Still == 1 {
				cell = "*" + cell + "*"
			}
			cells = append(cells, cell)
		}
		who, _, isMember := strings.Cut(statement[0].Condition, " in ")
		if !isMember {
			fmt.Fprintf(&rest, "| %s | %s |\n", statement[0].Text.English, strings.Join(cells, " | "))
			continue
		}
		if who != actor {
			if actor != "" {
				in.WriteString("\n")
			}
			actor = who
			at := slices.IndexFunc(model.Names().Actors, func(id string) bool { return id == who })
			in.WriteString("| " + model.Actors[at].Name.English + " |")
		}
		cell := " " + strings.Join(cells, " ")
		if slices.IndexFunc(statement, func(row forecast.Row) bool { return row.Value > 0 || row.Still > 0 }) < 0 {
			cell = ""
		}
		in.WriteString(cell + " |")
	}
	return in.String() + "\n", rest.String()
}
