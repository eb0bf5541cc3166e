package report

// bandRow is a quantity at a time: its median, and between what nine runs in ten lie.
type bandRow struct {
	date, series      string
	low, middle, high float64
	tip               string
}

// bands draws medians with the bands around them over time.
func (p *Page) bands(title, caption, axis string, names, colours []string, list []bandRow) block {
	var rows []object
	for _, r := range list {
		rows = append(rows, object{
			"date": r.date, "series": r.series, "low": rounded(r.low), "middle": rounded(r.middle),
			"high": rounded(r.high), "tip": r.tip,
		})
	}
	var legend any
	if len(names) > 1 {
		legend = legendRows(3)
	}
	y := func(field string) object {
		return encoded(field, "quantitative", "title", axis, "axis", object{"format": "~%", "tickCount": 5})
	}
	channels := func(opacity float64) object {
		return object{
			"x": overTime(), "color": colourOf("series", names, colours, legend),
			"tooltip": object{"field": "tip", "type": "nominal"},
			"opacity": object{"condition": object{"param": "series", "value": opacity}, "value": opacity / 8},
		}
	}
	band, line := channels(0.2), channels(1)
	band["y"], band["y2"], line["y"] = y("low"), object{"field": "high"}, y("middle")
	return p.figure(title, caption, chart(280, rows, object{"layer": []object{
		{"mark": object{"type": "area"}, "encoding": band},
		{
			"mark": object{"type": "line", "strokeWidth": 2.5}, "encoding": line,
			"params": []object{{"name": "series", "select": object{"type": "point", "fields": []string{"series"}},
				"bind": "legend"}},
		},
	}}))
}
