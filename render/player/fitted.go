package player

import (
	"image/color"

	"entente/agents"
)

// fitted is a text shortened to a width, kept until either is another one.
type fitted struct {
	whole, short string
	width, size  float64
}

func (f *fitted) fit(p *Player, text agents.Text, width float64) string {
	whole := p.looks.Language.Text(text)
	if whole != f.whole || width != f.width || p.style.small != f.size {
		*f = fitted{whole, p.font.Fit(whole, p.style.small, width), width, p.style.small}
	}
	return f.short
}

// faded is a colour that shows only a little.
func faded(colour color.NRGBA) color.NRGBA {
	colour.A = 0x26
	return colour
}
