//go:build view

package window_test

import (
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/golden"
	"entente/render/window"
)

func TestTheWindowDrawsTheReviewedPictures(t *testing.T) {
	painter, err := window.NewPainter()
	require.NoError(t, err)
	for _, p := range golden.Pictures() {
		list, err := p.List(t.Context())
		require.NoError(t, err, p.Name)
		target := ebiten.NewImage(list.Width, list.Height)
		require.NoError(t, painter.Draw(list, target), p.Name)
		shown := read(target)
		target.Deallocate()
		keep(t, "reviewed-"+p.Name, shown)
		reviewed, err := p.Reviewed()
		require.NoError(t, err, p.Name)
		d, err := golden.Compare(reviewed, shown)
		require.NoError(t, err, p.Name)
		t.Logf("%s: mean %.3f, far %.3f‰", p.Name, d.Mean, d.Far)
		// A graphics card rounds edges its own way.
		assert.Less(t, d.Mean, 0.4, "%s: of 255", p.Name)
		assert.Less(t, d.Far, 0.5, "%s: thousandths of the pixels", p.Name)
	}
}
