package chart

import (
	"fmt"
	"image/color"
	"math"

	"entente/render/drawing"
)

// Bar is an estimate with its interval. An interval without width is not drawn.
type Bar struct{ Value, Low, High float64 }

// Series is a row of bars of one kind.
type Series struct {
	Name string
	Bars []Bar
}

// The measures of a chart, in pixels.
const (
	width   = 760.0
	margin  = 20.0
	heading = 62.0
	text    = 13.0
	thick   = 12.0
	gap     = 14.0
	foot    = 44.0
)

var colours = []color.RGBA{drawing.Blue, drawing.Orange, drawing.Green}

// Bars draws, for each name, a bar of each series, with whiskers for the intervals; unit is written under the axis.
func Bars(title, unit string, names []string, series []Series) *drawing.Drawing {
	group := float64(len(series))*thick + gap
	d := &drawing.Drawing{Width: width, Height: heading + group*float64(len(names)) + foot, Title: title}
	d.Heading(margin, 26, 16, title)
	left := margin + labelWidth(names)
	low, high := 0.0, 0.0
	for _, s := range series {
		for _, bar := range s.Bars {
			low, high = min(low, bar.Value, bar.Low), max(high, bar.Value, bar.High)
		}
	}
	axis := newAxis(low, high, left, width-margin-40)
	axis.draw(d, heading-6, d.Height-foot+4, unit)
	x := margin
	for k, s := range series {
		d.Rectangle(x, 38, 10, 10, colours[k%len(colours)])
		d.Text(x+15, 48, text, drawing.Start, drawing.Black, s.Name)
		x += 30 + 7.2*float64(len(s.Name))
	}
	for n, name := range names {
		top := heading + group*float64(n)
		d.Text(left-8, top+(group-gap)/2+4, text, drawing.End, drawing.Black, name)
		for k, s := range series {
			bar, y := s.Bars[n], top+thick*float64(k)
			from, to := axis.at(min(0, bar.Value)), axis.at(max(0, bar.Value))
			d.Rectangle(from, y+1, to-from, thick-2, colours[k%len(colours)])
			if bar.High > bar.Low {
				whisker(d, axis.at(bar.Low), axis.at(bar.High), y+thick/2)
			}
			d.Text(axis.at(max(0, bar.Value, bar.High))+5, y+thick-2, 11, drawing.Start, drawing.Grey, short(bar.Value))
		}
	}
	return d
}

// Swing is how far an outcome moves when one thing alone goes to its low and to its high value.
type Swing struct {
	Name string
	// Low and High are the outcome at these, each with its interval.
	Low, High Bar
}

// Tornado draws, for each swing, two bars from the outcome as it stands: to where it goes at the low and at the high value.
func Tornado(title, unit string, base float64, swings []Swing) *drawing.Drawing {
	group := thick + gap
	d := &drawing.Drawing{Width: width, Height: heading + group*float64(len(swings)) + foot, Title: title}
	d.Heading(margin, 26, 16, title)
	names := make([]string, 0, len(swings))
	low, high := base, base
	for _, s := range swings {
		names = append(names, s.Name)
		low, high = min(low, s.Low.Value, s.High.Value, s.Low.Low, s.High.Low), max(high, s.Low.Value, s.High.Value, s.Low.High, s.High.High)
	}
	left := margin + labelWidth(names)
	axis := newAxis(low, high, left, width-margin-40)
	axis.draw(d, heading-6, d.Height-foot+4, unit)
	for k, word := range []string{"at its low value", "at its high value"} {
		d.Rectangle(margin+160*float64(k), 38, 10, 10, colours[k])
		d.Text(margin+15+160*float64(k), 48, text, drawing.Start, drawing.Black, word)
	}
	for n, s := range swings {
		y := heading + group*float64(n)
		d.Text(left-8, y+thick-2, text, drawing.End, drawing.Black, s.Name)
		for k, bar := range []Bar{s.Low, s.High} {
			from, to := axis.at(min(base, bar.Value)), axis.at(max(base, bar.Value))
			// Where both go the same way, the two share the height.
			top, height := y, thick
			if (s.Low.Value-base)*(s.High.Value-base) > 0 {
				top, height = y+thick/2*float64(k), thick/2
			}
			d.Rectangle(from, top, to-from, height, colours[k])
			if bar.High > bar.Low {
				whisker(d, axis.at(bar.Low), axis.at(bar.High), top+height/2)
			}
		}
	}
	d.Line(axis.at(base), heading-6, axis.at(base), d.Height-foot+4, 1.5, drawing.Black)
	return d
}

// whisker is an interval.
func whisker(d *drawing.Drawing, from, to, y float64) {
	d.Line(from, y, to, y, 1.2, drawing.Black)
	d.Line(from, y-3, from, y+3, 1.2, drawing.Black)
	d.Line(to, y-3, to, y+3, 1.2, drawing.Black)
}

// labelWidth is about how much room names take, at most a little over a third of the chart.
func labelWidth(names []string) float64 {
	longest := 4
	for _, name := range names {
		longest = max(longest, len([]rune(name)))
	}
	return min(0.5*width, 7.4*float64(longest)+12)
}

// axis maps numbers to pixels.
type axis struct {
	low, high, step float64
	left, right     float64
}

// newAxis spreads a range over pixels, its ends at round numbers.
func newAxis(low, high, left, right float64) axis {
	if high <= low {
		high = low + 1
	}
	step := roundStep((high - low) / 5)
	return axis{math.Floor(low/step) * step, math.Ceil(high/step) * step, step, left, right}
}

// roundStep is the next of 1, 2 and 5 times a power of ten.
func roundStep(least float64) float64 {
	power := 1.0
	for power > least {
		power /= 10
	}
	for power*10 <= least {
		power *= 10
	}
	for _, factor := range []float64{1, 2, 5} {
		if power*factor >= least {
			return power * factor
		}
	}
	return power * 10
}

func (a axis) at(value float64) float64 {
	return a.left + (value-a.low)/(a.high-a.low)*(a.right-a.left)
}

func (a axis) draw(d *drawing.Drawing, top, bottom float64, unit string) {
	for k := 0; a.low+float64(k)*a.step <= a.high+a.step/2; k++ {
		value := a.low + float64(k)*a.step
		colour, thickness := drawing.LightGrey, 1.0
		if math.Abs(value) < a.step/1e6 {
			value, colour = 0, drawing.Grey
		}
		d.Line(a.at(value), top, a.at(value), bottom, thickness, colour)
		d.Text(a.at(value), bottom+14, 11, drawing.Middle, drawing.Grey, short(value))
	}
	d.Text((a.left+a.right)/2, bottom+32, 12, drawing.Middle, drawing.Grey, unit)
}

func short(value float64) string { return fmt.Sprintf("%.3g", value) }
