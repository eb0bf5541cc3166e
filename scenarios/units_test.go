package scenarios

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUnitHintFindsTheKeyOfTheSameQuantity(t *testing.T) {
	keys := shapeOf(reflect.TypeFor[Actor]()).Keys
	for wrong, right := range map[string]string{
		"invest_usd_m_per_year":  "invest_usd_bn_per_year",
		"invest_eur_bn":          "invest_usd_bn_per_year",
		"invest":                 "invest_usd_bn_per_year",
		"size_krw_tn":            "size_usd_bn",
		"revenue_usd_bn_monthly": "revenue_usd_bn_per_year",
		"talent":                 "talent_thousands",
		"ai_percent":             "ai_fraction",
	} {
		key, hint, found := unitHint(wrong, keys)
		assert.True(t, found, wrong)
		assert.Equal(t, right, key)
		assert.Contains(t, hint, right)
	}
	for _, other := range []string{"", "home", "zebra", "usd_bn"} {
		_, _, found := unitHint(other, keys)
		assert.False(t, found, other)
	}
}

func TestNumberHintConvertsAmounts(t *testing.T) {
	for value, hint := range map[string]string{
		"8.7bn":       "write 8.7; the unit is billions of US dollars per year",
		"870m":        "write 0.87; the unit is billions of US dollars per year",
		"$1.2tn":      "write 1200; the unit is billions of US dollars per year",
		"8.7 billion": "write 8.7; the unit is billions of US dollars per year",
		"1,200":       "write 1200",
	} {
		at := &node{kind: scalarKind, text: value, tag: "!!str", plain: true}
		assert.Equal(t, hint, numberHint("actors.samsung.invest_usd_bn_per_year.value", at, anyRules), value)
	}
}
