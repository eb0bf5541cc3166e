package report

import (
	"cmp"
	"fmt"
	"slices"

	"entente/sim/ensemble"
)

// memberships draw how many members each bloc has over time, and who belongs where at the end: of the state's own actors with
// intervals, of all how likely.
func (p *Page) memberships(s Study, n named, focus string) ([]block, error) {
	all, err := rowsOf[ensemble.MembershipRow](s, "memberships")
	if err != nil || len(all) == 0 {
		return nil, err
	}
	names, colours := n.colours(p)
	over := p.expected(n, all, names, colours)
	last := all[len(all)-1].Tick
	rows := slices.DeleteFunc(all, func(row ensemble.MembershipRow) bool { return row.Tick != last })
	own := dotChart{
		title: fmt.Sprintf(p.words.DotsTitle, of(n.states, focus)), caption: p.words.DotsCaption,
		axis: p.words.Probability, format: "~%",
		series: names, colours: colours, line: noLine, fraction: true,
	}
	for _, row := range rows {
		if n.homes[row.Actor] == focus {
			own.dots = append(own.dots, dot{
				label: of(n.actors, row.Actor), series: n.bloc(p, row.Bloc), value: row.Probability, low: row.Low,
				high: row.High, tip: p.membershipTip(n, &row),
			})
		}
	}
	own.series, own.colours = shownSeries(own)
	rows, hidden := leastSure(rows)
	blocks := []block{p.heat(n, rows, names)}
	if hidden > 0 {
		blocks = append(blocks, text(p.language.Voice().Hidden(hidden)))
	}
	if len(own.dots) > 0 {
		blocks = append([]block{p.dots(own)}, blocks...)
	}
	return append([]block{over}, blocks...), nil
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

// mostShown is how many actors a page draws the memberships of.
const mostShown = 150

// leastSure keeps the rows of the actors whose memberships differ most from run to run, and says how many others there are.
func leastSure(rows []ensemble.MembershipRow) (kept []ensemble.MembershipRow, hidden int) {
	doubt := map[string]float64{}
	var actors []string
	for _, row := range rows {
		if _, known := doubt[row.Actor]; !known {
			actors = append(actors, row.Actor)
		}
		doubt[row.Actor] += float64(row.Probability * (1 - row.Probability))
	}
	if len(actors) <= mostShown {
		return rows, 0
	}
	slices.SortStableFunc(actors, func(a, b string) int { return cmp.Compare(doubt[b], doubt[a]) })
	shown := map[string]bool{}
	for _, actor := range actors[:mostShown] {
		shown[actor] = true
	}
	return slices.DeleteFunc(rows, func(row ensemble.MembershipRow) bool { return !shown[row.Actor] }), len(actors) - mostShown
}

// expected draws how many members each bloc is to be expected to have, over time.
func (p *Page) expected(n named, rows []ensemble.MembershipRow, names, colours []string) block {
	type place struct {
		tick int32
		bloc string
	}
	sums, dates, last := map[place]float64{}, map[int32]string{}, int32(0)
	for _, row := range rows {
		sums[place{row.Tick, n.bloc(p, row.Bloc)}] += row.Probability
		dates[row.Tick], last = dayOf(row.Date), max(last, row.Tick)
	}
	var points []object
	for tick := range last + 1 {
		for _, name := range names {
			if members := sums[place{tick, name}]; members > 0 {
				points = append(points, object{
					"date": dates[tick], "bloc": name, "members": rounded(members),
					"tip": fmt.Sprintf("%s, %s: %.1f", name, dates[tick], members),
				})
			}
		}
	}
	return p.figure(p.words.MembersTitle, p.words.MembersCaption, chart(260, points, object{
		"mark":   object{"type": "line", "strokeWidth": 2.5, "point": object{"size": 30, "opacity": 0}},
		"params": []object{{"name": "bloc", "select": object{"type": "point", "fields": []string{"bloc"}}, "bind": "legend"}},
		"encoding": object{
			"x": overTime(), "y": encoded("members", "quantitative", "title", p.words.ActorsCount, "axis", object{"tickCount": 5}),
			"color": colourOf("bloc", names, colours, legendRows(3)), "tooltip": object{"field": "tip", "type": "nominal"},
			"opacity": object{"condition": object{"param": "bloc", "value": 1}, "value": 0.15},
		},
	}))
}

// heat draws every actor's probabilities by bloc.
func (p *Page) heat(n named, rows []ensemble.MembershipRow, names []string) block {
	var cells []object
	var actors, shown []string
	for _, id := range n.actorIDs {
		if slices.ContainsFunc(rows, func(row ensemble.MembershipRow) bool { return row.Actor == id }) {
			actors = append(actors, of(n.actors, id))
		}
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
			"actor": of(n.actors, row.Actor), "bloc": folded(n.bloc(p, row.Bloc)), "p": rounded(row.Probability),
			"tip": p.membershipTip(n, &row),
		})
	}
	return p.figure(p.words.HeatTitle, p.words.HeatCaption, chart(rowsHeight(len(actors), 16), cells, object{
		"mark": object{"type": "rect", "color": strong, "stroke": ink, "strokeOpacity": 0.2},
		"encoding": object{
			"y": encoded("actor", "nominal", "title", nil, "sort", actors, "axis",
				object{"domain": false, "ticks": false, "labelFontSize": 11}),
			"x": encoded("bloc", "nominal", "title", nil, "sort", shown, "scale", object{"domain": shown}, "axis",
				object{"orient": "top", "domain": false, "ticks": false, "labelAngle": 0, "labelOverlap": false}),
			"opacity": encoded("p", "quantitative", "scale", object{"domain": []int{0, 1}, "range": []float64{0.03, 1}},
				"legend", nil),
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
