package raster_test

import (
	"context"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/raster"
	"entente/render/scene"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

// shapes is a list with every kind of shape, by hand.
func shapes() *scene.List {
	list := &scene.List{Width: 240, Height: 160, Ground: color.NRGBA{252, 252, 250, 255}}
	blue, orange, half := color.NRGBA{0, 114, 178, 255}, color.NRGBA{230, 159, 0, 255}, color.NRGBA{0, 158, 115, 128}
	list.Backdrop = []scene.Shape{
		{Kind: scene.Box, Colour: color.NRGBA{230, 230, 230, 255}, X: 160, X2: 240, Y2: 160},
		{Kind: scene.Text, Colour: blue, X: 165.4, Y: 20, Size: 14, Text: "Stargate"},
	}
	list.Layers[scene.Territories] = []scene.Shape{
		{Kind: scene.Disc, Colour: half, X: 60, Y: 60, Radius: 40},
		{Kind: scene.Ring, Colour: blue, X: 60, Y: 60, Radius: 40, Width: 3, Dash: 9, Gap: 5},
		{Kind: scene.Ring, Colour: blue, X: 120.5, Y: 110.25, Radius: 30, Width: 1.4},
	}
	list.Layers[scene.Relations] = []scene.Shape{
		{Kind: scene.Line, Colour: orange, X: 10, Y: 150, X2: 150, Y2: 90, Width: 2.5},
		{Kind: scene.Line, Colour: blue, X: 10, Y: 12, X2: 150, Y2: 12, Width: 1, Dash: 8, Gap: 4},
		{Kind: scene.Line, Colour: blue, X: 155, Y: 5, X2: 155, Y2: 155, Width: 0.5},
		{Kind: scene.Path, Colour: orange, Width: 3, Points: []scene.Point{{X: 170, Y: 60}, {X: 190, Y: 40}, {X: 200, Y: 80}, {X: 230, Y: 70}}},
	}
	list.Layers[scene.Nodes] = []scene.Shape{
		{Kind: scene.Disc, Colour: orange, X: 120.5, Y: 110.25, Radius: 12.3}, {Kind: scene.Disc, Colour: blue, X: 30, Y: 120, Radius: 0.8},
		{Kind: scene.Disc, Colour: orange, X: 2, Y: 80, Radius: 9}, {Kind: scene.Disc, Colour: blue, X: 400, Y: 400, Radius: 9},
	}
	list.Layers[scene.Marks] = []scene.Shape{{Kind: scene.Box, Colour: blue, X: 165, Y: 100, X2: 235, Y2: 122, Radius: 11}}
	list.Layers[scene.Labels] = []scene.Shape{
		{Kind: scene.Text, Colour: color.NRGBA{255, 255, 255, 255}, X: 175, Y: 116, Size: 13, Text: "스타게이트"},
		{Kind: scene.Text, Colour: half, X: 220, Y: 150, Size: 20, Text: "cut off"},
	}
	return list
}

func TestPicturesAreGolden(t *testing.T) {
	painter, err := raster.New()
	require.NoError(t, err)
	picture, err := painter.Picture(shapes())
	require.NoError(t, err)
	golden(t, "shapes.png", picture)
}

// golden compares a picture with the reviewed one. Where multiplications and additions are fused, an edge may come out a
// little otherwise.
func golden(t *testing.T, name string, picture *image.RGBA) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		out, err := os.Create(file)
		require.NoError(t, err)
		require.NoError(t, png.Encode(out, picture))
		require.NoError(t, out.Close())
	}
	in, err := os.Open(file)
	require.NoError(t, err)
	defer in.Close()
	want, err := png.Decode(in)
	require.NoError(t, err)
	require.Equal(t, want.Bounds(), picture.Bounds())
	sum, most := 0, 0
	for y := range picture.Rect.Dy() {
		for x := range picture.Rect.Dx() {
			r, g, b, _ := want.At(x, y).RGBA()
			got := picture.RGBAAt(x, y)
			for _, d := range []int{int(r>>8) - int(got.R), int(g>>8) - int(got.G), int(b>>8) - int(got.B)} {
				sum, most = sum+max(d, -d), max(most, d, -d)
			}
		}
	}
	assert.LessOrEqual(t, most, 4, "of 255, at any pixel; run: go test ./render/raster -update")
	assert.Less(t, float64(sum)/float64(len(picture.Pix)), 0.02)
}

func TestDrawingAgainGivesTheSamePictureAndAllocatesNothing(t *testing.T) {
	model, err := scenarios.Model("korea-stargate")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	s, err := scene.New(record, scene.Options{Width: 640, Height: 360, Theme: scene.Dark, Language: wording.Korean, ColourBy: scene.ByHome})
	require.NoError(t, err)
	painter, err := raster.New()
	require.NoError(t, err)
	var list scene.List
	s.Frame(14.4, &list)
	first, err := painter.Picture(&list)
	require.NoError(t, err)
	again := image.NewRGBA(first.Rect)
	for _, at := range []float64{3, 70, 14.4} {
		s.Frame(at, &list)
		require.NoError(t, painter.Draw(&list, again))
	}
	assert.True(t, string(first.Pix) == string(again.Pix), "what was drawn before does not show")
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() {
		_ = painter.Draw(&list, again)
	}), 36.0, "closures and clipping of paths are all that is left")
	for at := 3; at < len(again.Pix); at += 4 {
		if again.Pix[at] != 255 {
			t.Fatal("a picture is opaque")
		}
	}
	assert.ErrorContains(t, painter.Draw(&list, image.NewRGBA(image.Rect(0, 0, 5, 5))), "into a picture of")
}

func BenchmarkFrame(b *testing.B) {
	for _, actors := range []int{60, 2000, 10_000} {
		b.Run(fmt.Sprint(actors), func(b *testing.B) {
			model := sim.Synthetic(actors, 7, 8, 1)
			model.Calendar.End = model.Calendar.Start.AddDate(0, 5, 0)
			record, err := sim.Run(context.Background(), model, 1, 0)
			require.NoError(b, err)
			s, err := scene.New(record, scene.Options{})
			require.NoError(b, err)
			painter, err := raster.New()
			require.NoError(b, err)
			var list scene.List
			picture := image.NewRGBA(image.Rect(0, 0, 1280, 720))
			at := 0.0
			for b.Loop() {
				s.Frame(at, &list)
				require.NoError(b, painter.Draw(&list, picture))
				if at += 0.03; at > s.End() {
					at = 0
				}
			}
			b.ReportAllocs()
		})
	}
}
