package hindcast_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim/ensemble/hindcast"
)

func TestDrawsFollowTheirProbabilities(t *testing.T) {
	p := &hindcast.Posterior{
		Prior: hindcast.Prior{Weights: []hindcast.Weight{{Term: "scale", Default: 0.5, Low: 0.25, High: 1}}},
		// exp(−1) and exp(−1 − ln 3), so three to one.
		Draws: []hindcast.Draw{{Weights: []float64{0.3}, Misfit: 1}, {Weights: []float64{0.7}, Misfit: 2.0986122886681098}},
	}
	assert.InDelta(t, 0.75, p.Probabilities()[0], 1e-12)
	assert.InDelta(t, 1.6, p.Effective(), 1e-12, "1 / (9/16 + 1/16)")
	assert.InDelta(t, 0.3, p.Range(0).Value, 0)
	first := 0
	for run := range uint64(4000) {
		if p.Weights(1, run)[0] == 0.3 {
			first++
		}
	}
	assert.InDelta(t, 3000, first, 4*27.4, "four standard deviations of 4000 draws: 4·√(4000·¾·¼)")
	assert.Equal(t, p.Weights(1, 7), p.Weights(1, 7))
}

func TestPriorDrawsKeepToTheirRanges(t *testing.T) {
	model := scenario(t, "hindcast")
	p := &hindcast.Posterior{Prior: hindcast.NewPrior(model)}
	assert.Len(t, p.Prior.Weights, 14, "all terms but the landscape's, which is off")
	below := make([]int, 14)
	for run := range uint64(1000) {
		for k, weight := range p.Weights(1, run) {
			require.True(t, weight >= p.Prior.Weights[k].Low && weight <= p.Prior.Weights[k].High)
			if weight < p.Prior.Weights[k].Default {
				below[k]++
			}
		}
	}
	for k, count := range below {
		assert.InDelta(t, 500, count, 4*15.9, "%s: half lies on each side of the default", p.Prior.Weights[k].Term)
	}
	drawn := p.Drawing(model, 1, 5)
	assert.Zero(t, drawn[14], "what is off stays off")
	assert.Equal(t, p.Weights(1, 5), drawn[:14])
}

func TestFilesOfWeightsComeBackAsTheyWere(t *testing.T) {
	text := scenarios.EmbeddedWeights()
	p, err := hindcast.ReadPosterior(text)
	require.NoError(t, err)
	again, err := p.Encode()
	require.NoError(t, err)
	assert.Equal(t, string(text), string(again))
	require.NoError(t, p.Fits(scenario(t, "article")))
	model := scenario(t, "article")
	model.Terms[0].Weight = 0.6
	require.ErrorContains(t, p.Fits(model), "a draw would undo what the scenario sets")
	for name, spoilt := range map[string]string{
		"no file of weights":   "{",
		"its format is":        `{"format": "entente/weights/2"}`,
		"without weights":      `{"format": "entente/weights/1"}`,
		"unknown field":        `{"format": "entente/weights/1", "more": 1}`,
		"must be over 0":       strings.Replace(string(text), `"low": 0.25`, `"low": -1`, 1),
		"weights for 14 terms": strings.Replace(string(text), `{"weights":[`, `{"weights":[1,`, 1),
	} {
		_, err := hindcast.ReadPosterior([]byte(spoilt))
		require.ErrorContains(t, err, name)
	}
}

func FuzzReadPosterior(f *testing.F) {
	f.Add([]byte(`{"format": "entente/weights/1", "weights": [{"term": "scale", "default": 1, "low": 0.5, "high": 2}], "draws": [{"weights": [1], "misfit": 0}]}`))
	f.Add([]byte(`{"format": "entente/weights/1", "weights": [{"term": "scale", "default": 1, "low": 1, "high": 1}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := hindcast.ReadPosterior(text)
		if err != nil {
			return
		}
		for _, weight := range p.Weights(1, 1) {
			assert.Positive(t, weight)
		}
		_, err = p.Encode()
		require.NoError(t, err)
	})
}
