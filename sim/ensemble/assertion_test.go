package ensemble_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble"
)

// numbers are answers with mean 2.5, median 2.5 and sample variance 5/3.
var numbers = []float64{1, 2, 3, 4}

func TestAssertionsHold(t *testing.T) {
	model := scenario(t, "article")
	truths := []float64{1, 1, 1, 0}
	for _, test := range []struct {
		text    string
		answers [][]float64
		holds   bool
	}{
		{"P(samsung in stargate) > 0.7", [][]float64{truths}, true},
		{"P(samsung in stargate) > 0.75", [][]float64{truths}, false},
		{"P(samsung in stargate) >= 0.75", [][]float64{truths}, true},
		{"P(samsung in stargate) != 0.75", [][]float64{truths}, false},
		{`mean(strength("KR")) == 2.5`, [][]float64{numbers}, true},
		{`median(strength("KR")) <= 2.5`, [][]float64{numbers}, true},
		{`quantile(strength("KR"), 1) == 4`, [][]float64{numbers}, true},
		{"ci(samsung in stargate) < 0.9", [][]float64{truths}, true}, // Wilson for 3 of 4: 0.301 to 0.954
		{"ci(samsung in stargate) < 0.6", [][]float64{truths}, false},
		{"korea.strength > 2", [][]float64{numbers}, true},
		{"KR.rank < 2", [][]float64{numbers}, false},
		{"korea.rank better in B", [][]float64{{5, 5, 6, 5}, {4, 4, 5, 4}}, true},
		{"korea.rank worse in B", [][]float64{{5, 5, 6, 5}, {4, 4, 5, 4}}, false},
		{"korea.rank lower in B", [][]float64{{5, 5, 6, 5}, {4, 4, 5, 4}}, true},
		{"korea.strength better in B", [][]float64{{5, 5, 6, 5}, {4, 4, 5, 4}}, false},
		{"korea.strength better in C", [][]float64{{5, 5, 6, 5}, nil, {6, 6, 7, 6}}, true},
		{"korea.strength better in B", [][]float64{{1, 2, 3, 4}, {4, 1, 3, 3}}, false}, // no more than chance
		{`difference(strength("KR")) > 0.5`, [][]float64{numbers, {2, 3, 4, 5}}, true},
		{`mean(strength("KR")) in B > 3`, [][]float64{numbers, {2, 3, 4, 5}}, true},
		{`P(share("stargate") > 0.1 && tick > (3)) in A > 0.5`, [][]float64{truths, numbers}, true},
	} {
		a, err := ensemble.ParseAssertion(test.text)
		require.NoError(t, err, test.text)
		_, err = a.Read(model)
		require.NoError(t, err, test.text)
		verdict := a.Check(test.answers...)
		assert.Equal(t, test.holds, verdict.Holds, "%s: %s", test.text, verdict.Found)
		assert.NotEmpty(t, verdict.Found)
	}
}

func TestAVerdictSaysHowSureItIs(t *testing.T) {
	a, err := ensemble.ParseAssertion("P(samsung in stargate) > 0.6")
	require.NoError(t, err)
	few := a.Check([]float64{1, 1, 1, 0})
	assert.True(t, few.Holds)
	assert.False(t, few.Sure, few.Found)
	many := make([]float64, 4000)
	for k := range many {
		if k%4 != 0 {
			many[k] = 1
		}
	}
	assert.True(t, a.Check(many).Sure)
}

func TestAssertionsWithMistakesSayWhatWouldBeRight(t *testing.T) {
	model := scenario(t, "article")
	for text, wanted := range map[string]string{
		"":                                        "it estimates nothing",
		"samsung in stargate > 0.5":               "it estimates nothing",
		"P(samsung in stargate":                   "the parenthesis after P is not closed",
		"P() > 0.5":                               "P() is asked of nothing",
		"P(samsung in stargate)":                  "compares nothing",
		"P(samsung in stargate) > much":           `"much" is not a number`,
		"P(samsung in stargate) > NaN":            `"NaN" is not a number`,
		"P(samsung in stargate) better in b":      "compares nothing",
		"ci(samsung in stargate) better in B":     "compares nothing",
		`quantile(strength("KR")) > 1`:            "quantile needs a part",
		`quantile(strength("KR"), 2) > 1`:         "does not lie from 0 to 1",
		"P(samsng in stargate) > 0.5":             `did you mean "samsung"?`,
		"P(samsung in stargate by 2035-01) > 0.5": "lies outside of the run",
		"mean(samsung in) > 0.5":                  "mistake",
		"korea.rnk better in B":                   `there is no number "rnk"`,
		"corea.rank better in B":                  `nothing that has rank is called "corea"`,
	} {
		a, err := ensemble.ParseAssertion(text)
		if err == nil {
			_, err = a.Read(model)
		}
		if assert.Error(t, err, text) && wanted != "mistake" {
			assert.ErrorContains(t, err, wanted, text)
		}
	}
}

func FuzzParseAssertion(f *testing.F) {
	for _, seed := range []string{
		"P(samsung in stargate) > 0.6", "korea.rank better in B", `quantile(strength("KR"), 0.9) in C <= 1`, `difference(share("x")) > 0`,
		`P(")") in B > 1`, "a.b.c", "ci((((", "P(x) higher in B",
	} {
		f.Add(seed)
	}
	model := scenario(f, "hindcast")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ensemble.ParseAssertion(text)
		if err != nil {
			return
		}
		require.GreaterOrEqual(t, a.Needs(), 1)
		require.LessOrEqual(t, a.Needs(), 26)
		_, _ = a.Read(model)
	})
}
