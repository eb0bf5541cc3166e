package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/sim/ensemble/advice"
)

// mostTipping and mostFactors are how many factors are drawn.
const (
	mostTipping = 6
	mostFactors = 20
)

// tipping tells at which values another option becomes the best, and what moves the advantage.
func (p *Page) tipping(s Study, a *advised) ([]block, error) {
	crossings, err := rowsOf[advice.CrossingRow](s, "crossings")
	if err != nil {
		return nil, err
	}
	points, err := rowsOf[advice.TippingRow](s, "tipping")
	if err != nil {
		return nil, err
	}
	chosen := a.byRole("least_regret")
	if chosen == nil {
		return []block{text(p.words.NoCrossing)}, nil
	}
	sure, unsure := p.crossings(a, a.names[chosen.Option], crossings, points, true), p.crossings(a,
		a.names[chosen.Option], crossings, points, false)
	blocks := sure
	if len(sure) == 0 {
		blocks = []block{text(p.words.NoCrossing)}
	}
	if len(unsure) > 0 {
		blocks = append(blocks, block{More: &more{p.words.Unsure, unsure}})
	}
	if next := a.byRole("runner_up"); next != nil && len(a.factors) > 0 {
		blocks = append(blocks, p.influences(a, a.names[chosen.Option], a.names[next.Option]))
	}
	return blocks, nil
}

// crossings list the values at which the advice changes, beyond luck or within it, and draw the first few factors.
func (p *Page) crossings(a *advised, chosen string, crossings []advice.CrossingRow, points []advice.TippingRow, sure bool) []block {
	t := &table{Columns: columns(p.words.Factor, ">"+p.words.Crossing, "~"+p.words.Interval95, p.words.Rival)}
	var names []string
	for _, c := range crossings {
		if c.Clear != sure {
			continue
		}
		t.Rows = append(t.Rows, []cell{{c.Name, "code"}, {Text: short(c.Value)}, {Text: p.interval(c.Low, c.High)},
			{Text: of(a.names, c.Rival)}})
		if len(names) < mostTipping && !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 {
		return nil
	}
	blocks := []block{{Table: t}}
	for _, name := range names {
		blocks = append(blocks, p.advantage(a, chosen, name, points))
	}
	return blocks
}

// advantage draws how much better the option least regretted is, over the values of one factor.
func (p *Page) advantage(a *advised, chosen, factor string, points []advice.TippingRow) block {
	var rows []object
	kind := "quantitative"
	for _, row := range points {
		if row.Name != factor {
			continue
		}
		x, shown := rounded(row.Value), short(row.Value)
		if row.Word != "" {
			x, shown, kind = row.Word, row.Word, "ordinal"
		}
		rows = append(rows, object{
			"x": x, "value": rounded(row.Advantage), "low": rounded(row.Low), "high": rounded(row.High),
			"tip": fmt.Sprintf("%s: %s\n%s: %s (%s)", factor, shown, of(a.names, row.Rival), signed(row.Advantage),
				p.words.between(signed(row.Low), signed(row.High))),
		})
	}
	x := encoded("x", kind, "title", factor, "axis", object{"labelAngle": 0, "titleLimit": 330, "tickCount": 8}, "sort", nil)
	if kind == "quantitative" {
		x["scale"] = object{"zero": false, "nice": false}
	}
	y := func(field string) object {
		return encoded(field, "quantitative", "title", p.words.Lead, "axis", object{"tickCount": 5})
	}
	tip := object{"field": "tip", "type": "nominal"}
	return p.figure(fmt.Sprintf(p.words.TippingTitle, quoted(chosen), p.lever(factor)), p.words.TippingCaption,
		chart(200, rows, object{"layer": []object{
			{"mark": object{"type": "area", "color": strong, "opacity": 0.18},
				"encoding": object{"x": x, "y": y("low"), "y2": object{"field": "high"}}},
			{"mark": object{"type": "line", "color": strong, "point": object{"color": strong, "size": 45}},
				"encoding": object{"x": x, "y": y("value"), "tooltip": tip}},
			{"data": object{"values": []object{{}}}, "mark": object{"type": "rule", "strokeDash": []int{4, 3}},
				"encoding": object{"y": object{"datum": 0, "type": "quantitative"}}},
		}}))
}

// influences draw which factors go with the advantage over the runner-up, the strongest first.
func (p *Page) influences(a *advised, chosen, next string) block {
	c := dotChart{
		title: fmt.Sprintf(p.words.FactorsTitle, quoted(chosen), quoted(next)), caption: p.words.FactorsCaption,
		axis:   p.words.Correlation,
		series: []string{""}, colours: []string{strong}, line: 0,
	}
	factors := slices.Clone(a.factors)
	slices.SortStableFunc(factors, func(x, y advice.FactorRow) int { return cmp.Compare(math.Abs(y.Rank), math.Abs(x.Rank)) })
	for _, f := range factors[:min(mostFactors, len(factors))] {
		c.dots = append(c.dots, dot{
			label: p.lever(f.Factor), value: f.Rank, low: f.RankLow, high: f.RankHigh,
			tip: fmt.Sprintf("%s: %s (%s)", f.Factor, signed(f.Rank), p.words.between(signed(f.RankLow), signed(f.RankHigh))),
		})
	}
	return p.dots(c)
}
