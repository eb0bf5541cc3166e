package raster

import (
	"image"
	"math"

	"entente/render/scene"
)

// outlined fills what a function outlines within a rectangle. Outlines that overlap must go round the same way.
func (p *Painter) outlined(picture *image.RGBA, s *scene.Shape, left, top, right, bottom float32, outline func(dx, dy float32)) {
	area := image.Rect(floor(left), floor(top), floor(right)+2, floor(bottom)+2)
	if !area.Overlaps(picture.Rect) {
		return
	}
	p.raster.Reset(area.Dx(), area.Dy())
	outline(float32(-area.Min.X), float32(-area.Min.Y))
	p.uniform.C = s.Colour
	p.raster.Draw(picture, area, &p.uniform, image.Point{})
}

// path draws lines with round joins.
func (p *Painter) path(picture *image.RGBA, s *scene.Shape) {
	if len(s.Points) < 2 {
		return
	}
	half := s.Width / 2
	left, top, right, bottom := s.Points[0].X, s.Points[0].Y, s.Points[0].X, s.Points[0].Y
	for _, point := range s.Points[1:] {
		left, right = min(left, point.X), max(right, point.X)
		top, bottom = min(top, point.Y), max(bottom, point.Y)
	}
	p.outlined(picture, s, left-half, top-half, right+half, bottom+half, func(ox, oy float32) {
		var beforeX, beforeY float32
		for k, to := range s.Points[1:] {
			from := s.Points[k]
			dx, dy := to.X-from.X, to.Y-from.Y
			length := root(dx*dx + dy*dy)
			if length == 0 {
				continue
			}
			dx, dy = dx/length*half, dy/length*half
			// Where the line goes nearly straight on, a join would only darken its edges.
			bends := k > 0 && dx*beforeX+dy*beforeY < 0.96*half*half
			beforeX, beforeY = dx, dy
			p.raster.MoveTo(from.X-dy+ox, from.Y+dx+oy)
			p.raster.LineTo(from.X+dy+ox, from.Y-dx+oy)
			p.raster.LineTo(to.X+dy+ox, to.Y-dx+oy)
			p.raster.LineTo(to.X-dy+ox, to.Y+dx+oy)
			p.raster.ClosePath()
			if bends && half > 0.4 {
				p.round(from.X+ox, from.Y+oy, half)
			}
		}
	})
}

// round outlines an octagon, which at the width of lines is round.
func (p *Painter) round(x, y, r float32) {
	d := r * math.Sqrt2 / 2
	p.raster.MoveTo(x+r, y)
	for _, corner := range [...][2]float32{{d, d}, {0, r}, {-d, d}, {-r, 0}, {-d, -d}, {0, -r}, {d, -d}} {
		p.raster.LineTo(x+corner[0], y+corner[1])
	}
	p.raster.ClosePath()
}

// roundBox fills a rectangle with round corners.
func (p *Painter) roundBox(picture *image.RGBA, s *scene.Shape) {
	p.outlined(picture, s, s.X, s.Y, s.X2, s.Y2, func(ox, oy float32) {
		left, top, right, bottom := s.X+ox, s.Y+oy, s.X2+ox, s.Y2+oy
		r := min(s.Radius, (right-left)/2, (bottom-top)/2)
		// A quarter of a circle as a cubic curve leaves it by less than a part in a thousand.
		const bow = 0.5522848
		c := r * (1 - bow)
		p.raster.MoveTo(left+r, top)
		p.raster.LineTo(right-r, top)
		p.raster.CubeTo(right-c, top, right, top+c, right, top+r)
		p.raster.LineTo(right, bottom-r)
		p.raster.CubeTo(right, bottom-c, right-c, bottom, right-r, bottom)
		p.raster.LineTo(left+r, bottom)
		p.raster.CubeTo(left+c, bottom, left, bottom-c, left, bottom-r)
		p.raster.LineTo(left, top+r)
		p.raster.CubeTo(left, top+c, left+c, top, left+r, top)
		p.raster.ClosePath()
	})
}
