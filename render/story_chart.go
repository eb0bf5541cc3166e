package render

import (
	"math"

	"entente/render/terminal"
	"entente/render/wording"
)

// scaleTops are the upper ends that a chart of shares may have.
var scaleTops = []float64{0.01, 0.02, 0.04, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8}

// chart draws the blocs' market shares over time.
func (s *story) chart(t thrift) []string {
	highest := 0.0
	series := make([]terminal.Series, len(s.blocs))
	for k, b := range s.blocs {
		values := make([]float64, s.record.Ticks)
		for tick := range values {
			row := s.record.Bloc(tick, b.bloc)
			values[tick] = math.NaN()
			if row.Active {
				values[tick] = row.Share
				highest = max(highest, row.Share)
			}
		}
		series[k] = terminal.Series{Mark: b.mark, Colour: b.colour, Values: values}
	}
	top := 1.0
	for _, candidate := range scaleTops {
		if candidate >= highest {
			top = candidate
			break
		}
	}
	chart := terminal.Chart{
		Series: series, Top: top, Colour: s.options.Colour, From: s.date(0), To: s.date(int32(s.record.Ticks - 1)),
		Label: func(value float64) string { return wording.Number(100*value, 0) },
	}
	if top < 0.04 {
		chart.Label = func(value float64) string { return wording.Number(100*value, 1) }
	}
	return append([]string{s.heading(s.words.ShareChart)}, chart.Lines(s.options.Width, t.chart)...)
}
