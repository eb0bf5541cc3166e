package drawing

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// PNG draws the drawing, scale pixels of the picture for each of its own: 2 suits dense screens and print.
func (d *Drawing) PNG(to io.Writer, scale float64) error {
	picture := image.NewRGBA(image.Rect(0, 0, int(d.Width*scale+0.5), int(d.Height*scale+0.5)))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(White), image.Point{}, draw.Src)
	faces := map[faceKey]font.Face{}
	for _, s := range d.shapes {
		if s.text == "" {
			fill(picture, s, scale)
			continue
		}
		key := faceKey{s.size * scale, s.bold}
		if faces[key] == nil {
			face, err := newFace(key)
			if err != nil {
				return fmt.Errorf("draw the text %q: %w", s.text, err)
			}
			faces[key] = face
		}
		write(picture, s, scale, faces[key])
	}
	if err := png.Encode(to, picture); err != nil {
		return fmt.Errorf("write the picture: %w", err)
	}
	return nil
}

// faceKey is a font's size in pixels and weight.
type faceKey struct {
	size float64
	bold bool
}

func newFace(key faceKey) (font.Face, error) {
	data := goregular.TTF
	if key.bold {
		data = gobold.TTF
	}
	parsed, err := opentype.Parse(data)
	if err != nil {
		return nil, err
	}
	return opentype.NewFace(parsed, &opentype.FaceOptions{Size: key.size, DPI: 72})
}

func fill(picture *image.RGBA, s shape, scale float64) {
	bounds := picture.Bounds()
	raster := vector.NewRasterizer(bounds.Dx(), bounds.Dy())
	for k, corner := range s.corners {
		x, y := float32(corner[0]*scale), float32(corner[1]*scale)
		if k == 0 {
			raster.MoveTo(x, y)
			continue
		}
		raster.LineTo(x, y)
	}
	raster.ClosePath()
	raster.Draw(picture, bounds, image.NewUniform(s.colour), image.Point{})
}

func write(picture *image.RGBA, s shape, scale float64, face font.Face) {
	width := font.MeasureString(face, s.text)
	x := fixed.Int26_6(s.corners[0][0] * scale * 64)
	switch s.anchor {
	case Middle:
		x -= width / 2
	case End:
		x -= width
	}
	drawer := font.Drawer{Dst: picture, Src: image.NewUniform(s.colour), Face: face, Dot: fixed.Point26_6{X: x, Y: fixed.Int26_6(s.corners[0][1] * scale * 64)}}
	drawer.DrawString(s.text)
}
