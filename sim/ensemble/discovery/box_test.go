package discovery_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim/ensemble/discovery"
)

// anyData draws small data of all kinds, with many equal values.
func anyData(t *rapid.T) *discovery.Data {
	points := rapid.IntRange(4, 60).Draw(t, "points")
	data := &discovery.Data{Outcome: rapid.SliceOfN(rapid.Bool(), points, points).Draw(t, "outcome")}
	data.Outcome[0], data.Outcome[1] = true, false
	kinds := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 4).Draw(t, "kinds")
	for j, kind := range kinds {
		factor := discovery.Factor{Name: fmt.Sprint("f", j), Kind: discovery.Kind(kind), Categories: []string{"a", "b", "c"}}
		value := rapid.Map(rapid.IntRange(0, 2), func(n int) float64 { return float64(n) })
		switch factor.Kind {
		case discovery.Continuous:
			factor.Categories, value = nil, rapid.OneOf(rapid.Float64Range(-5, 5), rapid.SampledFrom([]float64{-1, 0, 1}))
		case discovery.Integer:
			factor.Categories, value = nil, rapid.Map(rapid.IntRange(-6, 6), func(n int) float64 { return float64(n) })
		}
		factor.Values = rapid.SliceOfN(value, points, points).Draw(t, factor.Name)
		data.Factors = append(data.Factors, factor)
	}
	return data
}

func anySettings(t *rapid.T) discovery.Prim {
	return discovery.Prim{
		PeelAlpha: rapid.Float64Range(0.01, 0.45).Draw(t, "peel"), PasteAlpha: rapid.Float64Range(0.01, 0.45).Draw(t, "paste"),
		MassMin: rapid.Float64Range(0, 0.5).Draw(t, "mass"), Threshold: rapid.Float64Range(0.1, 1).Draw(t, "threshold"),
		Objective:    discovery.Objective(rapid.IntRange(0, 2).Draw(t, "objective")),
		Choose:       rapid.SampledFrom([]func([]discovery.Step) int{nil, discovery.Balanced, discovery.Widest(0.7)}).Draw(t, "choose"),
		Significance: rapid.SampledFrom([]float64{0, 0.2}).Draw(t, "significance"),
	}
}

// inBox says by the restrictions alone whether a point is in a box.
func inBox(data *discovery.Data, box discovery.Box, point int) bool {
	for _, restriction := range box.Restrictions {
		j := slices.IndexFunc(data.Factors, func(factor discovery.Factor) bool { return factor.Name == restriction.Factor })
		value := data.Factors[j].Values[point]
		if restriction.Kind == discovery.Categorical {
			if !slices.Contains(restriction.Kept, data.Factors[j].Categories[int(value)]) {
				return false
			}
		} else if value < restriction.Lower.At || value > restriction.Upper.At {
			return false
		}
	}
	return true
}

// check works a box out again, point by point, from its restrictions; taken are the points of earlier boxes.
func check(t require.TestingT, data *discovery.Data, box discovery.Box, taken []bool, massMin float64) {
	points, ofInterest := 0, 0
	for point, outcome := range data.Outcome {
		if taken[point] || !inBox(data, box, point) {
			continue
		}
		points++
		if outcome {
			ofInterest++
		}
	}
	assert.Equal(t, points, box.Points)
	assert.Equal(t, ofInterest, box.OfInterest)
	assert.InDelta(t, float64(ofInterest)/float64(points), box.Density, 1e-12)
	assert.InDelta(t, float64(ofInterest)/float64(data.OfInterest()), box.Coverage, 1e-12)
	assert.InDelta(t, float64(points)/float64(data.Points()), box.Mass, 1e-12)
	assert.GreaterOrEqual(t, box.Mass, massMin)
	assert.Equal(t, len(box.Restrictions), box.Restricted)
	for _, pair := range []struct {
		value    float64
		interval discovery.Interval
	}{{box.Density, box.DensityInterval}, {box.Coverage, box.CoverageInterval}} {
		assert.LessOrEqual(t, pair.interval.Low, pair.value+1e-12)
		assert.GreaterOrEqual(t, pair.interval.High, pair.value-1e-12)
	}
	for _, restriction := range box.Restrictions {
		j := slices.IndexFunc(data.Factors, func(factor discovery.Factor) bool { return factor.Name == restriction.Factor })
		low, high := slices.Min(data.Factors[j].Values), slices.Max(data.Factors[j].Values)
		if restriction.Kind == discovery.Categorical {
			assert.NotEmpty(t, restriction.Kept)
			assert.NotEmpty(t, restriction.Dropped)
			assert.Len(t, data.Factors[j].Categories, len(restriction.Kept)+len(restriction.Dropped))
			continue
		}
		assert.LessOrEqual(t, low, restriction.Lower.At)
		assert.LessOrEqual(t, restriction.Lower.At, restriction.Upper.At)
		assert.LessOrEqual(t, restriction.Upper.At, high)
		assert.True(t, restriction.Lower.Restricted || restriction.Upper.Restricted)
	}
}

func TestEveryBoxIsWhatItsRestrictionsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, prim := anyData(t), anySettings(t)
		found, err := prim.Boxes(data, 3)
		require.NoError(t, err)
		again, err := prim.Boxes(data, 3)
		require.NoError(t, err)
		require.Equal(t, found.String(), again.String())
		taken := make([]bool, data.Points())
		for _, box := range found.Boxes {
			assert.GreaterOrEqual(t, box.Density, prim.Threshold)
			assert.Positive(t, box.Restricted)
			check(t, data, box, taken, prim.MassMin)
			for i := range box.Trajectory {
				at := box.At(i)
				assert.Equal(t, box.Trajectory[i], at.Step)
				check(t, data, at, taken, prim.MassMin)
			}
			for point := range taken {
				values := make([]float64, len(data.Factors))
				for j := range values {
					values[j] = data.Factors[j].Values[point]
				}
				assert.Equal(t, inBox(data, box, point), box.Contains(values))
				taken[point] = taken[point] || inBox(data, box, point)
			}
		}
		if found.Rejected != nil {
			assert.True(t, found.Rejected.Density < prim.Threshold || found.Rejected.Restricted == 0)
		}
	})
}

// In what order the points are listed must not matter.
func TestOrderOfThePointsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, prim := anyData(t), anySettings(t)
		places := make([]int, data.Points())
		for i := range places {
			places[i] = i
		}
		places = rapid.Permutation(places).Draw(t, "order")
		shuffled := &discovery.Data{Factors: slices.Clone(data.Factors), Outcome: make([]bool, len(places))}
		for i, place := range places {
			shuffled.Outcome[i] = data.Outcome[place]
		}
		for j := range shuffled.Factors {
			shuffled.Factors[j].Values = make([]float64, len(places))
			for i, place := range places {
				shuffled.Factors[j].Values[i] = data.Factors[j].Values[place]
			}
		}
		found, err := prim.Boxes(data, 2)
		require.NoError(t, err)
		other, err := prim.Boxes(shuffled, 2)
		require.NoError(t, err)
		assert.Equal(t, found.String(), other.String())
	})
}

func TestLimitsMayBeDropped(t *testing.T) {
	data := planted(2, 800, 0.1)
	box := one(t, discovery.Default(), data)
	require.Greater(t, box.Restricted, 2, "the last step fits the noise:\n%v", box)
	significant := box.Significant(0.001)
	assert.Equal(t, []string{"x1", "x4"}, restricted(significant), "%v", significant)
	for _, restriction := range significant.Restrictions {
		for _, bound := range []discovery.Bound{restriction.Lower, restriction.Upper} {
			assert.True(t, !bound.Restricted || bound.QuasiP <= 0.001)
		}
	}
	check(t, data, significant, make([]bool, data.Points()), 0.05)
	assert.Equal(t, discovery.Drop, significant.Trajectory[significant.Chosen].Phase)
	assert.Equal(t, significant.String(), significant.Significant(0.001).String(), "nothing is left to drop")

	without, err := significant.Without("x4")
	require.NoError(t, err)
	assert.Equal(t, []string{"x1"}, restricted(without))
	check(t, data, without, make([]bool, data.Points()), 0.05)
	_, err = without.Without("x4")
	assert.ErrorContains(t, err, "the box does not restrict it")
}

func TestStepsAreChosenAsSaid(t *testing.T) {
	steps := []discovery.Step{
		{OfInterest: 40, Coverage: 1, Density: 0.4},
		{OfInterest: 38, Coverage: 0.95, Density: 0.7},
		{OfInterest: 36, Coverage: 0.9, Density: 0.8}, // F1 0.847
		{OfInterest: 36, Coverage: 0.9, Density: 0.81},
		{OfInterest: 20, Coverage: 0.5, Density: 0.95},
	}
	assert.Equal(t, 4, discovery.LastStep(steps))
	assert.Equal(t, 3, discovery.Balanced(steps))
	assert.Equal(t, 4, discovery.BalancedFrom(0.9)(steps), "the best balanced one of those that are dense enough")
	assert.Equal(t, 4, discovery.BalancedFrom(0.99)(steps), "none is as dense")
	assert.Equal(t, 1, discovery.Widest(0.7)(steps))
	assert.Equal(t, 3, discovery.Widest(0.8)(steps), "as wide as the one before, and denser")
	assert.Equal(t, 4, discovery.Widest(0.99)(steps), "none is as dense")
}

func TestContainsIsOpenWhereTheBoxHasNoLimit(t *testing.T) {
	box := one(t, discovery.Default(), planted(1, 1000, 0))
	assert.True(t, box.Contains([]float64{0.4, 100, math.Inf(-1), 7, 0}), "x4 has no upper limit")
	assert.False(t, box.Contains([]float64{0.4, 0.5, 0.5, 0.1, 0.5}))
	assert.False(t, box.Contains([]float64{0.9, 0.5, 0.5, 0.9, 0.5}))

	prim := discovery.Default()
	prim.Choose, prim.Significance = discovery.Balanced, 0.01
	coloured := one(t, prim, mixed(5, 1000))
	assert.True(t, coloured.Contains([]float64{0.9, 0, 6, 0, 0}), "blue")
	assert.False(t, coloured.Contains([]float64{0.9, 0, 6, 1, 0}), "green")
	assert.False(t, coloured.Contains([]float64{0.9, 0, 6, 17, 0}), "no such colour")
}
