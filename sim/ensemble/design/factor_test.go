package design

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// ranges are factors of three ranges.
func ranges() []Factor {
	return []Factor{{Name: "a", Low: 0, High: 1}, {Name: "b", Low: -3, High: 5}, {Name: "c", Low: 1e6, High: 1e6 + 1}}
}

// unit are a number of factors from 0 to 1.
func unit(count int) []Factor {
	factors := make([]Factor, count)
	for i := range factors {
		factors[i] = Factor{Name: string(rune('a'+i%26)) + string(rune('a'+i/26)), Low: 0, High: 1}
	}
	return factors
}

// drawFactors draws factors with levels, 2 to most of each.
func drawFactors(t *rapid.T, most int) []Factor {
	factors := unit(rapid.IntRange(1, 4).Draw(t, "factors"))
	for i := range factors {
		factors[i] = factors[i].Split(rapid.IntRange(2, most).Draw(t, "levels"))
	}
	return factors
}

// allPoints are the rows of a design.
func allPoints(d Design) [][]float64 {
	points := make([][]float64, d.Len())
	for i := range points {
		points[i] = make([]float64, len(d.Factors()))
		d.Point(i, points[i])
	}
	return points
}

func TestFactorsAreChecked(t *testing.T) {
	for _, test := range []struct {
		factor  Factor
		problem string
	}{
		{Factor{Name: "x", Low: -1, High: 1}, ""},
		{Factor{Name: "x", Levels: []float64{3, 1}}, ""},
		{Factor{Low: -1, High: 1}, "no name"},
		{Factor{Name: "x"}, "low must be below high"},
		{Factor{Name: "x", Low: 2, High: 1}, "factor x: range 2 to 1: low must be below high (or list levels)"},
		{Factor{Name: "x", Low: math.NaN(), High: 1}, "must be finite"},
		{Factor{Name: "x", Low: 0, High: math.Inf(1)}, "must be finite"},
		{Factor{Name: "x", Low: -math.MaxFloat64, High: math.MaxFloat64}, "so must their difference"},
		{Factor{Name: "x", High: 1, Levels: []float64{1, 2}}, "give one of the two"},
		{Factor{Name: "x", Levels: []float64{1}}, "two or more"},
		{Factor{Name: "x", Levels: []float64{1, math.Inf(1)}}, "levels must be finite"},
		{Factor{Name: "x", Levels: []float64{1, 2, 1}}, "level 1 is listed twice"},
	} {
		err := test.factor.Check()
		if test.problem == "" {
			assert.NoError(t, err)
			continue
		}
		assert.ErrorContains(t, err, test.problem)
	}
}

func TestDesignsRefuseWhatTheyCannotMake(t *testing.T) {
	levels := []Factor{{Name: "a", Levels: []float64{1, 2}}}
	many := make([]Factor, 64)
	for i := range many {
		many[i] = unit(64)[i].Split(2)
	}
	for problem, make := range map[string]func() (any, error){
		"grid: no factors":                           func() (any, error) { return NewGrid(nil) },
		"factor a is listed twice":                   func() (any, error) { return NewGrid(append(levels, levels...)) },
		"factor b is a range from -3 to 5":           func() (any, error) { return NewGrid(ranges()) },
		"more rows than can be counted":              func() (any, error) { return NewGrid(many) },
		"random design: 0 rows":                      func() (any, error) { return NewRandom(levels, 0, 1) },
		"latin hypercube: -1 rows":                   func() (any, error) { return NewLatinHypercube(levels, -1, 1) },
		"513 dimensions: there are direction":        func() (any, error) { return NewSobol(unit(513), 8) },
		"sobol design: 0 rows":                       func() (any, error) { return NewShiftedSobol(levels, 0, 1) },
		"514 dimensions: there are direction":        func() (any, error) { return NewSaltelli(unit(257), 8, 1) },
		"saltelli design: more rows than":            func() (any, error) { return NewSaltelli(levels, math.MaxInt, 1) },
		"morris design: a grid of 5 levels":          func() (any, error) { return NewMorris(ranges(), 4, 5, 1) },
		"morris design: a grid of 0 levels":          func() (any, error) { return NewMorris(ranges(), 4, 0, 1) },
		"morris design: 0 rows":                      func() (any, error) { return NewMorris(ranges(), 0, 4, 1) },
		"a centre of 2 values for 1 factors":         func() (any, error) { return NewOneAtATime(levels, []float64{1, 2}) },
		"factor a: the centre NaN must be":           func() (any, error) { return NewOneAtATime(levels, []float64{math.NaN()}) },
		"one at a time: factor aa is a range from 0": func() (any, error) { return NewOneAtATime(unit(1), nil) },
	} {
		_, err := make()
		assert.ErrorContains(t, err, problem)
	}
	grid, err := NewGrid(levels)
	require.NoError(t, err)
	_, err = NewReplicated(grid, 0)
	assert.ErrorContains(t, err, "replications: 0 rows")
	for _, row := range []int{-1, 2} {
		assert.Panics(t, func() { grid.Point(row, make([]float64, 1)) }, "row %d of 2", row)
	}
}

func TestSplitIncludesBothEnds(t *testing.T) {
	assert.Equal(t, []float64{-3, -1, 1, 3, 5}, Factor{Name: "b", Low: -3, High: 5}.Split(5).Levels)
	assert.Equal(t, []float64{4, 7}, Factor{Name: "x", Levels: []float64{4, 7}}.Split(5).Levels)
	assert.Error(t, Factor{Name: "b", Low: -3, High: 5}.Split(1).Check())
	assert.Error(t, Factor{Name: "b", Low: 5, High: 5}.Split(-1).Check())
}

func TestPlacesBecomeValuesInOrderAndInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e9, 1e9).Draw(t, "low")
		factor := Factor{Name: "x", Low: low, High: low + rapid.Float64Range(1e-6, 1e9).Draw(t, "width")}
		first, second := rapid.Float64Range(0, 1).Draw(t, "first"), rapid.Float64Range(0, 1).Draw(t, "second")
		assert.LessOrEqual(t, factor.At(min(first, second)), factor.At(max(first, second)))
		assert.Equal(t, factor.Low, factor.At(0))
		assert.Equal(t, factor.High, factor.At(1))
		levels := factor.Split(rapid.IntRange(2, 9).Draw(t, "levels"))
		assert.LessOrEqual(t, levels.At(min(first, second)), levels.At(max(first, second)))
		assert.Equal(t, factor.Low, levels.At(0))
		assert.Equal(t, factor.High, levels.At(1))
	})
}
