package docs_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
)

// generated are the parts of the ODD description that come from the code, by the name between their marks.
func generated(t *testing.T) map[string]string {
	return map[string]string{
		"scale": scaleTable(t), "phases": phaseList(), "parameters": parameterTable(), "terms": termTable(), "admission": admissionTable(),
	}
}

// parameterTable lists the engine's parameters.
func parameterTable() string {
	var table strings.Builder
	table.WriteString("| parameter | unit | default | range | what | source |\n| --- | --- | ---: | --- | --- | --- |\n")
	for _, p := range sim.ParameterTable() {
		fmt.Fprintf(&table, "| `%s` | %s | %g | %g to %g | %s | %s |\n", p.Name, p.Unit, p.Default, p.Low, p.High, p.About, p.Source)
	}
	return table.String()
}

// termTable lists the terms by which actors choose.
func termTable() string {
	var table strings.Builder
	table.WriteString("| term | about | formula | weight | range | source |\n| --- | --- | --- | ---: | --- | --- |\n")
	for _, term := range agents.Terms() {
		table.WriteString(termRow(term.Term.About(), term.Weight, term.Low, term.High))
	}
	return table.String()
}

// admissionTable lists the terms by which blocs judge.
func admissionTable() string {
	var table strings.Builder
	table.WriteString("| term | about | formula | weight | range | source |\n| --- | --- | --- | ---: | --- | --- |\n")
	for _, term := range agents.AdmissionTerms() {
		table.WriteString(termRow(term.Term.About(), term.Weight, term.Low, term.High))
	}
	return table.String()
}

func termRow(about agents.TermInfo, weight, low, high float64) string {
	return fmt.Sprintf("| `%s` | %s | %s | %g | %g to %g | %s |\n", about.Name, about.Label.English, about.Formula, weight, low, high, about.Source)
}

func phaseList() string {
	var list strings.Builder
	for k, phase := range sim.Phases() {
		fmt.Fprintf(&list, "%d. %s\n", k+1, phase.Name)
	}
	return list.String()
}

// scaleTable tells how large the two base scenarios are.
func scaleTable(t *testing.T) string {
	var table strings.Builder
	table.WriteString("| scenario | firms | governments | institutions | states | blocs | from | to | ticks | choices from |\n")
	table.WriteString("| --- | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: | --- |\n")
	for _, name := range []string{"article", "documented"} {
		resolved, err := scenarios.Load(name)
		require.NoError(t, err)
		model, err := scenarios.Build(&resolved.Document)
		require.NoError(t, err)
		var kinds [3]int
		for _, actor := range model.Actors {
			kinds[actor.Kind]++
		}
		calendar := model.Calendar
		fmt.Fprintf(&table, "| `%s` | %d | %d | %d | %d | %d | %s | %s | %d | %s |\n", name, kinds[agents.Firm], kinds[agents.Government], kinds[agents.Institution],
			len(model.States), len(model.Blocs), calendar.Label(0), calendar.Label(calendar.Ticks()-1), calendar.Ticks(), calendar.Label(model.ChoicesFrom))
	}
	return table.String()
}

func TestTheModelsDescriptionIsCurrent(t *testing.T) {
	checkParts(t, "odd.md", generated(t))
}

// checkParts fails where a page shows other parts than these between the marks with their names; with -update it writes them.
func checkParts(t *testing.T, name string, parts map[string]string) {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	current := string(text)
	for part, inside := range parts {
		begin, end := "<!-- "+part+": begin -->\n", "<!-- "+part+": end -->\n"
		before, rest, found := strings.Cut(current, begin)
		require.True(t, found, "%s: no mark %s", name, begin)
		_, after, found := strings.Cut(rest, end)
		require.True(t, found, "%s: no mark %s", name, end)
		current = before + begin + inside + end + after
	}
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(current), 0o644))
		return
	}
	assert.Equal(t, current, string(text), "run: go test ./docs -update")
}

// Every phase has its section, and every parameter a place in the text outside of the table.
func TestTheModelsDescriptionLeavesNothingOut(t *testing.T) {
	text, err := os.ReadFile("odd.md")
	require.NoError(t, err)
	table := parameterTable()
	page := strings.Replace(string(text), table, "", 1)
	for k, phase := range sim.Phases() {
		title := fmt.Sprintf("### 7.%d %s%s\n", k+1, strings.ToUpper(phase.Name[:1]), phase.Name[1:])
		assert.Contains(t, page, title)
	}
	for _, p := range sim.ParameterTable() {
		assert.Contains(t, page, p.Name, "the text uses no parameter of this name")
	}
}
