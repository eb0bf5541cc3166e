package report

import (
	"fmt"
	"image/color"

	"entente/render/drawing"
)

// ink is whatever colour text has: dark on light, or light on dark. Charts are drawn once and follow it.
const ink = "currentColor"

// Colours of one meaning.
var (
	strong = hex(drawing.Blue)
	second = hex(drawing.Orange)
	quiet  = hex(drawing.Grey)
	good   = hex(drawing.Green)
	bad    = hex(drawing.Vermillion)
	light  = hex(drawing.SkyBlue)
)

// series are the colours of blocs and other things in a row, told apart by the colour-blind too. The first six blocs have the
// colours that they have in films and windows.
var series = []string{
	hex(drawing.Blue), hex(drawing.Orange), hex(drawing.Green), hex(drawing.Purple), hex(drawing.SkyBlue), "#9a8c5c",
	hex(drawing.Vermillion), "#999933",
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// seriesColour is the colour of the k-th thing of a row.
func seriesColour(k int) string { return series[k%len(series)] }
