package typeface_test

import (
	"image"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/render/typeface"
	"entente/scenarios"
)

func load(t require.TestingT) *typeface.Font {
	font, err := typeface.Load()
	require.NoError(t, err)
	return font
}

func TestFontHasTheSignsOfEveryShippedName(t *testing.T) {
	font := load(t)
	for _, name := range scenarios.Names() {
		model, err := scenarios.Model(name)
		require.NoError(t, err)
		texts := []string{model.Title.English, model.Title.Korean}
		for _, actor := range model.Actors {
			texts = append(texts, actor.Name.English, actor.Name.Korean)
		}
		for _, bloc := range model.Blocs {
			texts = append(texts, bloc.Name.English, bloc.Name.Korean)
		}
		for _, state := range model.States {
			texts = append(texts, state.Name.English, state.Name.Korean)
		}
		for _, event := range model.Events {
			texts = append(texts, event.Name.English, event.Name.Korean)
		}
		for _, text := range texts {
			assert.Empty(t, string(font.Missing(text)), "%s: %s", name, text)
		}
	}
	assert.Equal(t, "漢", string(font.Missing("A漢가")), "a sign that the font does not have is found")
}

func TestLicenceIsThatOfTheFont(t *testing.T) {
	assert.Contains(t, typeface.Licence, "SIL OPEN FONT LICENSE Version 1.1")
}

func TestMaskCoversWhatIsMeasured(t *testing.T) {
	font := load(t)
	mask, err := font.Mask("H가H", 20)
	require.NoError(t, err)
	ink := image.Rectangle{}
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		for x := mask.Rect.Min.X; x < mask.Rect.Max.X; x++ {
			if mask.AlphaAt(x, y).A > 100 {
				ink = ink.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	width := font.Width("H가H", 20)
	assert.InDelta(t, width, ink.Dx(), 5, "letters fill their advances but for the gaps at the sides")
	assert.LessOrEqual(t, ink.Max.Y, 4, "Descent is 0.16 of 20")
	assert.GreaterOrEqual(t, ink.Min.Y, -19, "Ascent is 0.88 of 20")
}

func TestTextsFitWhereTheyShould(t *testing.T) {
	font := load(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abcWi  가나다…,.漢"))).Draw(t, "text")
		width := rapid.Float64Range(0, 200).Draw(t, "width")
		most := rapid.IntRange(1, 4).Draw(t, "lines")
		assert.LessOrEqual(t, font.Width(font.Fit(text, 12, width), 12), width+1e-9)
		lines := font.Wrap(text, 12, width, most)
		assert.LessOrEqual(t, len(lines), most)
		for _, line := range lines {
			assert.LessOrEqual(t, font.Width(line, 12), width+1e-9)
		}
	})
	assert.Equal(t, []string{"University of", "Tokyo"}, font.Wrap("University of Tokyo", 12, font.Width("University of", 12), 3))
}
