package chart_test

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/chart"
	"entente/render/drawing"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// pictures are the charts of made-up numbers that the goldens show.
func pictures() map[string]*drawing.Drawing {
	names := []string{"parameters.temperature", "weights.rivalry", "states.KR.policy.firm_support_fraction", "<b>&"}
	return map[string]*drawing.Drawing{
		"indices": chart.Bars("What drives Korea's strength", "part of the variance", names, []chart.Series{
			{Name: "first order", Bars: []chart.Bar{{Value: .31, Low: .28, High: .35}, {Value: .44, Low: .4, High: .47}, {Value: -.01, Low: -.03, High: .02}, {Value: .1}}},
			{Name: "total", Bars: []chart.Bar{{Value: .55, Low: .5, High: .6}, {Value: .44, Low: .41, High: .48}, {Value: .24, Low: .2, High: .29}, {Value: .12}}},
		}),
		"tornado": chart.Tornado("One at a time", `strength("KR")`, .0164, []chart.Swing{
			{Name: names[0], Low: chart.Bar{Value: .0150, Low: .0148, High: .0152}, High: chart.Bar{Value: .0171, Low: .0169, High: .0173}},
			{Name: names[1], Low: chart.Bar{Value: .0166}, High: chart.Bar{Value: .0170, Low: .0168, High: .0172}},
		}),
		"empty": chart.Tornado("Nothing", "", 0, nil),
	}
}

func TestChartsLookAsReviewed(t *testing.T) {
	for name, picture := range pictures() {
		var svg bytes.Buffer
		require.NoError(t, picture.SVG(&svg))
		golden := filepath.Join("testdata", name+".svg")
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o777))
			require.NoError(t, os.WriteFile(golden, svg.Bytes(), 0o666))
		}
		wanted, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(wanted), svg.String(), "differs from %s; look at it and run the test with -update", golden)
	}
}

func TestPicturesShowTheShapes(t *testing.T) {
	for name, picture := range pictures() {
		var once, again bytes.Buffer
		require.NoError(t, picture.PNG(&once, 2))
		require.NoError(t, picture.PNG(&again, 2))
		assert.Equal(t, once.Bytes(), again.Bytes(), name)
		image, err := png.Decode(&once)
		require.NoError(t, err)
		assert.Equal(t, int(2*picture.Width+0.5), image.Bounds().Dx())
		colours := map[[3]uint32]int{}
		for x := range image.Bounds().Dx() {
			for y := range image.Bounds().Dy() {
				r, g, b, _ := image.At(x, y).RGBA()
				colours[[3]uint32{r >> 8, g >> 8, b >> 8}]++
			}
		}
		assert.Positive(t, colours[[3]uint32{0x00, 0x72, 0xb2}], "%s has blue", name)
		assert.Positive(t, colours[[3]uint32{0x22, 0x22, 0x22}], "%s has text", name)
	}
}
