package scenarios

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEmbeddedLeversFitTheirScenario(t *testing.T) {
	require.Equal(t, []string{"korea"}, LeverFiles())
	scenario, err := Load("korea-decides")
	require.NoError(t, err)
	levers, err := EmbeddedLevers("korea", scenario)
	require.NoError(t, err)
	assert.Empty(t, levers.Warnings)
	assert.Equal(t, "KR", levers.For)
	// Six of what others do and what happens, the temperature, and the weights of all 14 terms but none twice.
	assert.Len(t, levers.Futures, 6+1+14)
	for _, choice := range levers.Choices() {
		assert.LessOrEqual(t, choice.Cost, *levers.Budget+1e-9, choice.ID)
	}
	_, err = EmbeddedLevers("atlantis", scenario)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// Left alone, the places for decisions change nothing that anybody decides on: the levers stand as in the article.
func TestKoreaDecidesStandsAsTheArticle(t *testing.T) {
	article, err := Load("article")
	require.NoError(t, err)
	decides, err := Load("korea-decides")
	require.NoError(t, err)
	for path, of := range map[string]string{
		"events.korea_policy.do.0.policy.set.ai_funding_usd_bn_per_year":  "events.korea_budget_2025.do.0.policy.set.ai_funding_usd_bn_per_year",
		"events.korea_policy.do.0.policy.set.firm_support_fraction":       "states.KR.policy.firm_support_fraction",
		"events.korea_policy.do.0.policy.set.openness_stance":             "states.KR.policy.openness_stance",
		"events.korea_policy.do.0.policy.set.talent_net_per_10k_per_year": "states.KR.policy.talent_net_per_10k_per_year",
		"events.openai_weights.do.0.actor.openness_declared":              "actors.openai.openness_declared",
		"events.us_controls.do.0.export_control.control.strength":         "events.hbm_control.do.0.export_control.control.strength",
	} {
		is, err := FindLever(&decides.Document, path)
		require.NoError(t, err)
		was, err := FindLever(&article.Document, of)
		require.NoError(t, err)
		assert.Equal(t, was.Value, is.Value, path)
	}
}
