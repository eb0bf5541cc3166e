package scenarios

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestApplyRemembersItsSettings(t *testing.T) {
	base, err := Load("korea-stargate")
	require.NoError(t, err)
	before := base.Hash()
	first, err := Apply(base, []Setting{{"weights.rivalry", Number(1)}, {"states.KR.policy.firm_support_fraction", Number(0.2)}})
	require.NoError(t, err)
	second, err := Apply(first, []Setting{{"weights.rivalry", Number(3)}, {"events.uber_joins.date", Word("2024-08")}})
	require.NoError(t, err)
	assert.Equal(t, before, Hash(base.Document), "the original stays")
	assert.Empty(t, base.Settings)
	assert.Equal(t, []Setting{{"weights.rivalry", Number(1)}, {"states.KR.policy.firm_support_fraction", Number(0.2)}}, first.Settings)
	assert.Equal(t, Setting{"weights.rivalry", Number(3)}, second.Settings[0])
	for _, resolved := range []*Resolved{base, first, second} {
		assert.Equal(t, Hash(resolved.Document), resolved.Hash())
		model, err := resolved.Model()
		require.NoError(t, err)
		assert.Equal(t, resolved.Hash(), model.Hash)
	}
	assert.NotEqual(t, before, first.Hash())
	model, err := second.Model()
	require.NoError(t, err)
	for _, term := range model.Terms {
		if term.Term.About().Name == "rivalry" {
			assert.Equal(t, 3.0, term.Weight)
		}
	}
}

func TestApplyTellsAllMistakes(t *testing.T) {
	base, err := Load("korea-stargate")
	require.NoError(t, err)
	_, err = Apply(base, []Setting{
		{"weights.rivalrie", Number(1)}, {"weights.rivalry", Word("x")}, {"weights.ties", Number(1)}, {"weights.ties", Number(2)},
	})
	require.ErrorContains(t, err, `did you mean weights.rivalry?`)
	require.ErrorContains(t, err, "a number was expected")
	require.ErrorContains(t, err, `lever "weights.ties": the lever is set twice`)
}

func TestSettingsReadBack(t *testing.T) {
	for _, setting := range []Setting{
		{"weights.rivalry", Number(0.1)}, {"weights.rivalry", Number(-1e-9)}, {"clock.tick", Word("quarter")}, {"events.a.date", Word("2025-02")},
	} {
		again, err := ParseSetting(setting.String())
		require.NoError(t, err)
		assert.Equal(t, setting, again)
	}
	for _, text := range []string{"", "=", "weights.rivalry", "weights.rivalry=", "=1"} {
		_, err := ParseSetting(text)
		assert.ErrorContains(t, err, "write PATH=VALUE")
	}
}
