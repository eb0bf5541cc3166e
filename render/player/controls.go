package player

import (
	"image/color"

	"entente/render/scene"
	"entente/render/typeface"
)

// style is what the controls look like.
type style struct {
	// unit is one of 1/720 of the window's height, but not much less than one of the screen's units.
	unit, text, small                             float64
	ground, ink, muted, line, accent, onAccent    color.NRGBA
	shade                                         color.NRGBA
	barHeight, leverHeight, headHeight, leastCell float64
}

// accent is the blue of Okabe and Ito (2008), lighter on dark ground.
var accents = [...]color.NRGBA{scene.Light: {0x00, 0x72, 0xb2, 0xff}, scene.Dark: {0x56, 0xb4, 0xe9, 0xff}}

func newStyle(looks scene.Options, size size) style {
	scale := max(size.scale, 0.25)
	u := max(min(float64(size.width)/1280, float64(size.height)/720), 0.8*scale)
	s := style{unit: u, text: 13 * u, small: 11.5 * u, barHeight: 34 * u, leverHeight: 40 * u, headHeight: 24 * u, leastCell: 150 * u}
	s.accent = accents[looks.Theme]
	if looks.Theme == scene.Dark {
		s.ground, s.ink, s.muted = color.NRGBA{0x1d, 0x21, 0x28, 0xff}, color.NRGBA{0xec, 0xed, 0xee, 0xff}, color.NRGBA{0xa2, 0xa9, 0xb3, 0xff}
		s.line, s.onAccent = color.NRGBA{0x4a, 0x52, 0x5e, 0xff}, color.NRGBA{0x11, 0x11, 0x11, 0xff}
		s.shade = color.NRGBA{0x00, 0x00, 0x00, 0x90}
		return s
	}
	s.ground, s.ink, s.muted = color.NRGBA{0xea, 0xea, 0xe6, 0xff}, color.NRGBA{0x1f, 0x22, 0x26, 0xff}, color.NRGBA{0x5c, 0x62, 0x6a, 0xff}
	s.line, s.onAccent = color.NRGBA{0xbe, 0xbe, 0xb8, 0xff}, color.NRGBA{0xff, 0xff, 0xff, 0xff}
	s.shade = color.NRGBA{0xff, 0xff, 0xff, 0xb0}
	return s
}

// area is a rectangle in pixels.
type area struct{ x, y, w, h float64 }

func (a area) holds(x, y float64) bool { return x >= a.x && x < a.x+a.w && y >= a.y && y < a.y+a.h }

// controlsHeight is what the controls take from the scene, in pixels.
func (p *Player) controlsHeight() int {
	height := p.style.barHeight
	if p.levers.open {
		_, rows := p.leverGrid()
		height += p.style.headHeight + float64(rows)*p.style.leverHeight
	}
	return int(height + 0.5)
}

// drawControls draws the bar, the levers, the note and the help over the scene.
func (p *Player) drawControls(list *scene.List) {
	height := float64(p.controlsHeight())
	top := float64(p.size.height) - height
	p.box(list, area{0, top, float64(p.size.width), height}, 0, p.style.ground)
	if p.levers.open {
		p.drawLevers(list, area{0, top, float64(p.size.width), height - p.style.barHeight})
	}
	p.drawBar(list, area{0, float64(p.size.height) - p.style.barHeight, float64(p.size.width), p.style.barHeight})
	p.drawNote(list, top)
	if p.help {
		p.drawHelp(list)
	}
}

// drawNote shows the note, if there is one, over the controls.
func (p *Player) drawNote(list *scene.List, bottom float64) {
	if p.note.text == "" {
		return
	}
	s := &p.style
	width := p.font.Width(p.note.text, s.text)
	place := area{(float64(p.size.width) - width) / 2, bottom - 2.4*s.text, width, 1.9 * s.text}
	place.x -= 0.8 * s.text
	place.w += 1.6 * s.text
	p.box(list, place, 0.5*s.text, s.ink)
	p.write(list, place.x+0.8*s.text, place.y+place.h/2, s.text, p.note.text, s.ground)
}

func (p *Player) box(list *scene.List, at area, radius float64, colour color.NRGBA) {
	add(list, scene.Shape{
		Kind: scene.Box, X: float32(at.x), Y: float32(at.y), X2: float32(at.x + at.w), Y2: float32(at.y + at.h), Radius: float32(radius), Colour: colour,
	})
}

func (p *Player) disc(list *scene.List, x, y, radius float64, colour color.NRGBA) {
	add(list, scene.Shape{Kind: scene.Disc, X: float32(x), Y: float32(y), Radius: float32(radius), Colour: colour})
}

func (p *Player) stroke(list *scene.List, x, y, x2, y2, width float64, colour color.NRGBA) {
	add(list, scene.Shape{Kind: scene.Line, X: float32(x), Y: float32(y), X2: float32(x2), Y2: float32(y2), Width: float32(width), Colour: colour})
}

// write writes a text whose capitals are in the middle of a height.
func (p *Player) write(list *scene.List, x, middle, size float64, what string, colour color.NRGBA) {
	add(list, scene.Shape{
		Kind: scene.Text, X: float32(x), Y: float32(middle + typeface.CapHeight/2*size), Size: float32(size), Text: what, Colour: colour,
	})
}

// add puts a shape over all others.
func add(list *scene.List, shape scene.Shape) {
	list.Layers[scene.Panel] = append(list.Layers[scene.Panel], shape)
}
