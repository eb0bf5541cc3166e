package typeface

import (
	_ "embed"
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed NotoSansKR-subset.otf
var data []byte

// Licence is the font's licence, to be shipped with whatever holds the font.
//
//go:embed OFL.txt
var Licence string

// Font measures and draws texts. It may be used from several goroutines.
type Font struct {
	parsed *sfnt.Font
	// units is how many of the font's units make the size of a text, and advances how far each sign goes in these.
	units    float64
	advances map[rune]float64
	missing  float64
}

// Load gives the font, which is read once.
func Load() (*Font, error) { return load() }

var load = sync.OnceValues(func() (*Font, error) {
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read the embedded font: %w", err)
	}
	f := &Font{parsed: parsed, units: float64(parsed.UnitsPerEm()), advances: map[rune]float64{}}
	var buffer sfnt.Buffer
	advance := func(glyph sfnt.GlyphIndex) (float64, error) {
		width, err := parsed.GlyphAdvance(&buffer, glyph, fixed.I(int(parsed.UnitsPerEm())), font.HintingNone)
		return float64(width) / 64, err
	}
	if f.missing, err = advance(0); err != nil {
		return nil, fmt.Errorf("read the embedded font: %w", err)
	}
	for _, r := range repertoire() {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err == nil && glyph != 0 {
			f.advances[r], err = advance(glyph)
		}
		if err != nil {
			return nil, fmt.Errorf("read the sign %q of the embedded font: %w", r, err)
		}
	}
	return f, nil
})

// repertoire lists the signs that the font may have: Latin, punctuation and signs, and Hangul.
func repertoire() []rune {
	var list []rune
	for _, block := range [][2]rune{{0x20, 0x17f}, {0x2000, 0x22ff}, {0x25a0, 0x25ff}, {0x3000, 0x303f}, {0xac00, 0xd7a3}} {
		for r := block[0]; r <= block[1]; r++ {
			list = append(list, r)
		}
	}
	return list
}

// Missing lists the signs of a text that the font does not have.
func (f *Font) Missing(text string) []rune {
	var list []rune
	for _, r := range text {
		if _, known := f.advances[r]; !known {
			list = append(list, r)
		}
	}
	return list
}
