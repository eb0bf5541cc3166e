package result

import (
	"strings"

	"entente/agents"
)

// flipRow is a change of one input that would have turned a decision.
type flipRow struct {
	Decision int32    `parquet:"decision" about:"number of the decision"`
	Factor   string   `parquet:"factor,dict" about:"name of the utility term whose input it is"`
	Bloc     string   `parquet:"bloc,optional,dict" about:"id of the bloc that the input is about"`
	English  string   `parquet:"input_en,optional,dict" about:"what the input is, in English"`
	Korean   string   `parquet:"input_ko,optional,dict" about:"what the input is, in Korean"`
	Unit     string   `parquet:"unit,optional,dict" about:"unit of value, low, high and to"`
	Value    float64  `parquet:"value" unit:"as unit says" about:"the input as it was"`
	Low      float64  `parquet:"low" unit:"as unit says" about:"lower bound of what the input can be"`
	High     float64  `parquet:"high" unit:"as unit says" about:"upper bound of what the input can be"`
	To       float64  `parquet:"to" unit:"as unit says" about:"the input at which the decision turns"`
	Distance float64  `parquet:"distance" unit:"fraction" about:"the change as a part of the input's range, 0 to 1"`
	Instead  []string `parquet:"instead,list" about:"ids of the blocs that would have been chosen"`
}

var flipsTable = newTable("flips", "The smallest changes of a single input that would have turned each decision, everything else equal, smallest first.", flipRows, takeFlip)

func flipRows(n *names, yield func(*flipRow) bool) {
	for d := range n.record.Decisions {
		for _, from := range n.record.Decisions[d].Flips {
			row := flipRow{
				Decision: int32(d), Factor: from.Factor, Bloc: n.bloc(from.Bloc), English: from.Input.Label.English,
				Korean: from.Input.Label.Korean, Unit: from.Input.Unit, Value: from.Input.Value, Low: from.Input.Low,
				High: from.Input.High, To: from.To, Distance: from.Distance, Instead: n.set(from.Instead),
			}
			if !yield(&row) {
				return
			}
		}
	}
}

func takeFlip(n *names, row *flipRow) {
	decision := n.decided(row.Decision)
	if decision == nil {
		return
	}
	label := agents.Text{English: strings.Clone(row.English), Korean: strings.Clone(row.Korean)}
	decision.Flips = append(decision.Flips, agents.Flip{
		Factor: strings.Clone(row.Factor), Bloc: n.blocIndex(row.Bloc),
		Input: agents.Input{Label: label, Unit: strings.Clone(row.Unit), Value: row.Value, Low: row.Low, High: row.High},
		To:    row.To, Distance: row.Distance, Instead: n.members(row.Instead),
	})
}
