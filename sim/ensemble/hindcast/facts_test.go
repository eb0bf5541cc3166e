package hindcast_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/hindcast"
)

func scenario(t testing.TB, name string) *sim.Model {
	t.Helper()
	model, err := scenarios.Model(name)
	require.NoError(t, err)
	return model
}

func factsOf(t testing.TB, model, target *sim.Model) *hindcast.Facts {
	t.Helper()
	facts, err := hindcast.NewFacts(t.Context(), model, target)
	require.NoError(t, err)
	return facts
}

// places are the true blocs of each scored actor, with their parts.
func truths(model *sim.Model, facts *hindcast.Facts) map[string]map[string]float64 {
	all := map[string]map[string]float64{}
	for k, actor := range facts.Actors {
		own := map[string]float64{}
		for class, part := range facts.True[k] {
			if part > 0 {
				own[facts.Classes[class]] = part
			}
		}
		all[model.Actors[actor].ID] = own
	}
	return all
}

// The article of February 2025 places 38 actors (TestFebruary2025IsAsTheArticleTells); seven of them lead and are put in: Meta and
// IBM, Microsoft, the Chinese government, the European Commission, OpenAI and SoftBank.
func TestLeadersAreNotScored(t *testing.T) {
	model := scenario(t, "hindcast")
	found := truths(model, factsOf(t, model, scenario(t, "article")))
	assert.Len(t, found, 31)
	for _, leader := range []string{"meta", "ibm", "microsoft", "gov_cn", "gov_eu", "openai", "softbank"} {
		assert.NotContains(t, found, leader)
	}
	assert.NotContains(t, found, "kakao", "the article says of Kakao that it is undecided, so that nothing can be right or wrong")
	count := map[string]int{}
	for _, blocs := range found {
		assert.Len(t, blocs, 1, "nobody is in two blocs in the article")
		for bloc := range blocs {
			count[bloc]++
		}
	}
	assert.Equal(t, map[string]int{"ai_alliance": 8, "ai_ran": 6, "china": 12, "openeurollm": 3, "stargate": 2}, count)
}

// In documented, Nvidia is in Stargate and AI-RAN, AMD in the AI Alliance and OpenEuroLLM.
func TestAnActorOfTwoBlocsIsHalfInEach(t *testing.T) {
	model := scenario(t, "hindcast")
	found := truths(model, factsOf(t, model, scenario(t, "documented")))
	assert.Equal(t, map[string]float64{"ai_ran": 0.5, "stargate": 0.5}, found["nvidia"])
	assert.Equal(t, map[string]float64{"ai_alliance": 0.5, "openeurollm": 0.5}, found["amd"])
	assert.Equal(t, map[string]float64{"ai_alliance": 1}, found["kakao"])
}

func TestTargetsThatSayNothingAreRefused(t *testing.T) {
	model := scenario(t, "hindcast")
	_, err := hindcast.NewFacts(t.Context(), model, model)
	require.ErrorContains(t, err, "nothing to score")
	late := *scenario(t, "article")
	late.Calendar.Start = late.Calendar.Start.AddDate(3, 0, 0)
	_, err = hindcast.NewFacts(t.Context(), model, &late)
	require.ErrorContains(t, err, "does not say who was where")
	other := *scenario(t, "article")
	other.Blocs = append(other.Blocs[:0:0], other.Blocs...)
	other.Blocs[0].ID = "elsewhere"
	_, err = hindcast.NewFacts(t.Context(), model, &other)
	require.ErrorContains(t, err, "elsewhere, which hindcast does not list")
}
