//go:build view

package window_test

import (
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/golden"
	"entente/render/live"
	"entente/render/player"
	"entente/render/raster"
	"entente/render/scene"
	"entente/render/window"
	"entente/render/wording"
	"entente/scenarios"
	"entente/sim"
)

func watch(t testing.TB, show player.Show, looks scene.Options, width, height int, keys ...string) *player.Player {
	t.Helper()
	p, err := player.New(show, player.Options{Looks: looks, Paused: true, Loop: true})
	require.NoError(t, err)
	t.Cleanup(p.Close)
	p.Resize(width, height, 1)
	for _, key := range keys {
		p.Key(key, false)
	}
	p.Advance(60)
	return p
}

func start(t testing.TB) *live.Run {
	t.Helper()
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	run, err := live.Start(context.Background(), resolved, 1, 0)
	require.NoError(t, err)
	return run
}

// read reads an image back.
func read(target *ebiten.Image) *image.RGBA {
	picture := image.NewRGBA(target.Bounds())
	target.ReadPixels(picture.Pix)
	return picture
}

// difference is how far two pictures of one size are apart: on average, and in how many thousandths of the pixels.
func difference(one, other *image.RGBA) (mean, far float64) {
	d, err := golden.Compare(one, other)
	if err != nil {
		panic(err)
	}
	return d.Mean, d.Far
}

// keep writes a picture into the folder of PICTURES, to look at.
func keep(t *testing.T, name string, picture image.Image) {
	folder := os.Getenv("PICTURES")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	require.NoError(t, err)
	require.NoError(t, png.Encode(file, picture))
	require.NoError(t, file.Close())
}

func TestTheWindowShowsWhatThePictureWithoutADisplayDoes(t *testing.T) {
	run := start(t)
	other, err := scenarios.Model("korea-sovereign")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), other, 1, 0)
	require.NoError(t, err)
	painter, err := window.NewPainter()
	require.NoError(t, err)
	software, err := raster.New()
	require.NoError(t, err)
	for _, look := range []struct {
		name          string
		width, height int
		show          player.Show
		looks         scene.Options
		keys          []string
	}{
		{"light", 1280, 720, player.Show{Live: run}, scene.Options{}, nil},
		{"dark", 800, 500, player.Show{Live: run}, scene.Options{Theme: scene.Dark, ColourBy: scene.ByHome}, []string{"l"}},
		{"korean", 1920, 1080, player.Show{Live: run}, scene.Options{Language: wording.Korean}, []string{"Tab", "Tab"}},
		{"compared", 1280, 720, player.Show{Live: run, Other: record}, scene.Options{}, nil},
		{"help", 1280, 720, player.Show{Live: run}, scene.Options{}, []string{"?"}},
	} {
		t.Run(look.name, func(t *testing.T) {
			p := watch(t, look.show, look.looks, look.width, look.height, look.keys...)
			target := ebiten.NewImage(look.width, look.height)
			defer target.Deallocate()
			var list scene.List
			for _, key := range []string{"", "ArrowRight", "End"} {
				p.Key(key, key != "End")
				// In the middle of a move.
				p.Advance(4.85)
				p.Frame(&list)
				require.NoError(t, painter.Draw(&list, target))
				shown := read(target)
				wanted, err := software.Picture(&list)
				require.NoError(t, err)
				keep(t, look.name+key, shown)
				mean, far := difference(shown, wanted)
				t.Logf("%s %s: mean %.3f, far %.3f‰", look.name, key, mean, far)
				assert.Less(t, mean, 0.25, "of 255")
				assert.Less(t, far, 0.5, "thousandths of the pixels")
			}
		})
	}
}

func TestEachShapeIsDrawnAsWithoutADisplay(t *testing.T) {
	painter, err := window.NewPainter()
	require.NoError(t, err)
	software, err := raster.New()
	require.NoError(t, err)
	target := ebiten.NewImage(160, 160)
	ink := color.NRGBA{0xd5, 0x5e, 0x00, 0xc0}
	points := []scene.Point{{X: 20, Y: 20}, {X: 60, Y: 30}, {X: 70, Y: 90}, {X: 90, Y: 60}, {X: 140, Y: 140}}
	for name, shape := range map[string]scene.Shape{
		"disc":        {Kind: scene.Disc, X: 80.3, Y: 79.6, Radius: 50.5},
		"small disc":  {Kind: scene.Disc, X: 80.3, Y: 79.6, Radius: 1.2},
		"ring":        {Kind: scene.Ring, X: 80.3, Y: 79.6, Radius: 50.5, Width: 3},
		"dashed ring": {Kind: scene.Ring, X: 80.3, Y: 79.6, Radius: 50.5, Width: 3, Dash: 9, Gap: 6},
		"even dashes": {Kind: scene.Ring, X: 80.3, Y: 79.6, Radius: 48, Width: 2, Dash: 0.6 * 6 * math.Pi, Gap: 0.4 * 6 * math.Pi},
		"line":        {Kind: scene.Line, X: 20, Y: 30, X2: 140, Y2: 77, Width: 5},
		"hair":        {Kind: scene.Line, X: 20, Y: 30, X2: 140, Y2: 30, Width: 0.8},
		"dashed line": {Kind: scene.Line, X: 20, Y: 30, X2: 140, Y2: 77, Width: 3, Dash: 7, Gap: 5},
		"path":        {Kind: scene.Path, Points: points, Width: 6},
		"thin path":   {Kind: scene.Path, Points: points, Width: 1.3},
		"box":         {Kind: scene.Box, X: 20.4, Y: 30.7, X2: 120.1, Y2: 90.2},
		"round box":   {Kind: scene.Box, X: 20.4, Y: 30.7, X2: 120.1, Y2: 90.2, Radius: 20},
		"text":        {Kind: scene.Text, X: 20.4, Y: 80.7, Size: 25, Text: "Samsung 삼성"},
	} {
		shape.Colour = ink
		list := scene.List{Width: 160, Height: 160, Ground: color.NRGBA{0xfc, 0xfc, 0xfa, 0xff}}
		list.Layers[scene.Nodes] = []scene.Shape{shape}
		require.NoError(t, painter.Draw(&list, target))
		shown := read(target)
		wanted, err := software.Picture(&list)
		require.NoError(t, err)
		keep(t, "shape "+name, shown)
		mean, far := difference(shown, wanted)
		t.Logf("%-12s mean %.3f, far %.3f‰", name, mean, far)
		assert.Less(t, mean, 0.2, "%s: of 255", name)
		assert.Less(t, far, 1.0, "%s: thousandths of the pixels", name)
		empty := image.NewRGBA(wanted.Rect)
		for k := range empty.Pix {
			empty.Pix[k] = [4]uint8{0xfc, 0xfc, 0xfa, 0xff}[k%4]
		}
		blank, _ := difference(empty, wanted)
		assert.Greater(t, blank, 2*mean, "%s: the test would see it if nothing were drawn", name)
	}
}

func TestAFullAtlasBeginsAnew(t *testing.T) {
	painter, err := window.NewPainter()
	require.NoError(t, err)
	software, err := raster.New()
	require.NoError(t, err)
	target := ebiten.NewImage(400, 300)
	list := scene.List{Width: 400, Height: 300, Ground: color.NRGBA{0xff, 0xff, 0xff, 0xff}}
	// Some 250 of these texts of 380×85 pixels do not fit into 2048×2048.
	for k := range 250 {
		list.Layers[scene.Labels] = append(list.Layers[scene.Labels], scene.Shape{
			Kind: scene.Text, X: 10, Y: float32(60 + k%3*90), Size: 60, Text: fmt.Sprintf("Label %d", k), Colour: color.NRGBA{0, 0, 0, 8},
		})
	}
	require.NoError(t, painter.Draw(&list, target))
	shown := read(target)
	wanted, err := software.Picture(&list)
	require.NoError(t, err)
	mean, _ := difference(shown, wanted)
	assert.Less(t, mean, 2.0, "hundreds of pale layers, each rounded")
}

func TestDrawingAllocatesNextToNothingOnceWarm(t *testing.T) {
	p := watch(t, player.Show{Live: start(t)}, scene.Options{}, 640, 400)
	painter, err := window.NewPainter()
	require.NoError(t, err)
	target := ebiten.NewImage(640, 400)
	var list scene.List
	p.Frame(&list)
	for range 20 {
		require.NoError(t, painter.Draw(&list, target))
	}
	target.At(0, 0)
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() {
		if painter.Draw(&list, target) != nil {
			t.Fail()
		}
	}), 8.0, "a few inside Ebiten for each call, and none for each of the hundreds of shapes")
}

func BenchmarkDraw(b *testing.B) {
	for _, actors := range []int{60, 2000, 10_000} {
		b.Run(fmt.Sprint(actors), func(b *testing.B) {
			model := sim.Synthetic(actors, 7, 8, 1)
			model.Calendar.End = model.Calendar.Start.AddDate(0, 5, 0)
			record, err := sim.Run(context.Background(), model, 1, 0)
			require.NoError(b, err)
			p := watch(b, player.Show{Record: record}, scene.Options{}, 1280, 720, "Space")
			painter, err := window.NewPainter()
			require.NoError(b, err)
			target := ebiten.NewImage(1280, 720)
			corner := target.SubImage(image.Rect(0, 0, 1, 1)).(*ebiten.Image)
			pixel := make([]byte, 4)
			var list scene.List
			draw := func() {
				p.Advance(1.0 / 60)
				p.Frame(&list)
				require.NoError(b, painter.Draw(&list, target))
			}
			for range 100 {
				draw()
				corner.ReadPixels(pixel)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				draw()
				// What the card, or the software in its place, does with it is not the window's own work.
				b.StopTimer()
				corner.ReadPixels(pixel)
				b.StartTimer()
			}
		})
	}
}
