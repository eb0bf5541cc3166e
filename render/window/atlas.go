//go:build view

package window

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"

	"entente/render/typeface"
)

// side is the length of the atlas's sides in pixels. That is room for some three thousand names.
const side = 2048

// atlas is a picture that holds texts, each drawn once. When it is full, it begins anew: its size is a bound.
type atlas struct {
	font    *typeface.Font
	picture *ebiten.Image
	places  map[atlasKey]atlasPlace
	// Texts stand in rows: x is where the next one starts in the last row, which starts at y and is as high as its highest.
	x, y, height int
	pixels       []byte
}

type atlasKey struct {
	text string
	size float32
}

// atlasPlace is where a text is in the atlas, and how far its mask starts from the point where it is written.
type atlasPlace struct{ x, y, width, height, left, top int }

func newAtlas(font *typeface.Font) *atlas {
	return &atlas{
		font: font, places: map[atlasKey]atlasPlace{},
		picture: ebiten.NewImageWithOptions(image.Rect(0, 0, side, side), &ebiten.NewImageOptions{Unmanaged: true}),
	}
}

// remember draws a text into the atlas. Where that is full, what has been collected is drawn first, because it needs the texts
// that were there.
func (p *Painter) remember(text string, size float32) (atlasPlace, error) {
	a := p.atlas
	mask, err := a.font.Mask(text, float64(size))
	if err != nil {
		return atlasPlace{}, err
	}
	mask = mask.SubImage(image.Rect(mask.Rect.Min.X, mask.Rect.Min.Y, mask.Rect.Min.X+min(mask.Rect.Dx(), side),
		mask.Rect.Min.Y+min(mask.Rect.Dy(), side))).(*image.Alpha)
	place := atlasPlace{width: mask.Rect.Dx(), height: mask.Rect.Dy(), left: mask.Rect.Min.X, top: mask.Rect.Min.Y}
	if a.x+place.width > side {
		a.x, a.y, a.height = 0, a.y+a.height, 0
	}
	if a.y+place.height > side {
		p.flush()
		clear(a.places)
		a.x, a.y, a.height = 0, 0, 0
	}
	place.x, place.y = a.x, a.y
	a.x, a.height = a.x+place.width, max(a.height, place.height)
	a.places[atlasKey{text, size}] = place
	if place.width == 0 || place.height == 0 {
		return place, nil
	}
	a.pixels = a.pixels[:0]
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		for x := mask.Rect.Min.X; x < mask.Rect.Max.X; x++ {
			grey := mask.AlphaAt(x, y).A
			a.pixels = append(a.pixels, grey, grey, grey, grey)
		}
	}
	part := a.picture.SubImage(image.Rect(place.x, place.y, place.x+place.width, place.y+place.height)).(*ebiten.Image)
	part.WritePixels(a.pixels)
	return place, nil
}
