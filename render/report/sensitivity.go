package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"entente/sim/ensemble"
	"entente/sim/ensemble/sensitivity"
)

// Tornado is an outcome with each factor at its low and at its high value, all others as the scenario has them.
type Tornado struct {
	Base   ensemble.Interval
	Swings []Swing
}

// Swing is one factor's.
type Swing struct {
	Factor    string
	Low, High ensemble.Interval
}

// Width is how far the factor moves the outcome at the most; not a number where a row failed.
func (s Swing) Width(base float64) float64 {
	return max(math.Abs(s.Low.Value-base), math.Abs(s.High.Value-base), math.Abs(s.High.Value-s.Low.Value))
}

func (p *Page) analysis(a *Analysis, outcome string) []block {
	switch {
	case a.Effects != nil:
		return p.effects(a.Effects, outcome)
	case a.Indices != nil:
		return p.indices(a.Indices, outcome)
	case a.Tornado != nil:
		return []block{p.tornado(a.Tornado, outcome)}
	}
	return nil
}

func (p *Page) estimateTip(name string, e ensemble.Interval) string {
	return fmt.Sprintf("%s: %s (%s)", name, short(e.Value), p.interval(e.Low, e.High))
}

// effects draw Morris's measures, the factor that moves the outcome most first.
func (p *Page) effects(e *sensitivity.Effects, outcome string) []block {
	factors := slices.Clone(e.Factors)
	slices.SortStableFunc(factors, func(a, b sensitivity.Effect) int {
		return cmp.Compare(b.MeanAbsolute.Value, a.MeanAbsolute.Value)
	})
	c := dotChart{
		title: fmt.Sprintf(p.words.EffectsTitle, outcome), caption: fmt.Sprintf(p.words.EffectsCaption, e.Trajectories),
		axis:   p.words.MeanAbsolute,
		series: []string{""}, colours: []string{strong}, line: 0,
	}
	t := &table{Columns: columns(p.words.Factor, ">"+p.words.MeanAbsolute, "~"+p.words.Interval95, ">"+p.words.Mean,
		">"+p.words.Deviation)}
	var points []object
	for _, f := range factors {
		interval := ensemble.Interval{Value: f.MeanAbsolute.Value, Low: f.MeanAbsolute.Low, High: f.MeanAbsolute.High}
		c.dots = append(c.dots, dot{
			label: p.lever(f.Factor), value: interval.Value, low: interval.Low, high: interval.High,
			tip: p.estimateTip(f.Factor, interval),
		})
		t.Rows = append(t.Rows, []cell{
			{f.Factor, "code"}, {Text: short(interval.Value)}, {Text: p.interval(interval.Low, interval.High)},
			{Text: signed(f.Mean)}, {Text: short(f.Deviation)},
		})
		points = append(points, object{
			"x": rounded(f.MeanAbsolute.Value), "y": rounded(f.Deviation),
			"tip": fmt.Sprintf("%s\nmu* %s, sigma %s", f.Factor, short(f.MeanAbsolute.Value), short(f.Deviation)),
		})
	}
	uneven := p.figure(p.words.UnevenTitle, p.words.UnevenCaption, chart(220, points, object{
		"mark": object{"type": "point", "filled": true, "color": strong, "size": 60},
		"encoding": object{
			"x":       encoded("x", "quantitative", "title", p.words.MeanAbsolute),
			"y":       encoded("y", "quantitative", "title", p.words.Deviation),
			"tooltip": object{"field": "tip", "type": "nominal"},
		},
	}))
	return append(p.dropped(e.Dropped, e.Trajectories), p.dots(c), uneven, block{Table: t})
}

// indices draw Sobol indices, the factor with the largest total first.
func (p *Page) indices(i *sensitivity.Indices, outcome string) []block {
	factors := slices.Clone(i.Factors)
	slices.SortStableFunc(factors, func(a, b sensitivity.Index) int { return cmp.Compare(b.Total.Value, a.Total.Value) })
	c := dotChart{
		title: fmt.Sprintf(p.words.IndicesTitle, outcome), caption: fmt.Sprintf(p.words.IndicesCaption, i.Blocks),
		axis:   p.words.VariancePart,
		series: []string{p.words.FirstOrder, p.words.Total}, colours: []string{strong, second}, line: 0,
	}
	t := &table{Columns: columns(p.words.Factor, ">"+p.words.FirstOrder, "~"+p.words.Interval95, ">"+p.words.Total,
		"~"+p.words.Interval95)}
	for _, f := range factors {
		first := ensemble.Interval{Value: f.First.Value, Low: f.First.Low, High: f.First.High}
		total := ensemble.Interval{Value: f.Total.Value, Low: f.Total.Low, High: f.Total.High}
		c.dots = append(c.dots,
			dot{label: p.lever(f.Factor), series: p.words.FirstOrder, value: first.Value, low: first.Low,
				high: first.High, tip: p.estimateTip(f.Factor+", "+p.words.FirstOrder, first)},
			dot{label: p.lever(f.Factor), series: p.words.Total, value: total.Value, low: total.Low, high: total.High,
				tip: p.estimateTip(f.Factor+", "+p.words.Total, total)})
		t.Rows = append(t.Rows, []cell{
			{f.Factor, "code"}, {Text: short(first.Value)}, {Text: p.interval(first.Low, first.High)},
			{Text: short(total.Value)}, {Text: p.interval(total.Low, total.High)},
		})
	}
	return append(p.dropped(i.Dropped, i.Blocks), p.dots(c), block{Table: t})
}

// dropped says how much had to be left out.
func (p *Page) dropped(dropped, kept int) []block {
	if dropped == 0 {
		return nil
	}
	return []block{{Warning: fmt.Sprintf(p.words.Dropped, dropped, dropped+kept)}}
}

// tornado draws each factor's swing, the widest first.
func (p *Page) tornado(t *Tornado, outcome string) block {
	swings := slices.DeleteFunc(slices.Clone(t.Swings), func(s Swing) bool { return math.IsNaN(s.Width(t.Base.Value)) })
	slices.SortStableFunc(swings, func(a, b Swing) int { return cmp.Compare(b.Width(t.Base.Value), a.Width(t.Base.Value)) })
	var rows []object
	var labels []string
	sides := []string{p.words.AtLow, p.words.AtHigh}
	for _, s := range swings {
		label := folded(p.lever(s.Factor))
		labels = append(labels, label)
		for k, end := range []ensemble.Interval{s.Low, s.High} {
			low, high := end.Low, end.High
			if math.IsInf(high-low, 0) {
				low, high = end.Value, end.Value
			}
			rows = append(rows, object{
				"label": label, "side": sides[k], "value": rounded(end.Value), "base": rounded(t.Base.Value),
				"low": rounded(low), "high": rounded(high),
				"tip": p.estimateTip(s.Factor+", "+sides[k], end),
			})
		}
	}
	y := encoded("label", "nominal", "title", nil, "sort", labels, "axis", rowAxis())
	offset := encoded("side", "nominal", "sort", sides)
	x := func(field string) object {
		return encoded(field, "quantitative", "title", outcome, "scale", object{"zero": false}, "axis", object{"tickCount": 6})
	}
	tip := object{"field": "tip", "type": "nominal"}
	return p.figure(fmt.Sprintf(p.words.TornadoTitle, outcome), fmt.Sprintf(p.words.TornadoCaption, short(t.Base.Value)),
		chart(rowsHeight(len(labels), 32), rows, object{"layer": []object{
			{"mark": object{"type": "bar", "opacity": 0.85}, "encoding": object{
				"y": y, "yOffset": offset, "x": x("base"), "x2": object{"field": "value"}, "tooltip": tip,
				"color": colourOf("side", sides, []string{strong, second}, legendRows(2)),
			}},
			{"mark": object{"type": "rule", "strokeWidth": 1.5},
				"encoding": object{"y": y, "yOffset": offset, "x": x("low"), "x2": object{"field": "high"}, "tooltip": tip}},
			{"data": object{"values": []object{{}}}, "mark": object{"type": "rule"},
				"encoding": object{"x": object{"datum": rounded(t.Base.Value), "type": "quantitative"}}},
		}}))
}
