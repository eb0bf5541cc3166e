package raster

import (
	"image"
	"math"

	"entente/render/scene"
)

type maskKey struct {
	text string
	size float32
}

// mostMasks bounds each of the two generations of masks.
const mostMasks = 2048

// mask gives a text's mask, which is drawn once.
func (p *Painter) mask(key maskKey) (*image.Alpha, error) {
	if mask, known := p.masks[key]; known {
		return mask, nil
	}
	mask, known := p.older[key]
	if !known {
		var err error
		if mask, err = p.font.Mask(key.text, float64(key.size)); err != nil {
			return nil, err
		}
	}
	if len(p.masks) >= mostMasks {
		p.older, p.masks = p.masks, map[maskKey]*image.Alpha{}
	}
	p.masks[key] = mask
	return mask, nil
}

// text writes a text at a whole pixel.
func (p *Painter) text(picture *image.RGBA, s *scene.Shape) error {
	mask, err := p.mask(maskKey{s.Text, s.Size})
	if err != nil {
		return err
	}
	colour := inkOf(s.Colour)
	at := image.Pt(int(math.Round(float64(s.X))), int(math.Round(float64(s.Y))))
	area := mask.Rect.Add(at).Intersect(picture.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := picture.Pix[y*picture.Stride:]
		from := mask.Pix[mask.PixOffset(area.Min.X-at.X, y-at.Y):]
		for x := area.Min.X; x < area.Max.X; x++ {
			if coverage := from[x-area.Min.X]; coverage > 0 {
				colour.cover(row[4*x:], uint32(coverage))
			}
		}
	}
	return nil
}
