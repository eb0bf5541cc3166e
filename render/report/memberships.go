package report

import (
	"fmt"
	"slices"

	"entente/sim/ensemble"
)

// membershipsAtEnd draws who belongs where at the end: of all actors how likely, and of the state's own with intervals.
func (p *Page) membershipsAtEnd(s Study, n named, focus string) ([]block, error) {
	rows, err := lastRows(s, "memberships", func(r *ensemble.MembershipRow) int32 { return r.Tick })
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	names, colours := n.colours(p)
	own := dotChart{
		title: fmt.Sprintf(p.words.DotsTitle, of(n.states, focus)), caption: p.words.DotsCaption, axis: p.words.Probability, format: "~%",
		series: names, colours: colours, line: noLine, fraction: true,
	}
	for _, row := range rows {
		if n.homes[row.Actor] == focus {
			own.dots = append(own.dots, dot{
				label: of(n.actors, row.Actor), series: n.bloc(p, row.Bloc), value: row.Probability, low: row.Low, high: row.High, tip: p.membershipTip(n, &row),
			})
		}
	}
	own.series, own.colours = shownSeries(own)
	blocks := []block{p.heat(n, rows, names)}
	if len(own.dots) > 0 {
		blocks = append([]block{p.dots(own)}, blocks...)
	}
	return blocks, nil
}

// shownSeries leaves out series without a dot.
func shownSeries(c dotChart) (names, colours []string) {
	for k, name := range c.series {
		if slices.ContainsFunc(c.dots, func(d dot) bool { return d.series == name }) {
			names, colours = append(names, name), append(colours, c.colours[k])
		}
	}
	return names, colours
}

func (p *Page) membershipTip(n named, row *ensemble.MembershipRow) string {
	return fmt.Sprintf("%s, %s: %s (%s)", of(n.actors, row.Actor), n.bloc(p, row.Bloc), percent(row.Probability),
		p.words.between(percent(row.Low), percent(row.High)))
}

// heat draws every actor's probabilities by bloc.
func (p *Page) heat(n named, rows []ensemble.MembershipRow, names []string) block {
	var cells []object
	var actors, shown []string
	for _, id := range n.actorIDs {
		actors = append(actors, of(n.actors, id))
	}
	for _, name := range names {
		for _, row := range rows {
			if n.bloc(p, row.Bloc) == name {
				shown = append(shown, folded(name))
				break
			}
		}
	}
	for _, row := range rows {
		cells = append(cells, object{
			"actor": of(n.actors, row.Actor), "bloc": folded(n.bloc(p, row.Bloc)), "p": rounded(row.Probability), "tip": p.membershipTip(n, &row),
		})
	}
	return p.figure(p.words.HeatTitle, p.words.HeatCaption, chart(rowsHeight(len(actors), 16), cells, object{
		"mark": object{"type": "rect", "color": strong, "stroke": ink, "strokeOpacity": 0.2},
		"encoding": object{
			"y":       encoded("actor", "nominal", "title", nil, "sort", actors, "axis", object{"domain": false, "ticks": false, "labelFontSize": 11}),
			"x":       encoded("bloc", "nominal", "title", nil, "sort", shown, "scale", object{"domain": shown}, "axis", object{"orient": "top", "domain": false, "ticks": false, "labelAngle": 0, "labelOverlap": false}),
			"opacity": encoded("p", "quantitative", "scale", object{"domain": []int{0, 1}, "range": []float64{0.03, 1}}, "legend", nil),
			"tooltip": object{"field": "tip", "type": "nominal"},
		},
	}))
}

// lastRows are those of the last tick of a table.
func lastRows[R any](s Study, name string, tick func(*R) int32) ([]R, error) {
	all, err := rowsOf[R](s, name)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	last := tick(&all[len(all)-1])
	return slices.DeleteFunc(all, func(row R) bool { return tick(&row) != last }), nil
}
