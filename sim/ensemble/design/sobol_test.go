package design

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// hashOf is the SHA-256 of a design's rows, as little-endian doubles.
func hashOf(d Design) string {
	hash := sha256.New()
	row := make([]byte, 8*len(d.Factors()))
	point := make([]float64, len(d.Factors()))
	for i := range d.Len() {
		d.Point(i, point)
		for column, value := range point {
			binary.LittleEndian.PutUint64(row[8*column:], math.Float64bits(value))
		}
		hash.Write(row)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

func TestSobolStartsAsPublished(t *testing.T) {
	file, err := os.Open("testdata/sobol.csv") // see testdata/README.md
	require.NoError(t, err)
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	require.NoError(t, err)
	design, err := NewSobol(unit(5), len(lines))
	require.NoError(t, err)
	for i, point := range allPoints(design) {
		for column, value := range point {
			expected, err := strconv.ParseFloat(lines[i][column], 64)
			require.NoError(t, err)
			assert.Equal(t, expected, value, "row %d, column %d", i, column)
		}
	}
}

func TestSobolAgreesWithSciPyInAllDimensions(t *testing.T) {
	// sha256(numpy.ascontiguousarray(scipy.stats.qmc.Sobol(dimensions, scramble=False, bits=bits).random(n), "<f8")), with
	// SciPy 1.17.1; bits = 30, and 40 for the last.
	for _, test := range []struct {
		dimensions, n int
		hash          string
	}{
		{128, 4096, "bfe60aa60f3e8b1ff48d2a1e71b309d24990f47b2de31f4c021d6bc49676c225"},
		{512, 4096, "14ef8aa3a8b61da03fb3bff1d82f6af09da7f89ffbe1e7154cf32fafba3d7784"},
		{3, 1 << 20, "3276722d152fee0a4fb79e4507d7d0643d965a9be7fa18c7290d01f43a332618"},
	} {
		if test.n > 1<<16 && testing.Short() {
			continue
		}
		factors := make([]Factor, test.dimensions)
		for i := range factors {
			factors[i] = Factor{Name: strconv.Itoa(i), Low: 0, High: 1}
		}
		design, err := NewSobol(factors, test.n)
		require.NoError(t, err)
		assert.Equal(t, test.hash, hashOf(design), "%d dimensions", test.dimensions)
	}
}

// The first 2^m points of a one-dimensional projection lie one in each of 2^m intervals, with a shift or without.
func TestSobolFillsEveryInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := 1 << rapid.IntRange(0, 9).Draw(t, "m")
		design, err := NewShiftedSobol(unit(40), n, rapid.Uint64().Draw(t, "seed"))
		require.NoError(t, err)
		plain, err := NewSobol(unit(40), n)
		require.NoError(t, err)
		for _, d := range []Design{design, plain} {
			filled := make([]bool, 40*n)
			for _, point := range allPoints(d) {
				for column, value := range point {
					cell := column*n + int(value*float64(n))
					require.False(t, filled[cell])
					filled[cell] = true
				}
			}
		}
	})
}

func TestShiftedPointsAreInside(t *testing.T) {
	design, err := NewShiftedSobol(unit(512), 256, 3)
	require.NoError(t, err)
	for _, point := range allPoints(design) {
		for _, value := range point {
			require.Greater(t, value, 0.0)
			require.Less(t, value, 1.0)
		}
	}
	other, err := NewShiftedSobol(unit(512), 256, 4)
	require.NoError(t, err)
	assert.NotEqual(t, hashOf(design), hashOf(other), "another seed, another shift")
}
