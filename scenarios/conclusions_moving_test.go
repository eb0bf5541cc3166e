package scenarios_test

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// mostMoving is how many numbers the table of what moves a conclusion names for each.
const mostMoving = 3

// movingTable tells, for those rows that do not come out in every draw, which of the drawn numbers their value goes with, by rank
// correlation over the draws in which nothing else was drawn.
func (j judgements) movingTable(t *testing.T) string {
	t.Helper()
	resolved, err := scenarios.Load("article")
	require.NoError(t, err)
	sets := []string{weights, inputs}
	drawn := map[string][]series{}
	for _, set := range sets {
		drawn[set] = j.drawnIn(set, &resolved.Document)
	}
	var text strings.Builder
	text.WriteString("| | measured | drawn | goes with |\n| --- | --- | --- | --- |\n")
	for at, row := range j.findings[0] {
		for _, set := range sets {
			if j.share(conclusion{row.statement, row.what}, set, "comes out").value == 1 {
				continue
			}
			var values []float64
			for _, rows := range j.of(set) {
				values = append(values, rows[at].value)
			}
			fmt.Fprintf(&text, "| %d | %s | %s | %s |\n", row.statement, row.what, set, listed(moving(values, drawn[set])))
		}
	}
	return text.String()
}

// series is a number of a scenario, draw by draw.
type series struct {
	path   string
	values []float64
}

// drawnIn are the numbers that a set draws, in the order of the document.
func (j judgements) drawnIn(set string, document *scenarios.Document) []series {
	var found []series
	for _, d := range j.trials {
		if d.set != set {
			continue
		}
		for k, setting := range d.settings(document) {
			if k == len(found) {
				found = append(found, series{path: setting.Path})
			}
			found[k].values = append(found[k].values, setting.Value.Number)
		}
	}
	return found
}

// moving names the drawn numbers that values go with more than the strongest of as many idle ones would in 95 of 100 cases:
// |r| over z/√(n−1), with z for 0.05 divided by how many are drawn (Bonferroni).
func moving(values []float64, drawn []series) []string {
	type mover struct {
		path string
		r    float64
	}
	least := normalQuantile(1-0.025/float64(len(drawn))) / math.Sqrt(float64(len(values)-1))
	var movers []mover
	for _, number := range drawn {
		if r := spearman(number.values, values).value; math.Abs(r) > least {
			movers = append(movers, mover{number.path, r})
		}
	}
	slices.SortStableFunc(movers, func(a, b mover) int { return cmp.Compare(math.Abs(b.r), math.Abs(a.r)) })
	var told []string
	for _, m := range movers[:min(mostMoving, len(movers))] {
		told = append(told, fmt.Sprintf("`%s` %+.2f", m.path, m.r))
	}
	return told
}

// normalQuantile is the number under which a part p of the standard normal distribution lies.
func normalQuantile(p float64) float64 { return math.Sqrt2 * math.Erfinv(2*p-1) }
