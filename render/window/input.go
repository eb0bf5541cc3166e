//go:build view

package window

import (
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"entente/render/player"
)

// input hands keys and the mouse on, by the names that the player knows.
type input struct {
	keys  []ebiten.Key
	runes []rune
	x, y  int
}

// A key that is held down acts again after the first and then after every further number of frames.
const firstRepeat, nextRepeat = 24, 5

func (in *input) read(p *player.Player) {
	shift := ebiten.IsKeyPressed(ebiten.KeyShift)
	if !ebiten.IsKeyPressed(ebiten.KeyControl) && !ebiten.IsKeyPressed(ebiten.KeyAlt) && !ebiten.IsKeyPressed(ebiten.KeyMeta) {
		in.readKeys(p, shift)
	}
	in.readMouse(p)
}

func (in *input) readKeys(p *player.Player, shift bool) {
	// A key that is pressed and released within a frame counts too.
	in.keys = inpututil.AppendJustPressedKeys(in.keys[:0])
	for _, key := range in.keys {
		p.Key(nameOf(key), shift)
	}
	in.keys = inpututil.AppendPressedKeys(in.keys[:0])
	for _, key := range in.keys {
		held := inpututil.KeyPressDuration(key)
		if held >= firstRepeat && (held-firstRepeat)%nextRepeat == 0 && player.Repeats(nameOf(key)) {
			p.Key(nameOf(key), shift)
		}
	}
	// Where signs are on the keyboard differs from country to country: these come as written, not as keys.
	in.runes = ebiten.AppendInputChars(in.runes[:0])
	for _, r := range in.runes {
		if strings.ContainsRune(written, r) {
			p.Key(string(r), false)
		}
	}
}

// written are the signs that are taken as they are written.
const written = "?[]-=+"

// nameOf is a key's name: a letter as the keyboard has it, in lower case, and nothing for signs that are taken as written.
func nameOf(key ebiten.Key) string {
	if key >= ebiten.KeyA && key <= ebiten.KeyZ {
		// On a keyboard with other letters than Latin ones, the keys are those of the usual places.
		if name := ebiten.KeyName(key); len(name) == 1 && name[0] >= 'a' && name[0] <= 'z' {
			return name
		}
		return strings.ToLower(key.String())
	}
	switch key {
	case ebiten.KeySlash, ebiten.KeyBracketLeft, ebiten.KeyBracketRight, ebiten.KeyMinus, ebiten.KeyEqual:
		return ""
	}
	return key.String()
}

func (in *input) readMouse(p *player.Player) {
	x, y := ebiten.CursorPosition()
	moved := x != in.x || y != in.y
	in.x, in.y = x, y
	if inpututil.IsMouseButtonJustPressed(ebiten.MouseButtonLeft) {
		p.Press(float64(x), float64(y))
	} else if moved {
		p.Drag(float64(x), float64(y))
	}
	if inpututil.IsMouseButtonJustReleased(ebiten.MouseButtonLeft) {
		p.Release()
	}
	if _, wheel := ebiten.Wheel(); wheel != 0 {
		p.Wheel(-wheel)
	}
}
