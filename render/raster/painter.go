package raster

import (
	"fmt"
	"image"

	"golang.org/x/image/vector"

	"entente/render/scene"
	"entente/render/typeface"
)

// Painter draws lists. It keeps what it can use again, so use one for all pictures of a scene; it belongs to one goroutine.
type Painter struct {
	font     *typeface.Font
	raster   *vector.Rasterizer
	uniform  image.Uniform
	backdrop *image.RGBA
	drawn    []scene.Shape
	// masks are texts that were drawn lately, and older those drawn before them: both are bounded.
	masks, older map[maskKey]*image.Alpha
}

// New makes a painter.
func New() (*Painter, error) {
	font, err := typeface.Load()
	if err != nil {
		return nil, err
	}
	return &Painter{font: font, raster: vector.NewRasterizer(1, 1), masks: map[maskKey]*image.Alpha{}}, nil
}

// Picture draws a list into a new picture.
func (p *Painter) Picture(list *scene.List) (*image.RGBA, error) {
	picture := image.NewRGBA(image.Rect(0, 0, list.Width, list.Height))
	return picture, p.Draw(list, picture)
}

// Draw draws a list over a picture, which must be of its size and start at the origin. Nothing of what was there remains.
func (p *Painter) Draw(list *scene.List, picture *image.RGBA) error {
	if want := image.Rect(0, 0, list.Width, list.Height); picture.Rect != want {
		return fmt.Errorf("draw a list of %v into a picture of %v", want, picture.Rect)
	}
	if p.backdrop == nil || p.backdrop.Rect != picture.Rect || !list.SameBackdrop(p.drawn) || p.backdrop.RGBAAt(0, 0).A == 0 {
		p.backdrop = image.NewRGBA(picture.Rect)
		fill(p.backdrop, list.Ground)
		for k := range list.Backdrop {
			if err := p.shape(p.backdrop, &list.Backdrop[k]); err != nil {
				return err
			}
		}
		p.drawn = list.Backdrop
	}
	copy(picture.Pix, p.backdrop.Pix)
	for layer := range list.Layers {
		for k := range list.Layers[layer] {
			if err := p.shape(picture, &list.Layers[layer][k]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *Painter) shape(picture *image.RGBA, shape *scene.Shape) error {
	switch shape.Kind {
	case scene.Disc:
		disc(picture, shape)
	case scene.Ring:
		ring(picture, shape)
	case scene.Line:
		line(picture, shape)
	case scene.Path:
		p.path(picture, shape)
	case scene.Box:
		if shape.Radius > 0 {
			p.roundBox(picture, shape)
		} else {
			box(picture, shape)
		}
	case scene.Text:
		return p.text(picture, shape)
	}
	return nil
}
