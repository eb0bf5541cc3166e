package result

import (
	"strings"

	"entente/agents"
)

// reasonRow is one factor's part in a decision.
type reasonRow struct {
	Decision int32   `parquet:"decision" about:"number of the decision"`
	Factor   string  `parquet:"factor,dict" about:"name of the utility term or cost, or luck"`
	Chosen   float64 `parquet:"chosen" unit:"utility" about:"what it contributed to what was chosen"`
	Stay     float64 `parquet:"stay" unit:"utility" about:"what it contributed to staying as before"`
	RunnerUp float64 `parquet:"runner_up" unit:"utility" about:"what it contributed to the second-best choice"`
}

var reasonsTable = newTable("reasons", "What spoke for and against each decision, factor by factor; the factors sum to the choices' scores.", reasonRows, takeReason)

func reasonRows(n *names, yield func(*reasonRow) bool) {
	for d := range n.record.Decisions {
		for _, from := range n.record.Decisions[d].Reasons {
			row := reasonRow{int32(d), from.Factor, from.Chosen, from.Stay, from.RunnerUp}
			if !yield(&row) {
				return
			}
		}
	}
}

func takeReason(n *names, row *reasonRow) {
	if decision := n.decided(row.Decision); decision != nil {
		decision.Reasons = append(decision.Reasons, agents.Reason{
			Factor: strings.Clone(row.Factor), Chosen: row.Chosen, Stay: row.Stay, RunnerUp: row.RunnerUp,
		})
	}
}
