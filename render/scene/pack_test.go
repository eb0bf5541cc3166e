package scene

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPackedCirclesDoNotOverlapAndAreEnclosed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		circles := make([]circle, rapid.IntRange(0, 60).Draw(t, "count"))
		area := 0.0
		for k := range circles {
			circles[k].r = rapid.Float64Range(0.5, 40).Draw(t, "radius")
			area += circles[k].r * circles[k].r
		}
		pack(circles)
		around := enclose(circles)
		for a := range circles {
			require.LessOrEqual(t, math.Hypot(circles[a].x-around.x, circles[a].y-around.y)+circles[a].r, around.r+1e-6)
			for b := range a {
				apart := math.Hypot(circles[a].x-circles[b].x, circles[a].y-circles[b].y)
				require.GreaterOrEqual(t, apart, circles[a].r+circles[b].r-1e-4, "circles %d and %d", b, a)
			}
		}
		if len(circles) > 10 {
			require.Less(t, around.r*around.r, 4*area, "at least a quarter of the enclosing circle is filled")
		}
	})
}
