package raster

import (
	"image"
	"image/color"
)

// ink is a colour with its opacity in 255ths.
type ink struct{ r, g, b, a uint32 }

func inkOf(colour color.NRGBA) ink {
	return ink{uint32(colour.R), uint32(colour.G), uint32(colour.B), uint32(colour.A)}
}

// cover lays ink over a pixel, whose picture is opaque, with a coverage of 0 to 255.
func (i ink) cover(pixel []uint8, coverage uint32) {
	// The sum is at most 255·255·2, so that dividing by 255 can be done by shifts, exactly.
	a := divide(i.a * coverage)
	rest := 255 - a
	pixel[0] = uint8(divide(i.r*a + uint32(pixel[0])*rest))
	pixel[1] = uint8(divide(i.g*a + uint32(pixel[1])*rest))
	pixel[2] = uint8(divide(i.b*a + uint32(pixel[2])*rest))
}

// divide is x/255, rounded, for x up to 65535.
func divide(x uint32) uint32 {
	x += 128
	return (x + x>>8) >> 8
}

// span covers a piece of a row in full.
func (i ink) span(pixels []uint8) {
	if i.a == 255 {
		for len(pixels) >= 4 {
			pixels[0], pixels[1], pixels[2] = uint8(i.r), uint8(i.g), uint8(i.b)
			pixels = pixels[4:]
		}
		return
	}
	r, g, b, rest := i.r*i.a, i.g*i.a, i.b*i.a, 255-i.a
	for len(pixels) >= 4 {
		pixels[0] = uint8(divide(r + uint32(pixels[0])*rest))
		pixels[1] = uint8(divide(g + uint32(pixels[1])*rest))
		pixels[2] = uint8(divide(b + uint32(pixels[2])*rest))
		pixels = pixels[4:]
	}
}

// fill makes a picture one opaque colour.
func fill(picture *image.RGBA, colour color.NRGBA) {
	for at := 0; at < len(picture.Pix); at += 4 {
		picture.Pix[at], picture.Pix[at+1], picture.Pix[at+2], picture.Pix[at+3] = colour.R, colour.G, colour.B, 255
	}
}

// part is a coverage from 0 to 1 in 255ths.
func part(coverage float32) uint32 {
	return uint32(min(max(coverage, 0), 1)*255 + 0.5)
}
