package report

import (
	"fmt"
	"strings"

	"entente/sim"
)

// The measures of an alluvial diagram: all actors together are 1 high.
const (
	gap       = 0.025 // between two blocs of a column
	nodeWidth = 0.10  // of a bloc, in columns
	bends     = 12    // steps of a band's bend
)

// stop is a bloc in a column, from its upper to its lower end.
type stop struct{ top, bottom float64 }

// alluvial draws who went from which bloc to which.
func (p *Page) alluvial(record *sim.Record, n blocNames) block {
	f := flowsOf(record)
	stops := layOut(f)
	var nodes, bands, ways, dates []object
	for column, tick := range f.ticks {
		dates = append(dates, object{"x": column, "label": strings.Replace(p.columnLabel(record, tick), " ", "\n", 1)})
		for place, at := range stops[column] {
			if amount := f.amounts[column][place]; amount > 0 {
				nodes = append(nodes, object{
					"x": rounded(float64(column) - nodeWidth/2), "x2": rounded(float64(column) + nodeWidth/2),
					"y": rounded(at.top), "y2": rounded(at.bottom),
					"bloc": n.of(f.blocs[place]),
					"tip": fmt.Sprintf("%s, %s: %.4g %s", n.of(f.blocs[place]), p.columnLabel(record, tick), amount,
						p.words.ActorsCount),
				})
			}
		}
	}
	for k, band := range bandsOf(f, stops) {
		ways = append(ways, object{"id": k, "bloc": n.of(f.list[k].from), "tip": p.flowTip(record, &f.list[k], n)})
		for _, point := range band {
			bands = append(bands, object{"id": k, "x": rounded(point.x), "y": rounded(point.top), "y2": rounded(point.bottom)})
		}
	}
	axis := func(field string, span ...float64) object {
		return encoded(field, "quantitative", "axis", nil, "scale", object{"domain": span, "nice": false, "zero": false})
	}
	last := float64(len(f.ticks) - 1)
	x, y := axis("x", -0.35, last+0.35), axis("y", -0.1, 1+float64(gap*float64(len(f.blocs))))
	y["scale"].(object)["reverse"] = true
	colours := colourOf("bloc", n.names, n.colours, legendRows(3))
	layers := []object{
		{
			"data": object{"values": bands}, "mark": object{"type": "area", "interpolate": "linear"},
			"transform": []object{{"lookup": "id", "from": object{"data": object{"values": ways}, "key": "id",
				"fields": []string{"bloc", "tip"}}}},
			"params": []object{{"name": "over", "select": object{"type": "point", "on": "pointerover",
				"fields": []string{"id"}}}},
			"encoding": object{
				"x": x, "y": y, "y2": object{"field": "y2"}, "detail": object{"field": "id"}, "color": colours,
				"fillOpacity": object{"condition": object{"param": "over", "empty": false, "value": 0.75}, "value": 0.38},
				"tooltip":     object{"field": "tip", "type": "nominal"},
			},
		},
		{
			"data": object{"values": nodes}, "mark": object{"type": "rect"},
			"encoding": object{
				"x": x, "x2": object{"field": "x2"}, "y": y, "y2": object{"field": "y2"}, "color": colours,
				"tooltip": object{"field": "tip", "type": "nominal"},
			},
		},
		{
			"data": object{"values": dates}, "mark": object{"type": "text", "baseline": "top", "fontSize": 11},
			"encoding": object{"x": x, "y": object{"datum": -0.095, "type": "quantitative"}, "text": object{"field": "label"}},
		},
	}
	specification := chart(420, []object{}, object{"layer": layers})
	delete(specification, "data")
	return p.figure(p.words.FlowsTitle, p.words.FlowsCaption, specification)
}

func (p *Page) columnLabel(record *sim.Record, tick int) string {
	if tick < 0 {
		return p.words.Start
	}
	return p.language.Date(record.Calendar, tick)
}

// mostNamed is how many actors of a band are named.
const mostNamed = 12

// flowTip says who is in a band.
func (p *Page) flowTip(record *sim.Record, f *flow, n blocNames) string {
	var who []string
	for _, actor := range f.actors[:min(mostNamed, len(f.actors))] {
		who = append(who, p.name(record.Actors[actor].Name, record.Actors[actor].ID))
	}
	if rest := len(f.actors) - len(who); rest > 0 {
		who = append(who, fmt.Sprintf("+%d", rest))
	}
	way := n.of(f.from) + " → " + n.of(f.to)
	if f.from == f.to {
		way = n.of(f.from) + ": " + p.words.FlowsStay
	}
	return way + "\n" + strings.Join(who, ", ")
}

// layOut gives every bloc of every column its place, in the same order everywhere.
func layOut(f flows) [][]stop {
	total := 0.0
	for _, amount := range f.amounts[0] {
		total += amount
	}
	if total == 0 {
		total = 1
	}
	var stops [][]stop
	for _, amounts := range f.amounts {
		at := 0.0
		var column []stop
		for _, amount := range amounts {
			height := amount / total
			column = append(column, stop{at, at + height})
			if at += height; amount > 0 {
				at += gap
			}
		}
		stops = append(stops, column)
	}
	return stops
}

// bandPoint is a place on a band: where it is, and its upper and lower edge.
type bandPoint struct{ x, top, bottom float64 }

// bandsOf draws each flow as a band that leaves its bloc level and arrives level, flows in the order of blocs on both sides.
func bandsOf(f flows, stops [][]stop) [][]bandPoint {
	places := map[int]int{}
	for place, bloc := range f.blocs {
		places[bloc] = place
	}
	left, arrived := map[[2]int]float64{}, map[[2]int]float64{}
	var bands [][]bandPoint
	for _, one := range f.list {
		from, to := stops[one.column][places[one.from]], stops[one.column+1][places[one.to]]
		total := 0.0
		for _, amount := range f.amounts[one.column] {
			total += amount
		}
		height := one.amount / total
		leave, arrive := [2]int{one.column, places[one.from]}, [2]int{one.column + 1, places[one.to]}
		start, end := from.top+left[leave], to.top+arrived[arrive]
		left[leave] += height
		arrived[arrive] += height
		var band []bandPoint
		for k := 0; k <= bends; k++ {
			way := float64(k) / bends
			bend := float64(way * way * (3 - float64(2*way)))
			at := start + float64((end-start)*bend)
			band = append(band, bandPoint{float64(one.column) + nodeWidth/2 + float64(way*(1-nodeWidth)), at, at + height})
		}
		bands = append(bands, band)
	}
	return bands
}
