package render

import (
	"entente/agents"
	"entente/render/terminal"
	"entente/render/wording"
)

// column is an alternative in a decision's table.
type column struct {
	heading string
	value   func(agents.Reason) float64
}

// columns are the alternatives that a kind of decision was between.
func (e *explanation) columns(decision *agents.Decision) []column {
	chosen := func(reason agents.Reason) float64 { return reason.Chosen }
	switch decision.Kind {
	case agents.Refusal:
		return []column{{e.words.Admit, overStaying}}
	case agents.Invitation:
		if decision.Rival < 0 {
			return []column{{e.words.Worth, chosen}}
		}
		return []column{{e.words.Worth, chosen}, {e.words.Rival, overRunnerUp}}
	case agents.Declined:
		if decision.RunnerUp == decision.From {
			return []column{{e.words.Stay, overStaying}}
		}
		return []column{{e.words.Stay, overStaying}, {e.words.RunnerUp, overRunnerUp}}
	}
	if decision.RunnerUp == decision.From {
		return []column{{e.words.Chosen, chosen}, {e.words.Stay, overStaying}}
	}
	return []column{{e.words.Chosen, chosen}, {e.words.Stay, overStaying}, {e.words.RunnerUp, overRunnerUp}}
}

// table lists what every factor contributes to each alternative, and the sums.
func (e *explanation) table(decision *agents.Decision) {
	columns := e.columns(decision)
	sums := make([]float64, len(columns))
	cells := func(first string, write func(k int) string) []string {
		row := []string{first}
		for k := range columns {
			row = append(row, write(k))
		}
		return row
	}
	var table terminal.Table
	table.Row(cells(e.words.Reason, func(k int) string { return columns[k].heading })...)
	for _, reason := range decision.Reasons {
		table.Row(cells(e.factor(reason.Factor), func(k int) string {
			value := columns[k].value(reason)
			sums[k] += value
			return wording.Signed(value)
		})...)
	}
	table.Row(cells(e.words.Sum, func(k int) string { return wording.Signed(sums[k]) })...)
	const indent = "    "
	for _, line := range table.Lines(e.width - len(indent)) {
		e.out = append(e.out, indent+line)
	}
}
