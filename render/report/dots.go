package report

import (
	"math"
	"slices"
)

// dot is an estimate with its interval. One without an interval has it at its value; a ring is drawn hollow.
type dot struct {
	label, series    string
	value, low, high float64
	ring             bool
	tip              string
}

// dotChart is a chart of estimates in rows.
type dotChart struct {
	title, caption string
	// axis says what is measured; format is how, in the terms of d3.
	axis, format string
	// series are told apart by colour, side by side.
	series, colours []string
	dots            []dot
	// line is drawn down where it is a number.
	line float64
	// fraction keeps the axis from 0 to 1; together puts all series on one line.
	fraction, together bool
}

// dots draws estimates with their intervals.
func (p *Page) dots(c dotChart) block {
	var rows []object
	var labels []string
	for _, d := range c.dots {
		label := folded(d.label)
		if !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
		low, high := d.low, d.high
		if math.IsNaN(high-low) || math.IsInf(high-low, 0) {
			low, high = d.value, d.value
		}
		rows = append(rows, object{
			"label": label, "series": d.series, "value": rounded(d.value), "low": rounded(low), "high": rounded(high),
			"ring": d.ring, "tip": d.tip,
		})
	}
	scale := object{"zero": false}
	if c.fraction {
		scale = object{"domain": []int{0, 1}}
	}
	var legend any
	if len(c.series) > 1 {
		legend = legendRows(3)
	}
	axis := object{"tickCount": 6}
	if c.format != "" {
		axis["format"] = c.format
	}
	shared := object{
		"y":       encoded("label", "nominal", "title", nil, "sort", labels, "axis", rowAxis()),
		"x":       encoded("low", "quantitative", "title", c.axis, "scale", scale, "axis", axis),
		"x2":      object{"field": "high"},
		"color":   colourOf("series", c.series, c.colours, legend),
		"tooltip": object{"field": "tip", "type": "nominal"},
	}
	if len(c.series) > 1 && !c.together {
		shared["yOffset"] = encoded("series", "nominal", "sort", c.series)
	}
	points := object{}
	for key, channel := range shared {
		points[key] = channel
	}
	delete(points, "x2")
	points["x"] = encoded("value", "quantitative", "title", c.axis, "scale", scale, "axis", axis)
	full, ring := "!datum.ring", "datum.ring"
	layers := []object{
		{"mark": object{"type": "rule", "strokeWidth": 2, "opacity": 0.7}, "encoding": shared},
		{"mark": object{"type": "point", "filled": true, "size": 75, "opacity": 1},
			"transform": []object{{"filter": full}}, "encoding": points},
		{"mark": object{"type": "point", "filled": false, "size": 60, "strokeWidth": 2, "opacity": 1},
			"transform": []object{{"filter": ring}}, "encoding": points},
	}
	if !math.IsNaN(c.line) {
		layers = append([]object{{
			"data": object{"values": []object{{}}}, "mark": object{"type": "rule", "strokeDash": []int{4, 3}, "opacity": 0.7},
			"encoding": object{"x": object{"datum": rounded(c.line), "type": "quantitative"}},
		}}, layers...)
	}
	each := max(28, 15*highest(labels))
	if !c.together {
		each = max(each, 10+9*len(c.series))
	}
	height := rowsHeight(len(labels), each)
	return p.figure(c.title, c.caption, chart(height, rows, object{"layer": layers}))
}

// noLine is for charts without a line.
var noLine = math.NaN()
