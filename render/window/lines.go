//go:build view

package window

import (
	"math"

	"entente/render/scene"
)

// line adds a straight line with flat ends, or its dashes.
func (p *Painter) line(s *scene.Shape) {
	dx, dy := s.X2-s.X, s.Y2-s.Y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	dx, dy = dx/length, dy/length
	colour := paintOf(s.Colour)
	if s.Gap > 0 && s.Dash > 0 {
		for at := float32(0); at < length; at += s.Dash + s.Gap {
			p.straight(s.X+dx*at, s.Y+dy*at, dx, dy, min(s.Dash, length-at), s.Width/2, colour)
		}
		return
	}
	p.straight(s.X, s.Y, dx, dy, length, s.Width/2, colour)
}

func (p *Painter) straight(x, y, dx, dy, length, half float32, colour paint) {
	f := form{kindLine, length, half, 0}
	reach := half + 1
	for _, end := range [...]float32{-1, length + 1} {
		for _, side := range [...]float32{-reach, reach} {
			p.corner(x+dx*end-dy*side, y+dy*end+dx*side, end, side, colour, f)
		}
	}
}

// sharpest is how far the corner of a bend may lie from its point, in half widths; sharper ones overlap a little.
const sharpest = 3

// path adds lines with round joins. At each bend the two pieces meet at the line that halves it, so that no pixel is covered
// by both.
func (p *Painter) path(s *scene.Shape) {
	colour, half := paintOf(s.Colour), s.Width/2
	reach := half + 1
	points := s.Points
	for k := 1; k < len(points); k++ {
		from, to := points[k-1], points[k]
		dx, dy, length := direction(from, to)
		if length == 0 {
			continue
		}
		// By how much the ends of the piece are slanted: the left side ends so much earlier, the right one so much later.
		start, end, startFlat, endFlat := float32(0), float32(0), true, true
		if k > 1 {
			start, startFlat = bend(points[k-2], from, to)
		}
		if k+1 < len(points) {
			end, endFlat = bend(from, to, points[k+1])
		}
		f := form{kindPiece, length, half, 0}
		for _, side := range [...]float32{-reach, reach} {
			u := start * side
			if startFlat {
				u = -reach
				if k == 1 {
					u = 0
				}
			}
			p.corner(from.X+dx*u-dy*side, from.Y+dy*u+dx*side, u, side, colour, f)
		}
		for _, side := range [...]float32{-reach, reach} {
			u := length - end*side
			if endFlat {
				u = length + reach
				if k+1 == len(points) {
					u = length
				}
			}
			p.corner(from.X+dx*u-dy*side, from.Y+dy*u+dx*side, u, side, colour, f)
		}
	}
}

func direction(from, to scene.Point) (dx, dy, length float32) {
	dx, dy = to.X-from.X, to.Y-from.Y
	length = float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return 0, 0, 0
	}
	return dx / length, dy / length, length
}

// bend is the tangent of half the angle by which a path turns at a point; flat says that the pieces end on their own there.
func bend(before, at, after scene.Point) (slant float32, flat bool) {
	ax, ay, a := direction(before, at)
	bx, by, b := direction(at, after)
	if a == 0 || b == 0 {
		return 0, true
	}
	cos, sin := ax*bx+ay*by, ax*by-ay*bx
	if cos <= -0.8 {
		return 0, true
	}
	slant = sin / (1 + cos)
	return slant, slant > sharpest || slant < -sharpest
}
