package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/sim/ensemble"
)

// mostShifts is how many shifts a chart shows; the table has all.
const mostShifts = 18

// movers tell which actors ended elsewhere than in the first scenario.
func (p *Page) movers(letter string, n named, rows []ensemble.MoverRow) []block {
	rows = slices.DeleteFunc(slices.Clone(rows), func(row ensemble.MoverRow) bool { return row.Scenario != letter })
	blocks := []block{heading(fmt.Sprintf(p.words.Against, letter))}
	if len(rows) == 0 {
		return append(blocks, text(p.words.NobodyMoved))
	}
	inBase, inOther := p.words.InBase, fmt.Sprintf(p.words.InOther, letter)
	t := &table{Columns: columns(p.words.Actor, ">"+p.words.InRuns, p.words.Bloc, ">"+p.words.Base,
		">"+fmt.Sprintf(p.words.Other, letter))}
	for _, row := range rows {
		bloc := ""
		if row.Bloc != "" {
			bloc = n.bloc(p, row.Bloc)
		}
		t.add(of(n.actors, row.Actor), percent(row.Differs), bloc, percent(row.Base), percent(row.Other))
	}
	shift := func(row ensemble.MoverRow) float64 { return math.Abs(row.Other - row.Base) }
	slices.SortStableFunc(rows, func(a, b ensemble.MoverRow) int { return cmp.Compare(shift(b), shift(a)) })
	c := dotChart{
		title: fmt.Sprintf(p.words.MoversTitle, letter), caption: fmt.Sprintf(p.words.MoversCaption, letter),
		axis: p.words.Frequency, format: "~%",
		series: []string{inBase, inOther}, colours: []string{quiet, strong}, together: true, line: noLine, fraction: true,
	}
	for _, row := range rows[:min(mostShifts, len(rows))] {
		if row.Bloc == "" {
			continue
		}
		label := of(n.actors, row.Actor) + ", " + n.bloc(p, row.Bloc)
		tip := fmt.Sprintf("%s: %s %s, %s %s", label, inBase, percent(row.Base), inOther, percent(row.Other))
		c.dots = append(c.dots,
			dot{label: label, series: inOther, value: row.Other, low: min(row.Base, row.Other),
				high: max(row.Base, row.Other), tip: tip},
			dot{label: label, series: inBase, value: row.Base, low: row.Base, high: row.Base, ring: true, tip: tip})
	}
	if len(c.dots) > 0 {
		blocks = append(blocks, p.dots(c))
	}
	return append(blocks, block{More: &more{fmt.Sprintf("%s (%d)", p.words.Movers, len(t.Rows)), []block{{Table: t}}}})
}
