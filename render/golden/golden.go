// Package golden holds reviewed pictures of runs, and says how far another picture is from one. Tests compare all three ways of
// drawing a scene with them: the painter without a display, the window, and the page in a browser. No program has it inside.
package golden

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"image"
	"image/png"

	"entente/render/scene"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
)

//go:embed testdata/*.png
var reviewed embed.FS

// Picture is a moment of a run, or of two, with all that decides how it looks.
type Picture struct {
	// Name is that of the file under testdata, without its ending.
	Name string
	// Scenarios are those shown, run 0 with seed 1 of each.
	Scenarios []string
	Looks     scene.Options
	// Time is in ticks; a broken one is in the middle of moves.
	Time float64
	// Actor is the id of the one whose card is shown, empty for events.
	Actor string
}

// Pictures are all of them.
func Pictures() []Picture {
	return []Picture{
		{"card", []string{"korea-stargate"}, scene.Options{Width: 720, Height: 405}, 14.4, "samsung"},
		{"dark", []string{"korea-stargate"}, scene.Options{Width: 720, Height: 405, Theme: scene.Dark,
			Language: wording.Korean, ColourBy: scene.ByHome}, 15.5, ""},
		{"compared", []string{"korea-stargate", "korea-sovereign"}, scene.Options{Width: 720, Height: 405}, 25.5, ""},
	}
}

// List is what is to be drawn. It fails where a scenario does.
func (p Picture) List(ctx context.Context) (*scene.List, error) {
	var records []*sim.Record
	for _, name := range p.Scenarios {
		model, err := scenarios.Model(name)
		if err != nil {
			return nil, err
		}
		record, err := sim.Run(ctx, model, 1, 0)
		if err != nil {
			return nil, fmt.Errorf("run %s: %w", name, err)
		}
		records = append(records, record)
	}
	var shown *scene.Scene
	var err error
	if len(records) == 1 {
		shown, err = scene.New(records[0], p.Looks)
	} else {
		shown, err = scene.Compare(records[0], records[1], p.Looks)
	}
	if err != nil {
		return nil, err
	}
	shown.Select(p.Actor)
	var list scene.List
	shown.Frame(p.Time, &list)
	return &list, nil
}

// Reviewed is the picture as somebody has looked at it.
func (p Picture) Reviewed() (image.Image, error) {
	data, err := reviewed.ReadFile("testdata/" + p.Name + ".png")
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}

// Difference is how far two pictures are apart: on average over all colours of all pixels, at most, both in 255ths, and in how many
// thousandths of the pixels a colour is more than a quarter off.
type Difference struct{ Mean, Most, Far float64 }

// Compare compares two pictures. It fails where they are not of one size.
func Compare(one, other image.Image) (Difference, error) {
	if one.Bounds().Size() != other.Bounds().Size() {
		return Difference{}, fmt.Errorf("pictures of %v and %v", one.Bounds().Size(), other.Bounds().Size())
	}
	size, sum, most, far := one.Bounds().Size(), 0, 0, 0
	for y := range size.Y {
		for x := range size.X {
			r, g, b, _ := one.At(one.Bounds().Min.X+x, one.Bounds().Min.Y+y).RGBA()
			r2, g2, b2, _ := other.At(other.Bounds().Min.X+x, other.Bounds().Min.Y+y).RGBA()
			off := 0
			for _, pair := range [][2]uint32{{r, r2}, {g, g2}, {b, b2}} {
				d := int(pair[0]>>8) - int(pair[1]>>8)
				d = max(d, -d)
				sum, off = sum+d, max(off, d)
			}
			most = max(most, off)
			if off > 64 {
				far++
			}
		}
	}
	pixels := float64(max(size.X*size.Y, 1))
	return Difference{float64(sum) / (3 * pixels), float64(most), 1000 * float64(far) / pixels}, nil
}
