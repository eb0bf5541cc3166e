package design

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSaltelliExchangesOneColumnOfAForOneOfB(t *testing.T) {
	const n = 64
	design, err := NewSaltelli(ranges(), n, 5)
	require.NoError(t, err)
	points := allPoints(design)
	require.Len(t, points, n*5)
	// A and B are the halves of a Sobol design of the same shift.
	twice := append(ranges(), ranges()...)
	for i := range twice[3:] {
		twice[3+i].Name += "'"
	}
	base, err := NewShiftedSobol(twice, n, 5)
	require.NoError(t, err)
	for block, both := range allPoints(base) {
		a, b := both[:3], both[3:]
		rows := points[5*block:]
		assert.Equal(t, a, rows[0])
		assert.Equal(t, b, rows[1])
		for column := range 3 {
			expected := append([]float64(nil), a...)
			expected[column] = b[column]
			assert.Equal(t, expected, rows[2+column])
		}
	}
}
