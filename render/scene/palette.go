package scene

import (
	"image/color"
	"math"
)

// The colours of Okabe & Ito (2008), which people with the common kinds of colour blindness can tell apart, in the order in
// which they are handed out.
var okabeIto = [...]color.NRGBA{
	{0x00, 0x72, 0xb2, 0xff}, // blue
	{0xe6, 0x9f, 0x00, 0xff}, // orange
	{0x00, 0x9e, 0x73, 0xff}, // bluish green
	{0xcc, 0x79, 0xa7, 0xff}, // reddish purple
	{0x56, 0xb4, 0xe9, 0xff}, // sky blue
	{0x9a, 0x8c, 0x5c, 0xff}, // a dull brown in place of yellow, which does not show on white
	{0x88, 0x88, 0x88, 0xff}, // grey in place of black, which does not show on black
	vermillion,               // last: it also stands for hostility
}

var vermillion = color.NRGBA{0xd5, 0x5e, 0x00, 0xff}

// colours are those of a theme.
type colours struct {
	ground, panel, text, muted, faint, nobody color.NRGBA
	hostile, mark                             color.NRGBA
	// tint is how much of a bloc's colour its territory has, of 255.
	tint uint8
}

var themes = [...]colours{
	Light: {
		ground: color.NRGBA{0xfc, 0xfc, 0xfa, 0xff}, panel: color.NRGBA{0xf3, 0xf3, 0xf0, 0xff}, text: color.NRGBA{0x1f, 0x22, 0x26, 0xff},
		muted: color.NRGBA{0x5c, 0x62, 0x6a, 0xff}, faint: color.NRGBA{0xd9, 0xd9, 0xd4, 0xff}, nobody: color.NRGBA{0xa3, 0xa6, 0xab, 0xff},
		hostile: vermillion, mark: color.NRGBA{0x1f, 0x22, 0x26, 0xff}, tint: 22,
	},
	Dark: {
		ground: color.NRGBA{0x14, 0x17, 0x1c, 0xff}, panel: color.NRGBA{0x1d, 0x21, 0x28, 0xff}, text: color.NRGBA{0xec, 0xed, 0xee, 0xff},
		muted: color.NRGBA{0xa2, 0xa9, 0xb3, 0xff}, faint: color.NRGBA{0x37, 0x3d, 0x47, 0xff}, nobody: color.NRGBA{0x70, 0x76, 0x80, 0xff},
		hostile: color.NRGBA{0xf0, 0x7a, 0x22, 0xff}, mark: color.NRGBA{0xff, 0xff, 0xff, 0xff}, tint: 34,
	},
}

// colourOf is the colour of the k-th bloc or state. After eight they come again, paler each time.
func colourOf(k int) color.NRGBA {
	colour, pale := okabeIto[k%len(okabeIto)], min(k/len(okabeIto), 3)
	return mix(colour, color.NRGBA{0xff, 0xff, 0xff, 0xff}, float64(pale)*0.2)
}

// mix goes a part of the way from one colour to another.
func mix(from, to color.NRGBA, part float64) color.NRGBA {
	channel := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*part + 0.5) }
	return color.NRGBA{channel(from.R, to.R), channel(from.G, to.G), channel(from.B, to.B), channel(from.A, to.A)}
}

// faded is a colour with a part of its opacity.
func faded(colour color.NRGBA, part float64) color.NRGBA {
	colour.A = uint8(float64(colour.A)*min(max(part, 0), 1) + 0.5)
	return colour
}

// readableOn is black or white, whichever stands out more from a colour by the contrast ratio of WCAG 2.1.
func readableOn(colour color.NRGBA) color.NRGBA {
	// At a luminance of 0.179 both have the ratio 4.6.
	if luminance(colour) > 0.179 {
		return color.NRGBA{0x11, 0x11, 0x11, 0xff}
	}
	return color.NRGBA{0xff, 0xff, 0xff, 0xff}
}

// luminance is the relative luminance of WCAG 2.1, 0 to 1.
func luminance(colour color.NRGBA) float64 {
	part := func(channel uint8) float64 {
		c := float64(channel) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(colour.R) + 0.7152*part(colour.G) + 0.0722*part(colour.B)
}
