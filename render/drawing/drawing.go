package drawing

import (
	"image/color"
)

// Drawing is a picture on a white ground. Lengths are in pixels, from the upper left corner.
type Drawing struct {
	Width, Height float64
	// Title is what it shows, for those who cannot see it.
	Title  string
	shapes []shape
}

// Anchor is where a text's position lies within it.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// shape is a filled polygon, or a text.
type shape struct {
	corners [][2]float64
	colour  color.RGBA
	text    string
	size    float64
	anchor  Anchor
	bold    bool
}

// Rectangle fills one.
func (d *Drawing) Rectangle(x, y, width, height float64, colour color.RGBA) {
	d.Polygon(colour, [2]float64{x, y}, [2]float64{x + width, y}, [2]float64{x + width, y + height}, [2]float64{x, y + height})
}

// Line draws a level or upright line of a thickness, centred on its points.
func (d *Drawing) Line(x1, y1, x2, y2, thickness float64, colour color.RGBA) {
	half := thickness / 2
	if y1 == y2 {
		d.Rectangle(min(x1, x2), y1-half, max(x1, x2)-min(x1, x2), thickness, colour)
		return
	}
	d.Rectangle(x1-half, min(y1, y2), thickness, max(y1, y2)-min(y1, y2), colour)
}

// Polygon fills one.
func (d *Drawing) Polygon(colour color.RGBA, corners ...[2]float64) {
	d.shapes = append(d.shapes, shape{corners: corners, colour: colour})
}

// Text writes a text whose baseline passes through a point.
func (d *Drawing) Text(x, y, size float64, anchor Anchor, colour color.RGBA, text string) {
	d.shapes = append(d.shapes, shape{corners: [][2]float64{{x, y}}, colour: colour, text: text, size: size, anchor: anchor})
}

// Heading writes a bold text that starts at a point.
func (d *Drawing) Heading(x, y, size float64, text string) {
	d.shapes = append(d.shapes, shape{corners: [][2]float64{{x, y}}, colour: Black, text: text, size: size, bold: true})
}
