//go:build view

package window

import (
	_ "embed"
	"fmt"
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"

	"entente/render/scene"
	"entente/render/typeface"
)

//go:embed shade.kage
var shade []byte

// Painter draws lists into images on the graphics card, all shapes of a list in one call, so that what is above what is the
// order of the list. It keeps what it can use again, and belongs to the window's goroutine.
type Painter struct {
	shader *ebiten.Shader
	atlas  *atlas
	// vertices are four for each shape, and indices two triangles for each four.
	vertices []ebiten.Vertex
	indices  []uint32
	options  ebiten.DrawTrianglesShaderOptions
	target   *ebiten.Image
}

// NewPainter makes a painter.
func NewPainter() (*Painter, error) {
	font, err := typeface.Load()
	if err != nil {
		return nil, err
	}
	shader, err := ebiten.NewShader(shade)
	if err != nil {
		return nil, fmt.Errorf("build the program of the graphics card: %w", err)
	}
	p := &Painter{shader: shader, atlas: newAtlas(font)}
	p.options.Images[0] = p.atlas.picture
	return p, nil
}

// Draw draws a list over an image. Nothing of what was there remains.
func (p *Painter) Draw(list *scene.List, target *ebiten.Image) error {
	p.target, p.vertices = target, p.vertices[:0]
	target.Fill(list.Ground)
	if err := p.shapes(list.Backdrop); err != nil {
		return err
	}
	for layer := range list.Layers {
		if err := p.shapes(list.Layers[layer]); err != nil {
			return err
		}
	}
	p.flush()
	return nil
}

// flush draws what has been collected.
func (p *Painter) flush() {
	quads := len(p.vertices) / 4
	for k := len(p.indices) / 6; k < quads; k++ {
		at := uint32(4 * k)
		p.indices = append(p.indices, at, at+1, at+2, at+1, at+2, at+3)
	}
	if quads > 0 {
		p.target.DrawTrianglesShader32(p.vertices, p.indices[:6*quads], p.shader, &p.options)
	}
	p.vertices = p.vertices[:0]
}

func (p *Painter) shapes(shapes []scene.Shape) error {
	for k := range shapes {
		s := &shapes[k]
		switch s.Kind {
		case scene.Disc:
			p.around(s, s.Radius+1, form{kindDisc, s.Radius, 0, 0})
		case scene.Ring:
			p.ring(s)
		case scene.Line:
			p.line(s)
		case scene.Path:
			p.path(s)
		case scene.Box:
			p.box(s)
		case scene.Text:
			if err := p.text(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// paint is a colour as the graphics card takes it.
type paint struct{ r, g, b, a float32 }

func paintOf(colour color.NRGBA) paint {
	return paint{float32(colour.R) / 255, float32(colour.G) / 255, float32(colour.B) / 255, float32(colour.A) / 255}
}
