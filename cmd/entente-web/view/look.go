package view

import (
	"entente/render/scene"
	"entente/render/wording"
)

// Look is how a run is shown.
type Look struct {
	// Width and Height are in pixels of the screen, of which Scale make one of the page's.
	Width  int     `json:"width"`
	Height int     `json:"height"`
	Scale  float64 `json:"scale"`
	// Dark and ByHome choose the theme and what colours show.
	Dark   bool `json:"dark"`
	ByHome bool `json:"byHome"`
	// Beside shows the run without turns beside it.
	Beside bool `json:"beside"`
	// Language is en or ko.
	Language string `json:"language"`
}

// spoken is the language, English where it is none of those known.
func (l Look) spoken() wording.Language {
	language, err := wording.Parse(l.Language)
	if err != nil {
		return wording.English
	}
	return language
}

func (l Look) options() scene.Options {
	options := scene.Options{Width: l.Width, Height: l.Height, Scale: l.Scale, Language: l.spoken()}
	if l.Dark {
		options.Theme = scene.Dark
	}
	if l.ByHome {
		options.ColourBy = scene.ByHome
	}
	return options
}
