package typeface

import (
	"fmt"
	"image"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Mask draws a text of a size in pixels. The mask's bounds are relative to the point where the text starts on its baseline.
func (f *Font) Mask(text string, size float64) (*image.Alpha, error) {
	left, right := -int(math.Ceil(0.2*size)), int(math.Ceil(f.Width(text, size)+0.2*size))
	top, bottom := -int(math.Ceil(1.1*size)), int(math.Ceil(0.35*size))
	mask := image.NewAlpha(image.Rect(left, top, right, bottom))
	raster := vector.NewRasterizer(right-left, bottom-top)
	var buffer sfnt.Buffer
	pen := 0.0
	for _, r := range text {
		glyph, err := f.parsed.GlyphIndex(&buffer, r)
		if err != nil {
			return nil, fmt.Errorf("draw %q: %w", text, err)
		}
		segments, err := f.parsed.LoadGlyph(&buffer, glyph, fixed.Int26_6(math.Round(size*64)), nil)
		if err != nil {
			return nil, fmt.Errorf("draw %q: %w", text, err)
		}
		outline(raster, segments, float32(pen-float64(left)), float32(-top))
		pen += f.advance(r) * size / f.units
	}
	raster.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return mask, nil
}

func outline(raster *vector.Rasterizer, segments sfnt.Segments, x, y float32) {
	at := func(p fixed.Point26_6) (float32, float32) { return x + float32(p.X)/64, y + float32(p.Y)/64 }
	for _, segment := range segments {
		ax, ay := at(segment.Args[0])
		switch segment.Op {
		case sfnt.SegmentOpMoveTo:
			raster.ClosePath()
			raster.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			raster.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(segment.Args[1])
			raster.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := at(segment.Args[1])
			cx, cy := at(segment.Args[2])
			raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	raster.ClosePath()
}
