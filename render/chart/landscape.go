package chart

import (
	"fmt"
	"image/color"

	"entente/render/drawing"
)

// Valley is a minimum of a landscape: how low it lies, which part of all configurations leads to it, and what is written on it
// where there is room; its number otherwise.
type Valley struct {
	Energy, Basin float64
	Name          string
}

// SideBar is an actor on one of the sides of a configuration.
type SideBar struct {
	Name string
	Side int
	// Size is how much it weighs, Frustration what it suffers.
	Size, Frustration float64
	// Wrong marks one that actually was elsewhere.
	Wrong bool
}

// LandscapeWords are the texts of a landscape's picture.
type LandscapeWords struct {
	Energy, Valleys, Rest string // the axis, what valleys are, what is beyond them
	Sides, Frustration    string // the second part's heading and axis
	Side, Wrong           string // "side", and the mark's meaning, nothing where nothing is marked
}

// The measures of a landscape's picture, beside those of all charts.
const (
	ground    = 210.0 // height of the valleys
	mostBars  = 60
	sizeWidth = 110.0
)

var sideColours = []color.RGBA{drawing.Blue, drawing.Orange, drawing.Green, drawing.Purple, drawing.SkyBlue, drawing.Vermillion}

// Landscape draws the valleys of a landscape side by side, each as deep as its energy and as wide as its basin, and below them
// the actors of one configuration by side, with their sizes and frustrations. rest is the part of all configurations that leads
// to none of the valleys.
func Landscape(title string, words LandscapeWords, valleys []Valley, rest float64, bars []SideBar) *drawing.Drawing {
	bars = bars[:min(len(bars), mostBars)]
	row := thick + 6
	second := heading + ground + 84
	d := &drawing.Drawing{Width: width, Height: second + row*float64(len(bars)) + foot, Title: title}
	d.Heading(margin, 26, 16, title)
	d.Text(margin, 46, 12, drawing.Start, drawing.Grey, words.Valleys)
	drawValleys(d, words, valleys, rest)
	d.Heading(margin, second-24, 13, words.Sides)
	drawSides(d, words, second, row, bars)
	return d
}

// drawValleys draws the ground of the landscape, cut through along its basins.
func drawValleys(d *drawing.Drawing, words LandscapeWords, valleys []Valley, rest float64) {
	low, high := 0.0, 0.0
	for _, v := range valleys {
		low, high = min(low, v.Energy), max(high, v.Energy)
	}
	scale := newAxis(low, high, heading+ground, heading+14)
	left, right := margin+70, width-margin
	for k := 0; scale.low+float64(k)*scale.step <= scale.high+scale.step/2; k++ {
		value := scale.low + float64(k)*scale.step
		d.Line(left, scale.at(value), right, scale.at(value), 1, drawing.LightGrey)
		d.Text(left-6, scale.at(value)+4, 11, drawing.End, drawing.Grey, fmt.Sprintf("%.6g", value))
	}
	d.Text(margin, heading+4, 11, drawing.Start, drawing.Grey, words.Energy)
	bottom := heading + ground
	x := left
	for k, v := range valleys {
		wide := (right - left) * v.Basin
		top, deep := scale.at(scale.high), scale.at(v.Energy)
		// The ground is what lies below the slope; a valley's floor takes the middle third of its basin.
		d.Polygon(drawing.LightGrey, [2]float64{x, top}, [2]float64{x + wide/3, deep}, [2]float64{x + 2*wide/3, deep},
			[2]float64{x + wide, top}, [2]float64{x + wide, bottom + 6}, [2]float64{x, bottom + 6})
		d.Line(x+wide/3, deep, x+2*wide/3, deep, 4, sideColours[0])
		name := v.Name
		if wide < 90 && k > 0 {
			name = fmt.Sprint(k + 1)
		}
		if wide > 16 || k == 0 {
			d.Text(x+wide/2, deep-8, 12, drawing.Middle, drawing.Black, name)
		}
		if wide > 46 || k == 0 {
			d.Text(x+wide/2, bottom+22, 11, drawing.Middle, drawing.Grey, fmt.Sprintf("%.3g %%", 100*v.Basin))
		}
		x += wide
	}
	if rest > 0 {
		wide := (right - left) * rest
		d.Polygon(drawing.LightGrey, [2]float64{x, scale.at(scale.high)}, [2]float64{x + wide, scale.at(scale.high)},
			[2]float64{x + wide, bottom + 6}, [2]float64{x, bottom + 6})
		if wide > 46 {
			d.Text(x+wide/2, bottom+22, 11, drawing.Middle, drawing.Grey, words.Rest)
		}
	}
}

// drawSides draws a row for each actor.
func drawSides(d *drawing.Drawing, words LandscapeWords, top, row float64, bars []SideBar) {
	var names []string
	largest, low, high := 0.0, 0.0, 0.0
	for _, bar := range bars {
		names = append(names, bar.Name+" *")
		largest = max(largest, bar.Size)
		low, high = min(low, bar.Frustration), max(high, bar.Frustration)
	}
	left := margin + labelWidth(names)
	scale := newAxis(low, high, left+sizeWidth+40, width-margin-40)
	bottom := top + row*float64(len(bars))
	scale.draw(d, top-6, bottom+4, words.Frustration)
	for n, bar := range bars {
		y := top + row*float64(n)
		colour := sideColours[bar.Side%len(sideColours)]
		name := bar.Name
		if bar.Wrong {
			name += " *"
		}
		d.Text(left-8, y+thick-2, text, drawing.End, drawing.Black, name)
		if largest > 0 {
			d.Rectangle(left, y+1, sizeWidth*bar.Size/largest, thick-2, colour)
		}
		from, to := scale.at(min(0, bar.Frustration)), scale.at(max(0, bar.Frustration))
		d.Rectangle(from, y+1, to-from, thick-2, colour)
	}
	legend := margin
	seen := map[int]bool{}
	for _, bar := range bars {
		if seen[bar.Side] {
			continue
		}
		seen[bar.Side] = true
		name := fmt.Sprintf("%s %d", words.Side, bar.Side+1)
		d.Rectangle(legend, d.Height-16, 10, 10, sideColours[bar.Side%len(sideColours)])
		d.Text(legend+15, d.Height-7, 11, drawing.Start, drawing.Black, name)
		legend += 30 + 7.2*float64(len([]rune(name)))
	}
	if words.Wrong != "" {
		d.Text(width-margin, d.Height-7, 11, drawing.End, drawing.Grey, "* "+words.Wrong)
	}
}
