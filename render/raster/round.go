package raster

import (
	"image"
	"math"

	"entente/render/scene"
)

func root(x float32) float32 { return float32(math.Sqrt(float64(max(x, 0)))) }

func floor(x float32) int { return int(math.Floor(float64(x))) }

// disc fills a disc; a pixel at its edge is covered by how far its middle is inside.
func disc(picture *image.RGBA, s *scene.Shape) {
	colour, width, height := inkOf(s.Colour), picture.Rect.Dx(), picture.Rect.Dy()
	outer, inner := s.Radius+0.5, max(s.Radius-0.5, 0)
	for y := max(floor(s.Y-outer), 0); y <= min(floor(s.Y+outer), height-1); y++ {
		dy := float32(y) + 0.5 - s.Y
		reach := root(outer*outer - dy*dy)
		left, right := max(floor(s.X-reach), 0), min(floor(s.X+reach), width-1)
		solid := root(inner*inner - dy*dy)
		// Pixels from first to last lie wholly inside.
		first, last := int(math.Ceil(float64(s.X-solid-0.5))), floor(s.X+solid-0.5)
		if solid == 0 {
			first, last = right+1, right
		}
		row := picture.Pix[y*picture.Stride:]
		edge := func(from, to int) {
			for x := from; x <= to; x++ {
				dx := float32(x) + 0.5 - s.X
				if coverage := s.Radius + 0.5 - root(dx*dx+dy*dy); coverage > 0 {
					colour.cover(row[4*x:], part(coverage))
				}
			}
		}
		edge(left, min(first-1, right))
		if from, to := max(first, left), min(last, right); from <= to {
			colour.span(row[4*from : 4*to+4])
		}
		edge(max(last+1, first, left), right)
	}
}

// ring draws a circle's line, in dashes if there is a gap between them: the first starts at the right, and they go on clockwise.
func ring(picture *image.RGBA, s *scene.Shape) {
	colour, width, height := inkOf(s.Colour), picture.Rect.Dx(), picture.Rect.Dy()
	half := s.Width / 2
	outer, inner := s.Radius+half+0.5, s.Radius-half-0.5
	for y := max(floor(s.Y-outer), 0); y <= min(floor(s.Y+outer), height-1); y++ {
		dy := float32(y) + 0.5 - s.Y
		reach := root(outer*outer - dy*dy)
		left, right := max(floor(s.X-reach), 0), min(floor(s.X+reach), width-1)
		row := picture.Pix[y*picture.Stride:]
		hollow := float32(-1)
		if inner > 0 && dy*dy < inner*inner {
			hollow = root(inner*inner - dy*dy)
		}
		for x := left; x <= right; x++ {
			dx := float32(x) + 0.5 - s.X
			if hollow > 1 && dx > -hollow && dx < hollow {
				// Nothing within: go on at the other side.
				x = max(x, floor(s.X+hollow-0.5)-1)
				hollow = 0
				continue
			}
			away := root(dx*dx+dy*dy) - s.Radius
			coverage := half + 0.5 - max(away, -away)
			if coverage > 0 && s.Gap > 0 {
				coverage = min(coverage, dashed(s, dx, dy))
			}
			if coverage > 0 {
				colour.cover(row[4*x:], part(coverage)*part(s.Width)/255)
			}
		}
	}
}

// dashed is how far a point of a dashed circle, from its middle, lies within a dash, half a pixel more.
func dashed(s *scene.Shape, dx, dy float32) float32 {
	along := math.Atan2(float64(dy), float64(dx)) * float64(s.Radius)
	period := float64(s.Dash + s.Gap)
	along -= math.Floor(along/period) * period
	if dash := float64(s.Dash); along > dash {
		// In the gap: the nearer of the two dashes counts.
		return float32(0.5 - min(along-dash, period-along))
	}
	return float32(min(along, float64(s.Dash)-along) + 0.5)
}
