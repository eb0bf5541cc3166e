package report

import (
	"fmt"
	"strconv"

	"entente/sim/ensemble"
)

// positions draw a state's strength over time, and its rank at the end.
func (p *Page) positions(s Study, n named, focus string) ([]block, error) {
	rows, err := rowsOf[ensemble.PositionRow](s, "positions")
	if err != nil {
		return nil, err
	}
	state := of(n.states, focus)
	var list []bandRow
	for _, row := range rows {
		if row.State == focus && row.Number == "strength" {
			date := dayOf(row.Date)
			list = append(list, bandRow{date, state, row.Lowest, row.Median, row.Highest,
				fmt.Sprintf("%s: %s (%s: %s)", date, percent(row.Median),
					p.words.Interval90, p.words.between(percent(row.Lowest), percent(row.Highest)))})
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	blocks := []block{p.bands(fmt.Sprintf(p.words.StrengthTitle, state), p.words.StrengthCaption, p.words.Strength,
		[]string{state}, []string{strong}, list)}
	ranks, err := lastRows(s, "ranks", func(r *ensemble.RankRow) int32 { return r.Tick })
	if err != nil {
		return nil, err
	}
	c := dotChart{
		title: fmt.Sprintf(p.words.RanksTitle, state), caption: p.words.RanksCaption, axis: p.words.Frequency, format: "~%",
		series: []string{""}, colours: []string{strong}, line: noLine, fraction: true,
	}
	for _, row := range ranks {
		if row.State == focus {
			label := p.words.Rank + " " + strconv.Itoa(int(row.Rank))
			c.dots = append(c.dots, dot{
				label: label, value: row.Probability, low: row.Low, high: row.High,
				tip: fmt.Sprintf("%s: %s (%s)", label, percent(row.Probability),
					p.words.between(percent(row.Low), percent(row.High))),
			})
		}
	}
	if len(c.dots) > 0 {
		blocks = append(blocks, p.dots(c))
	}
	return blocks, nil
}
