package scenarios

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestNearestFindsSlipsOfTheFingers(t *testing.T) {
	allowed := []string{"stargate", "ai_alliance", "ai_ran", "openeurollm", "home", "kind"}
	for name, want := range map[string]string{
		"stargte":      "stargate",    // a letter missing
		"stragate":     "stargate",    // two letters swapped
		"Stargate":     "stargate",    // letter case
		"ai-ran":       "ai_ran",      // hyphen for underscore
		"openeurolllm": "openeurollm", // a letter doubled
		"hmoe":         "home",
	} {
		got, found := Nearest(name, allowed)
		assert.True(t, found, name)
		assert.Equal(t, want, got, name)
	}
}

func TestNearestKeepsQuietWhereNothingIsNear(t *testing.T) {
	for _, name := range []string{"", "zebra", "weights", string(make([]byte, 500))} {
		got, found := Nearest(name, []string{"stargate", "home", "kind"})
		assert.False(t, found, name)
		assert.Empty(t, got)
	}
}

func TestDistanceOfLongNamesIsTheirLength(t *testing.T) {
	assert.Equal(t, 1, Distance("SK hynix", "skhynix"))
	assert.Equal(t, 200, Distance(strings.Repeat("a", 200), "a"))
	assert.Equal(t, 65, Distance("b", strings.Repeat("b", 65)))
}

func TestEditDistanceIsSymmetricAndZeroOnlyForEquals(t *testing.T) {
	word := rapid.StringMatching(`[a-d]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b"))
		distance := editDistance(a, b)
		assert.Equal(t, distance, editDistance(b, a))
		assert.Equal(t, string(a) == string(b), distance == 0)
		assert.LessOrEqual(t, distance, max(len(a), len(b)))
	})
}
