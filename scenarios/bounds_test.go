package scenarios

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEveryNumberHasBounds walks all that a scenario sets: money without a bound let 1e308 through.
func TestEveryNumberHasBounds(t *testing.T) {
	for _, name := range Names() {
		resolved, err := Load(name)
		require.NoError(t, err)
		for _, lever := range Levers(&resolved.Document) {
			if lever.Kind == NumberLever {
				assert.False(t, math.IsInf(lever.Minimum, 0) || math.IsInf(lever.Maximum, 0), "%s of %s", lever.Path, name)
			}
		}
	}
	for name, schema := range map[string][]byte{"scenarios": Schema(), "patches": PatchSchema()} {
		assert.False(t, bytes.Contains(schema, []byte("FigureOfAnySize")), "the schema of %s", name)
	}
}

// TestSettingsAndPatchesKeepTheBounds holds the other ways to set a number to the bounds of a file.
func TestSettingsAndPatchesKeepTheBounds(t *testing.T) {
	article, err := Load("article")
	require.NoError(t, err)
	for path, values := range map[string][]float64{
		"actors.samsung.invest_usd_bn_per_year":        {-1, 1000001, 1e308, 1e-10},
		"weights.rivalry":                              {-0.5, 1001},
		"admission_weights.wanted":                     {1001},
		"blocs.stargate.pledges_usd_bn.2025":           {1e7},
		"states.KR.policy.talent_net_per_10k_per_year": {-10001, 10001},
		"states.KR.policy.funding_response_per_year":   {101},
		"parameters.temperature":                       {-1, 1e-300},
		"actors.samsung.size_usd_bn":                   {1e9},
		"events.lowcost_model.do.0.cost_shock.factor":  {1001, 1e-12},
	} {
		for _, value := range values {
			_, err := Apply(article, []Setting{{path, Number(value)}})
			var mistake *LeverMistake
			require.ErrorAs(t, err, &mistake, "%s = %g", path, value)
			assert.True(t, mistake.OfValue, "%s = %g: %v", path, value, err)
		}
	}
	_, err = ReadSweep("sweep.yaml", strings.NewReader("schema: entente/sweep/1\nscenario: article\ndesign: grid\n"+
		"factors:\n- {path: weights.rivalry, values: [1, 1001]}\noutcomes: [{id: a, measure: strength(\"KR\")}]\n"))
	assert.ErrorContains(t, err, "sweep.yaml:5:39: error: the number 1001 is out of range")
	assert.ErrorContains(t, err, "allowed: 0 to 1000")
}
