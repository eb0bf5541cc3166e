package scene

import (
	"fmt"

	"entente/agents"
	"entente/render/wording"
)

// Options say how a run is to be shown. The zero value is a light picture of 1280 by 720 pixels in English.
type Options struct {
	// Width and Height are in pixels, 320×180 to 16384×16384; 0 stands for 1280 and 720.
	Width, Height int
	// Scale is how many pixels make one of the screen's units, for dense screens: texts grow with it. 0 stands for 1.
	Scale    float64
	Theme    Theme
	Language wording.Language
	ColourBy ColourBy
	// Ease is how many ticks a move takes; 0 stands for 1. See also Scene.SetEase.
	Ease float64
	// NoLabels leaves out the names of actors.
	NoLabels bool
	// NoPanel leaves out all but the map.
	NoPanel bool
	// Labels name the factors of terms that are no built-in ones, for the card of an actor.
	Labels map[string]agents.Text
}

// Theme is light or dark.
type Theme uint8

// The themes.
const (
	Light Theme = iota
	Dark
)

// ColourBy says what the colour of actors shows.
type ColourBy uint8

// What colour may show.
const (
	ByBloc ColourBy = iota
	ByHome
)

// The least and the greatest picture, in pixels.
const (
	narrowest, lowest = 320, 180
	largest           = 16384
)

// complete fills in what is left out and refuses what cannot be drawn.
func (o Options) complete() (Options, error) {
	if o.Width == 0 {
		o.Width = 1280
	}
	if o.Height == 0 {
		o.Height = 720
	}
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Ease == 0 {
		o.Ease = 1
	}
	switch {
	case o.Width < narrowest || o.Height < lowest || o.Width > largest || o.Height > largest:
		return o, fmt.Errorf("a picture of %d by %d pixels cannot be drawn: from %d by %d to %d by %d can", o.Width, o.Height,
			narrowest, lowest, largest, largest)
	case !(o.Scale >= 0.25 && o.Scale <= 16):
		return o, fmt.Errorf("a scale of %v cannot be drawn: from 0.25 to 16 can", o.Scale)
	case !(o.Ease > 0 && o.Ease <= 1e6):
		return o, fmt.Errorf("moves cannot take %v ticks", o.Ease)
	}
	return o, nil
}
