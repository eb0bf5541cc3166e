package scenarios

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func loaded(t require.TestingT, name string) *Resolved {
	resolved, err := Load(name)
	require.NoError(t, err)
	return resolved
}

func valueOf(settings []Setting, path string) (float64, bool) {
	at := slices.IndexFunc(settings, func(s Setting) bool { return s.Path == path })
	if at < 0 {
		return 0, false
	}
	return settings[at].Value.Number, true
}

// Any draw of any embedded scenario is a scenario: it can be set and built, and no number leaves its range.
func TestEveryDrawIsAScenario(t *testing.T) {
	names, all := Names(), map[string]*Resolved{}
	for _, name := range names {
		all[name] = loaded(t, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		resolved := all[rapid.SampledFrom(names).Draw(t, "scenario")]
		draw := Draw{rapid.Uint64().Draw(t, "seed"), rapid.Uint64().Draw(t, "number")}
		settings := append(draw.Weights(&resolved.Document), draw.Figures(&resolved.Document)...)
		changed, err := Apply(resolved, settings)
		require.NoError(t, err)
		_, err = Build(&changed.Document)
		require.NoError(t, err)
		for _, setting := range settings {
			lever, err := FindLever(&resolved.Document, setting.Path)
			require.NoError(t, err)
			assert.True(t, lever.Low <= setting.Value.Number && setting.Value.Number <= lever.High, setting.Path)
		}
	})
}

// The numbers are of agents/terms.go, agents/admission.go and article.yaml.
func TestWhatIsDrawn(t *testing.T) {
	article := &loaded(t, "article").Document
	weights, figures := Draw{1, 1}.Weights(article), Draw{1, 1}.Figures(article)
	assert.Len(t, weights, 14+7, "14 terms of utility, without the one that is off, and 7 of admission")
	for _, path := range []string{"weights.rivalry", "admission_weights.barrier"} {
		_, drawn := valueOf(weights, path)
		assert.True(t, drawn, path)
	}
	for _, path := range []string{"actors.samsung.ai_fraction", "states.US.policy.alignment.CN", "blocs.stargate.openness", "events.lowcost_model.do.0.cost_shock.factor"} {
		_, drawn := valueOf(figures, path)
		assert.True(t, drawn, path)
	}
	for _, path := range []string{"weights.landscape", "weights.rivalry", "parameters.temperature"} {
		_, drawn := valueOf(figures, path)
		assert.False(t, drawn, path)
	}
	_, drawn := valueOf(weights, "weights.landscape")
	assert.False(t, drawn, "the landscape term is off")
}

func TestThePathAloneDecides(t *testing.T) {
	article, hindcast := &loaded(t, "article").Document, &loaded(t, "hindcast").Document
	one, _ := valueOf(Draw{1, 7}.Figures(article), "actors.kakao.size_usd_bn")
	same, _ := valueOf(Draw{1, 7}.Figures(hindcast), "actors.kakao.size_usd_bn")
	other, _ := valueOf(Draw{1, 8}.Figures(article), "actors.kakao.size_usd_bn")
	assert.Equal(t, one, same)
	assert.NotEqual(t, one, other)
	fewer, err := Set(article, "actors.kt.size_usd_bn", Number(9))
	require.NoError(t, err)
	same, _ = valueOf(Draw{1, 7}.Figures(fewer), "actors.kakao.size_usd_bn")
	assert.Equal(t, one, same, "what is drawn beside it does not matter")
}

// A quarter of a triangle on 0 to 1 with its top at 0.5 lies under √(0.25·0.5), its half under the top. With the top at an end, a
// quarter lies under 1 − √0.75, or under √0.25. From 0.5 to 2 the middle of the logarithms is 1, and a quarter of the way is √0.5.
func TestDistributions(t *testing.T) {
	assert.InDelta(t, 0.353553, triangular(0.25, 0, 0.5, 1), 1e-6)
	assert.InDelta(t, 0.5, triangular(0.5, 0, 0.5, 1), 1e-12)
	assert.InDelta(t, 1-0.353553, triangular(0.75, 0, 0.5, 1), 1e-6)
	assert.InDelta(t, 0.133975, triangular(0.25, 0, 0, 1), 1e-6)
	assert.InDelta(t, 0.5, triangular(0.25, 0, 1, 1), 1e-12)
	assert.InDelta(t, 1, logUniform(0.5, 0.5, 2), 1e-12)
	assert.InDelta(t, 0.707107, logUniform(0.25, 0.5, 2), 1e-6)
}

// Of 1800 draws, half lie on either side of the default, give or take three standard deviations of 0.0118.
func TestWeightsSpreadEvenly(t *testing.T) {
	article := &loaded(t, "article").Document
	below := 0
	for number := range uint64(200) {
		weights := Draw{1, number}.Weights(article)
		for _, name := range []string{"complementarity", "dependence", "learning", "funding", "openness_fit", "home_policy", "alignment"} {
			value, drawn := valueOf(weights, "weights."+name)
			require.True(t, drawn, name)
			below += boolean(value < 1)
		}
		for _, name := range []string{"wanted", "leader_alignment"} {
			value, drawn := valueOf(weights, "admission_weights."+name)
			require.True(t, drawn, name)
			below += boolean(value < 1)
		}
	}
	assert.InDelta(t, 0.5, float64(below)/1800, 0.0354)
}

func boolean(is bool) int {
	if is {
		return 1
	}
	return 0
}
