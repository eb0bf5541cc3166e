package discovery_test

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/discovery"
)

// one is the first box that the settings find.
func one(t *testing.T, prim discovery.Prim, data *discovery.Data) discovery.Box {
	t.Helper()
	found, err := prim.Boxes(data, 1)
	require.NoError(t, err)
	require.Len(t, found.Boxes, 1, "%v", found)
	return found.Boxes[0]
}

// atPlanted demands limits near the planted ones. Of 1,000 points 200 are in the planted box, and a peel takes at most 5 % of
// those in the box, at last about 10 of 200 points: along x1, whose width is 0.4, this is 0.02, along x4 0.025. The tolerance
// is two peels.
func atPlanted(t *testing.T, box discovery.Box) {
	t.Helper()
	require.Len(t, box.Restrictions, 2, "only what matters is restricted:\n%v", box)
	x1, x4 := box.Restrictions[0], box.Restrictions[1]
	assert.Equal(t, []string{"x1", "x4"}, []string{x1.Factor, x4.Factor})
	assert.InDelta(t, 0.2, x1.Lower.At, 0.04)
	assert.InDelta(t, 0.6, x1.Upper.At, 0.04)
	assert.InDelta(t, 0.5, x4.Lower.At, 0.05)
	assert.True(t, x1.Lower.Restricted && x1.Upper.Restricted && x4.Lower.Restricted)
	assert.False(t, x4.Upper.Restricted, "it reaches to the end of the data")
	for _, quasiP := range []float64{x1.Lower.QuasiP, x1.Upper.QuasiP, x4.Lower.QuasiP} {
		assert.Less(t, quasiP, 0.001)
	}
}

// A search may cut one peel, 5 %, too much from each of the three sides: 0.95³ = 0.857.
func TestPlantedBoxIsFound(t *testing.T) {
	for seed := range uint64(10) {
		box := one(t, discovery.Default(), planted(seed, 1000, 0))
		atPlanted(t, box)
		assert.GreaterOrEqual(t, box.Coverage, 0.85, "seed %d", seed)
		assert.GreaterOrEqual(t, box.Density, 0.95, "seed %d", seed)
	}
}

// With one outcome in twenty turned round, the planted box has density 0.95, and coverage 0.95·200/(0.95·200 + 0.05·800) =
// 0.83. One peel too much or too little from each of its three sides takes a seventh off either.
func TestPlantedBoxIsFoundInNoise(t *testing.T) {
	for seed := range uint64(10) {
		prim := discovery.Default()
		prim.Choose, prim.Significance = discovery.Balanced, 0.01
		box := one(t, prim, planted(seed, 1000, 0.05))
		atPlanted(t, box)
		assert.GreaterOrEqual(t, box.Coverage, 0.71, "seed %d", seed)
		assert.GreaterOrEqual(t, box.Density, 0.81, "seed %d", seed)
	}
}

func TestTwoPlantedBoxesAreFoundOneAfterTheOther(t *testing.T) {
	data, _ := uniform(3, 2000, 4)
	for point := range data.Outcome {
		x1, x2, x3 := data.Factors[0].Values[point], data.Factors[1].Values[point], data.Factors[2].Values[point]
		data.Outcome[point] = x1 > 0.6 && x2 > 0.5 || x1 < 0.3 && x3 < 0.4
	}
	prim := discovery.Default()
	prim.Significance = 0.01
	found, err := prim.Boxes(data, 5)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(found.Boxes), 2)
	assert.Greater(t, found.Boxes[0].Coverage+found.Boxes[1].Coverage, 0.85, "%v", found)
	assert.Equal(t, []string{"x1", "x2"}, restricted(found.Boxes[0]))
	assert.Equal(t, []string{"x1", "x3"}, restricted(found.Boxes[1]))
	if found.Rejected != nil {
		assert.True(t, found.Rejected.Density < prim.Threshold || found.Rejected.Restricted == 0)
	}
}

func restricted(box discovery.Box) (names []string) {
	for _, restriction := range box.Restrictions {
		names = append(names, restriction.Factor)
	}
	return names
}

func TestNoSignalGivesNoBox(t *testing.T) {
	for seed := range uint64(10) {
		data, luck := uniform(seed, 1000, 5)
		for point := range data.Outcome {
			data.Outcome[point] = luck[point] < 0.3
		}
		found, err := discovery.Default().Boxes(data, 3)
		require.NoError(t, err)
		assert.Empty(t, found.Boxes, "seed %d", seed)
		require.NotNil(t, found.Rejected)
		assert.Less(t, found.Rejected.Density, 0.8)
		assert.Contains(t, found.String(), "No box: no region reaches density 0.8. The search ended at density 0.")
	}
}

func TestCategoriesAndLevelsAreFound(t *testing.T) {
	prim := discovery.Default()
	prim.Choose, prim.Significance = discovery.Balanced, 0.01
	box := one(t, prim, mixed(5, 1000))
	require.Equal(t, []string{"x1", "level", "colour"}, restricted(box), "%v", box)
	x1, level, colour := box.Restrictions[0], box.Restrictions[1], box.Restrictions[2]
	assert.InDelta(t, 0.3, x1.Lower.At, 0.06)
	assert.Equal(t, discovery.Bound{At: 4, Restricted: true, QuasiP: level.Lower.QuasiP}, level.Lower)
	assert.False(t, level.Upper.Restricted)
	assert.Equal(t, []string{"blue", "red"}, colour.Kept)
	assert.Equal(t, []string{"green", "white"}, colour.Dropped)
	assert.Less(t, colour.QuasiP, 1e-6)
}

func TestEveryObjectiveFindsThePlantedBox(t *testing.T) {
	for _, objective := range []discovery.Objective{discovery.LenientOne, discovery.LenientTwo, discovery.Original} {
		prim := discovery.Default()
		prim.Objective, prim.Choose = objective, discovery.Balanced
		atPlanted(t, one(t, prim, planted(1, 1000, 0)))
	}
}

// No point of colour b has level 0, so that the box still starts at 0 when none of its points does. Level 1, the lowest in the
// box, must be peeled all the same. The first step takes the four points of colour a, as it gains more than the three of level 0.
func TestLowestLevelInTheBoxIsPeeled(t *testing.T) {
	data := &discovery.Data{Factors: []discovery.Factor{
		{Name: "level", Kind: discovery.Integer, Values: []float64{0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2}},
		discovery.Categories("colour", strings.Split("aaaabbbbbbbbbbbb", "")),
	}, Outcome: []bool{8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true}}
	box := one(t, discovery.Default(), data)
	assert.Equal(t, 12, box.Trajectory[1].Points)
	assert.Equal(t, 1.0, box.Density)
	assert.Equal(t, 2.0, box.Restrictions[0].Lower.At)
}

// Shifting an integer factor must shift its limits and change nothing else, also across zero.
func TestLevelsMayBeNegative(t *testing.T) {
	data := mixed(5, 600)
	shifted := mixed(5, 600)
	for point := range shifted.Factors[2].Values {
		shifted.Factors[2].Values[point] -= 7
	}
	box, other := one(t, discovery.Default(), data), one(t, discovery.Default(), shifted)
	assert.Equal(t, box.Trajectory, other.Trajectory)
	require.Equal(t, restricted(box), restricted(other))
	for i, restriction := range box.Restrictions {
		if restriction.Factor == "level" {
			restriction.Lower.At -= 7
			restriction.Upper.At -= 7
		}
		assert.Equal(t, restriction, other.Restrictions[i])
	}
}

// Pasting takes back only what makes the box denser, so that pastes go up in coverage and in density, also where all factors are
// integer. Coarse peels leave them something to take back.
func TestPastesRaiseCoverageAndDensity(t *testing.T) {
	for _, kind := range []discovery.Kind{discovery.Continuous, discovery.Integer} {
		t.Run(kind.String(), func(t *testing.T) { checkPastes(t, kind) })
	}
}

func checkPastes(t *testing.T, kind discovery.Kind) {
	pastes := 0
	for seed := range uint64(20) {
		prim := discovery.Default()
		prim.PeelAlpha = 0.2
		data := planted(seed, 500, 0.05)
		for j := range data.Factors {
			if data.Factors[j].Kind = kind; kind == discovery.Integer {
				for point, value := range data.Factors[j].Values {
					data.Factors[j].Values[point] = math.Floor(float64(50 * value))
				}
			}
		}
		found, err := prim.Boxes(data, 1)
		require.NoError(t, err)
		if len(found.Boxes) == 0 {
			continue
		}
		steps := found.Boxes[0].Trajectory
		for i, step := range steps {
			if step.Phase == discovery.Paste {
				pastes++
				assert.Greater(t, step.Coverage, steps[i-1].Coverage)
				assert.Greater(t, step.Density, steps[i-1].Density)
			}
		}
	}
	assert.Positive(t, pastes, "some search pastes")
}

func TestMistakesAreNamed(t *testing.T) {
	factor := discovery.Factor{Name: "x", Values: []float64{1, 2}}
	whole := discovery.Factor{Name: "n", Kind: discovery.Integer, Values: []float64{1, 2.5}}
	for _, test := range []struct {
		name  string
		data  discovery.Data
		error string
	}{
		{"no data", discovery.Data{}, "there are no points\nthere are no factors"},
		{"lengths", discovery.Data{Factors: []discovery.Factor{factor}, Outcome: []bool{true}}, "factor x: 2 values for 1 outcomes"},
		{"always", discovery.Data{Factors: []discovery.Factor{factor}, Outcome: []bool{true, true}}, "the outcome is true in all 2 points"},
		{"never", discovery.Data{Factors: []discovery.Factor{factor}, Outcome: []bool{false, false}}, "the outcome is false in all 2 points"},
		{"twice", discovery.Data{Factors: []discovery.Factor{factor, factor}, Outcome: []bool{true, false}}, "factor x is listed twice"},
		{"fraction", discovery.Data{Factors: []discovery.Factor{whole}, Outcome: []bool{true, false}},
			"factor n: point 2 has the value 2.5, which integer factors cannot have"},
		{"no number", discovery.Data{Factors: []discovery.Factor{{Name: "x", Values: []float64{1, math.NaN()}}}, Outcome: []bool{true, false}},
			"factor x: point 2 has the value NaN"},
		{"infinite", discovery.Data{Factors: []discovery.Factor{{Name: "x", Values: []float64{math.Inf(-1), 1}}}, Outcome: []bool{true, false}},
			"factor x: point 1 has the value -Inf"},
		{"no such category", discovery.Data{Factors: []discovery.Factor{{Name: "c", Kind: discovery.Categorical, Values: []float64{0, 1},
			Categories: []string{"a"}}}, Outcome: []bool{true, false}}, "factor c: point 2 has the value 1, which categorical factors cannot have"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := discovery.Default().Boxes(&test.data, 1)
			assert.ErrorContains(t, err, test.error)
			if strings.HasPrefix(test.error, "the outcome") {
				assert.ErrorAs(t, err, &discovery.ConstantOutcome{})
			}
		})
	}
	for _, test := range []struct {
		change func(*discovery.Prim)
		error  string
	}{
		{func(p *discovery.Prim) { *p = discovery.Prim{} }, "peel alpha 0: it must lie between 0 and 0.5\npaste alpha 0"},
		{func(p *discovery.Prim) { p.PeelAlpha = math.NaN() }, "peel alpha NaN"},
		{func(p *discovery.Prim) { p.MassMin = 1 }, "least mass 1"},
		{func(p *discovery.Prim) { p.Threshold = 1.1 }, "threshold 1.1"},
		{func(p *discovery.Prim) { p.Objective = 9 }, "there is no objective 9"},
		{func(p *discovery.Prim) { p.Significance = -1 }, "significance -1"},
		{func(p *discovery.Prim) { p.Choose = func([]discovery.Step) int { return -1 } }, "step -1 was chosen of a trajectory of"},
	} {
		prim := discovery.Default()
		test.change(&prim)
		_, err := prim.Boxes(planted(1, 100, 0), 1)
		assert.ErrorContains(t, err, test.error)
	}
	_, err := discovery.Default().Boxes(planted(1, 100, 0), 0)
	assert.ErrorContains(t, err, "0 of them: ask for at least one")
}

// Factors that never vary cannot be restricted, and data in which nothing can be told apart give no box.
func TestFactorsThatNeverVaryGiveNoBox(t *testing.T) {
	data := &discovery.Data{Factors: []discovery.Factor{
		{Name: "x", Values: []float64{3, 3, 3, 3}},
		{Name: "n", Kind: discovery.Integer, Values: []float64{3, 3, 3, 3}},
		discovery.Categories("c", []string{"a", "a", "a", "a"}),
	}, Outcome: []bool{true, true, true, false}}
	prim := discovery.Default()
	prim.Threshold = 0.5
	found, err := prim.Boxes(data, 1)
	require.NoError(t, err)
	assert.Empty(t, found.Boxes, "three quarters are of interest, but no limit says more")
	assert.Contains(t, found.String(), "No limit on any factor makes the outcome more frequent.")
}
