package report

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Both languages say everything, with the same verbs in the same order.
func TestLanguagesSayTheSame(t *testing.T) {
	verbs := regexp.MustCompile(`%[a-z%]`)
	english, korean := reflect.ValueOf(englishWords), reflect.ValueOf(koreanWords)
	for k := range english.NumField() {
		name := english.Type().Field(k).Name
		if english.Field(k).Kind() == reflect.Map {
			assert.ElementsMatch(t, keysOf(english.Field(k)), keysOf(korean.Field(k)), name)
			continue
		}
		first, second := english.Field(k).String(), korean.Field(k).String()
		assert.NotEmpty(t, first, name)
		assert.NotEmpty(t, second, name)
		assert.Equal(t, verbs.FindAllString(first, -1), verbs.FindAllString(second, -1), name)
	}
}

func keysOf(value reflect.Value) []string {
	var keys []string
	for _, key := range value.MapKeys() {
		keys = append(keys, key.String())
	}
	return keys
}

func TestNumbersAreShort(t *testing.T) {
	for _, test := range []struct {
		value float64
		want  string
	}{
		{0, "0"}, {1, "1"}, {0.12345, "0.1235"}, {-0.00012345, "-0.0001234"}, {0.000057494, "0.00005749"}, {1e-12, "1e-12"}, {123456, "1.235e+05"}, {36.2, "36.2"},
	} {
		assert.Equal(t, test.want, short(test.value))
	}
	assert.Equal(t, "+0.5", signed(0.5))
	assert.Equal(t, "-0.5", signed(-0.5))
	assert.Equal(t, "0", signed(0))
}

func TestLabelsAreFoldedWhereTheyMayBe(t *testing.T) {
	for _, test := range []struct{ label, want string }{
		{"Samsung", "Samsung"},
		{"how its state gets on with the members' states", "how its state gets on with\nthe members' states"},
		{"states.KR.policy.firm_support_fraction", "states.KR.policy.firm_\nsupport_fraction"},
		{"회원들의 본국과의 관계와 기대할 수 있는 자금", "회원들의 본국과의 관계와\n기대할 수 있는 자금"},
	} {
		assert.Equal(t, test.want, folded(test.label))
	}
	assert.Equal(t, 2, highest([]string{"a", "a\nb"}))
	require.Equal(t, 1, highest(nil))
}

func TestPathsAreToldInShort(t *testing.T) {
	assert.Equal(t, "korea_policy firm_support_fraction", ShortPath("events.korea_policy.do.0.policy.set.firm_support_fraction"))
	assert.Equal(t, "stargate pledges_usd_bn 2026", ShortPath("blocs.stargate.pledges_usd_bn.2026"))
	page := newPage(Options{})
	assert.Equal(t, "weight of “rivals among the members”", page.lever("weights.rivalry"))
	assert.Equal(t, "weight of my_own_term", page.lever("weights.my_own_term"))
}
