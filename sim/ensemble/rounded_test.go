package ensemble

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestRoundedIsTheNearestWholeNumber(t *testing.T) {
	// Just under and at a half, where adding a half and cutting off would go wrong.
	for _, number := range []float64{0, math.Nextafter(0.5, 0), 0.5, math.Nextafter(1.5, 0), 1.5, 2.5, fixed - 0.5, fixed} {
		require.EqualValues(t, math.Round(number), rounded(number), "%v", number)
	}
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(0, fixed).Draw(t, "number")
		require.EqualValues(t, math.Round(number), rounded(number))
	})
}
