package report

import (
	"math"
	"strconv"
)

// object is a part of a chart's specification, in Vega-Lite's terms.
type object map[string]any

// chart is a specification as wide as the page.
func chart(height any, rows any, parts object) object {
	specification := object{
		"width": "container", "height": height, "autosize": object{"type": "fit-x", "contains": "padding"},
		"data": object{"values": rows},
	}
	for key, value := range parts {
		specification[key] = value
	}
	return specification
}

// rowsHeight is how high a chart of rows is.
func rowsHeight(rows, each int) int { return max(1, rows) * each }

// rowAxis is the axis of rows. The renderer sets the first of two lines where one would be: they move up by half a line.
func rowAxis() object {
	return object{"domain": false, "ticks": false, "labelOffset": object{
		"condition": object{"test": "indexof(datum.value, '\\n') >= 0", "value": -6}, "value": 0,
	}}
}

// configuration is how all charts look. Lines and letters take the colour of the page's text.
func configuration() object {
	const grid = 0.15
	axis := object{
		"labelColor": ink, "titleColor": ink, "tickColor": ink, "domainColor": ink, "gridColor": ink, "gridOpacity": grid,
		"tickOpacity":   0.4,
		"domainOpacity": 0.4, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 240,
	}
	return object{
		"background": nil, "lineBreak": "\n",
		"font": "system-ui, -apple-system, 'Segoe UI', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif",
		"view": object{"stroke": nil},
		"axis": axis,
		"legend": object{"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "titleFontSize": 12,
			"labelLimit": 260, "orient": "top"},
		"title": object{"color": ink}, "text": object{"color": ink, "fontSize": 12}, "rule": object{"color": ink},
		"range": object{"category": series},
	}
}

// encoded is a channel of a field with more settings by turns: key, value, key, value.
func encoded(field, kind string, settings ...any) object {
	channel := object{"field": field, "type": kind}
	for k := 0; k+1 < len(settings); k += 2 {
		channel[settings[k].(string)] = settings[k+1]
	}
	return channel
}

// colourOf colours by a field whose values are named in order.
func colourOf(field string, names, colours []string, legend any) object {
	return encoded(field, "nominal", "scale", object{"domain": names, "range": colours}, "legend", legend, "sort", nil)
}

// legendRows is a legend that wraps where a page is narrow.
func legendRows(columns int) object {
	return object{"title": nil, "columns": columns, "symbolType": "square", "symbolOpacity": 1, "symbolStrokeWidth": 0}
}

// overTime is the axis of dates.
func overTime() object {
	return encoded("date", "temporal", "scale", object{"type": "utc"}, "title", nil, "axis",
		object{"format": "%Y", "tickCount": "year", "grid": false, "labelOverlap": true})
}

// rounded keeps six digits: more than a chart shows, and far fewer bytes. What is no number is left out.
func rounded(x float64) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return json6(x)
}

// json6 is written with at most six digits.
type json6 float64

// MarshalJSON writes the number.
func (x json6) MarshalJSON() ([]byte, error) {
	short, err := strconv.ParseFloat(strconv.FormatFloat(float64(x), 'g', 6, 64), 64)
	if short == 0 {
		short = 0 // no negative zero
	}
	return strconv.AppendFloat(nil, short, 'g', -1, 64), err
}
