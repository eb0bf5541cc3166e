package report

import (
	"fmt"
	"math"
	"strings"

	"entente/sim/ensemble"
)

// OfComparison makes the page of scenarios on the same luck. It fails where a table cannot be read.
func OfComparison(s Study, options Options) (*Page, error) {
	p := newPage(options)
	n := p.named(s.Scenarios)
	var compared []string
	for k, scenario := range s.Manifest.Scenarios {
		compared = append(compared, letterOf(k)+": "+p.scenarioName(scenario))
	}
	p.title = fmt.Sprintf(p.words.ComparisonTitle, len(compared))
	p.lead = fmt.Sprintf(p.words.ComparisonLead, s.Manifest.Runs, s.Manifest.Seed)
	differences, err := rowsOf[ensemble.DifferenceRow](s, "differences")
	if err != nil {
		return nil, err
	}
	movers, err := rowsOf[ensemble.MoverRow](s, "movers")
	if err != nil {
		return nil, err
	}
	differing, moving := []block{{List: compared}}, []block(nil)
	for k := 1; k < len(s.Manifest.Scenarios); k++ {
		differing = append(differing, p.differences(letterOf(k), differences)...)
		moving = append(moving, p.movers(letterOf(k), n, movers)...)
	}
	p.section("differences", p.words.Differences, differing...)
	p.section("movers", p.words.Movers, moving...)
	p.section("partings", p.words.Partings, p.partings(s, n, options)...)
	if err := p.oneRun(s, options); err != nil {
		return nil, err
	}
	blocks := append([]block{heading(compared[0])}, p.assumptions(s.Scenarios[0])...)
	for k, document := range s.Scenarios[1:] {
		blocks = append(blocks, heading(compared[k+1]), text(p.words.OnlyDifferences))
		blocks = append(blocks, p.assumptionTables(besides(assumptionsOf(document), assumptionsOf(s.Scenarios[0])))...)
	}
	p.section("assumptions", p.words.Assumptions, blocks...)
	p.section("manifest", p.words.Manifest, p.manifestOfStudy(s.Manifest, "comparison")...)
	return p, nil
}

// differences tell every outcome's difference of one scenario from the first. Fractions share a chart; other numbers have
// scales of their own, and the table.
func (p *Page) differences(letter string, rows []ensemble.DifferenceRow) []block {
	c := dotChart{
		title: fmt.Sprintf(p.words.FractionsTitle, letter), caption: p.words.FractionsCaption, axis: p.words.PercentagePoints,
		series: []string{""}, colours: []string{strong}, line: 0,
	}
	t := &table{Columns: columns(p.words.Outcome, ">"+p.words.Base, ">"+fmt.Sprintf(p.words.Other, letter), ">"+p.words.Difference,
		"~"+p.words.Interval95, ">"+p.words.VarianceSaved)}
	for _, row := range rows {
		if row.Scenario != letter {
			continue
		}
		t.Rows = append(t.Rows, []cell{
			{row.Outcome, "code"}, {Text: short(row.Base)}, {Text: short(row.Other)}, {Text: signed(row.Difference)},
			{Text: p.words.between(signed(row.Low), signed(row.High))}, {Text: percent(row.VarianceSaved)},
		})
		if isFraction(row) {
			c.dots = append(c.dots, dot{
				label: row.Outcome, value: float64(100 * row.Difference), low: float64(100 * row.Low), high: float64(100 * row.High),
				tip: fmt.Sprintf("%s: %s (%s)", row.Outcome, signed(float64(100*row.Difference)),
					p.words.between(signed(float64(100*row.Low)), signed(float64(100*row.High)))),
			})
		}
	}
	blocks := []block{heading(fmt.Sprintf(p.words.Against, letter))}
	if len(c.dots) > 0 {
		blocks = append(blocks, p.dots(c))
	}
	return append(blocks, block{Table: t})
}

// isFraction tells probabilities, shares and the like from other numbers.
func isFraction(row ensemble.DifferenceRow) bool {
	return !strings.HasPrefix(row.Outcome, "rank(") && math.Abs(row.Base) <= 1 && math.Abs(row.Other) <= 1
}

func signed(x float64) string {
	if x > 0 {
		return "+" + short(x)
	}
	return short(x)
}
