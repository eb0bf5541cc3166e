package golden_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/golden"
	"entente/render/raster"
)

var update = flag.Bool("update", false, "draw the pictures anew: look at them")

// The painter without a display makes the pictures, so that it has to meet them nearly to the bit: where multiplications and additions
// are fused, an edge may come out a little otherwise.
func TestThePainterDrawsTheReviewedPictures(t *testing.T) {
	painter, err := raster.New()
	require.NoError(t, err)
	for _, p := range golden.Pictures() {
		list, err := p.List(t.Context())
		require.NoError(t, err, p.Name)
		drawn, err := painter.Picture(list)
		require.NoError(t, err, p.Name)
		if *update {
			file, err := os.Create(filepath.Join("testdata", p.Name+".png"))
			require.NoError(t, err)
			encoder := png.Encoder{CompressionLevel: png.BestCompression}
			require.NoError(t, encoder.Encode(file, drawn))
			require.NoError(t, file.Close())
			continue
		}
		reviewed, err := p.Reviewed()
		require.NoError(t, err, p.Name)
		d, err := golden.Compare(reviewed, drawn)
		require.NoError(t, err, p.Name)
		assert.LessOrEqual(t, d.Most, 4.0, "%s: of 255, at any pixel; run: go test ./render/golden -update", p.Name)
		assert.Less(t, d.Mean, 0.02, p.Name)
	}
}

func TestDifferences(t *testing.T) {
	white, other := image.NewRGBA(image.Rect(0, 0, 10, 10)), image.NewRGBA(image.Rect(5, 5, 15, 15))
	for k := range white.Pix {
		white.Pix[k], other.Pix[k] = 255, 255
	}
	d, err := golden.Compare(white, other)
	require.NoError(t, err)
	assert.Zero(t, d)
	// One pixel of a hundred lacks one colour of three: 255/300 on average, and ten thousandths are far off.
	other.Set(7, 7, color.RGBA{255, 0, 255, 255})
	d, err = golden.Compare(white, other)
	require.NoError(t, err)
	assert.Equal(t, golden.Difference{Mean: 0.85, Most: 255, Far: 10}, d)
	_, err = golden.Compare(white, image.NewRGBA(image.Rect(0, 0, 10, 11)))
	assert.ErrorContains(t, err, "(10,10) and (10,11)")
}
