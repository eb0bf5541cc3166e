package chart_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/chart"
)

// valleys is a made-up landscape: three minima, one of them above what surrounds it and hardly to be seen.
func valleys(count int) ([]chart.Valley, []chart.SideBar) {
	return []chart.Valley{{Energy: -40, Basin: 0.55, Name: "1: -40"}, {Energy: -25, Basin: 0.3, Name: "2: -25"}, {Energy: 5, Basin: 0.02, Name: "3: 5"}}[:count],
		[]chart.SideBar{{Name: "Alpha & Co", Side: 0, Size: 10, Frustration: -4}, {Name: "나래", Side: 1, Size: 3, Frustration: 1.5, Wrong: true}}[:min(count, 2)]
}

func TestLandscapeLooksAsReviewed(t *testing.T) {
	words := chart.LandscapeWords{
		Energy: "energy", Valleys: "as deep as their energy", Rest: "others", Sides: "Sides", Frustration: "frustration", Side: "side", Wrong: "was elsewhere",
	}
	for name, count := range map[string]int{"landscape": 3, "landscape_empty": 0} {
		low, bars := valleys(count)
		picture := chart.Landscape("A landscape", words, low, 0.13, bars)
		var svg, png bytes.Buffer
		require.NoError(t, picture.SVG(&svg))
		require.NoError(t, picture.PNG(&png, 1))
		golden := filepath.Join("testdata", name+".svg")
		if *update {
			require.NoError(t, os.WriteFile(golden, svg.Bytes(), 0o666))
		}
		wanted, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(wanted), svg.String(), "differs from %s; look at it and run the test with -update", golden)
		assert.NotContains(t, svg.String(), "NaN")
	}
}
