//go:build view

package window

import (
	"math"

	"github.com/hajimehoshi/ebiten/v2"

	"entente/render/scene"
)

// The kinds of shape that the program of the graphics card knows.
const (
	kindText float32 = iota
	kindDisc
	kindRing
	kindLine
	kindPiece
	kindBox
	kindRoundBox
	kindDashedRing // and the part of a period that is drawn, less than 1
)

// form is what the program is told of a shape: its kind and three lengths.
type form struct{ kind, a, b, c float32 }

// corner adds a corner of a shape at x, y in the picture, which is u, v in the shape's own coordinates.
func (p *Painter) corner(x, y, u, v float32, colour paint, f form) {
	p.vertices = append(p.vertices, ebiten.Vertex{
		DstX: x, DstY: y, SrcX: u, SrcY: v, ColorR: colour.r, ColorG: colour.g, ColorB: colour.b, ColorA: colour.a,
		Custom0: f.kind, Custom1: f.a, Custom2: f.b, Custom3: f.c,
	})
}

// upright adds a rectangle whose own coordinates are those of the picture from a point on.
func (p *Painter) upright(left, top, right, bottom, fromX, fromY float32, colour paint, f form) {
	p.corner(left, top, left-fromX, top-fromY, colour, f)
	p.corner(right, top, right-fromX, top-fromY, colour, f)
	p.corner(left, bottom, left-fromX, bottom-fromY, colour, f)
	p.corner(right, bottom, right-fromX, bottom-fromY, colour, f)
}

// around adds what lies around a point.
func (p *Painter) around(s *scene.Shape, reach float32, f form) {
	p.upright(s.X-reach, s.Y-reach, s.X+reach, s.Y+reach, s.X, s.Y, paintOf(s.Colour), f)
}

// ring adds a circle's line, in dashes if there is a gap between them.
func (p *Painter) ring(s *scene.Shape) {
	f := form{kindRing, s.Radius, s.Width / 2, 0}
	if s.Gap > 0 {
		period := s.Dash + s.Gap
		f.kind, f.c = kindDashedRing+s.Dash/period, period
	}
	outer, inner := s.Radius+s.Width/2+1, s.Radius-s.Width/2-1
	if inner < 12 {
		p.around(s, outer, f)
		return
	}
	// A large ring is hollow: four strips around the square within leave out most of it.
	hollow := inner * math.Sqrt2 / 2
	colour := paintOf(s.Colour)
	p.upright(s.X-outer, s.Y-outer, s.X+outer, s.Y-hollow, s.X, s.Y, colour, f)
	p.upright(s.X-outer, s.Y+hollow, s.X+outer, s.Y+outer, s.X, s.Y, colour, f)
	p.upright(s.X-outer, s.Y-hollow, s.X-hollow, s.Y+hollow, s.X, s.Y, colour, f)
	p.upright(s.X+hollow, s.Y-hollow, s.X+outer, s.Y+hollow, s.X, s.Y, colour, f)
}

func (p *Painter) box(s *scene.Shape) {
	w, h := (s.X2-s.X)/2, (s.Y2-s.Y)/2
	if w <= 0 || h <= 0 {
		return
	}
	f := form{kindBox, w, h, 0}
	if s.Radius > 0 {
		f.kind, f.c = kindRoundBox, min(s.Radius, w, h)
	}
	p.upright(s.X-1, s.Y-1, s.X2+1, s.Y2+1, s.X+w, s.Y+h, paintOf(s.Colour), f)
}

// text adds a text from the atlas, at a whole pixel.
func (p *Painter) text(s *scene.Shape) error {
	place, known := p.atlas.places[atlasKey{s.Text, s.Size}]
	if !known {
		var err error
		if place, err = p.remember(s.Text, s.Size); err != nil {
			return err
		}
	}
	if place.width == 0 {
		return nil
	}
	x := float32(math.Round(float64(s.X))) + float32(place.left)
	y := float32(math.Round(float64(s.Y))) + float32(place.top)
	w, h := float32(place.width), float32(place.height)
	p.upright(x, y, x+w, y+h, x-float32(place.x), y-float32(place.y), paintOf(s.Colour), form{kind: kindText})
	return nil
}
