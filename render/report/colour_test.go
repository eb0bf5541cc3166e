package report

import (
	"context"
	"image/color"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/scene"
	"entente/scenarios"
	"entente/sim"
)

// A bloc has one colour, in a film and on a page. korea-sovereign has six, one of which is founded as it runs.
func TestBlocsHaveTheColoursOfTheScene(t *testing.T) {
	model, err := scenarios.Model("korea-sovereign")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	shown, err := scene.New(record, scene.Options{})
	require.NoError(t, err)
	var list scene.List
	shown.Frame(shown.End(), &list)
	require.Len(t, record.Blocs, 6)
	for k := range record.Blocs {
		assert.True(t, slices.ContainsFunc(list.Layers[scene.Territories], func(shape scene.Shape) bool {
			c := shape.Colour
			return shape.Kind == scene.Ring && hex(color.RGBA(c)) == seriesColour(k)
		}), "%s: no border has the colour %s", record.Blocs[k].ID, seriesColour(k))
	}
}
