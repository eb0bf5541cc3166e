package wording

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

func TestLanguagesAreReadByCode(t *testing.T) {
	for _, language := range []Language{English, Korean} {
		parsed, err := Parse(language.String())
		require.NoError(t, err)
		assert.Equal(t, language, parsed)
	}
	_, err := Parse("fr")
	assert.EqualError(t, err, `language "fr" is not spoken here: use en or ko`)
}

func TestNumbersHaveNoNegativeZero(t *testing.T) {
	assert.Equal(t, "0.00", Number(-0.001, 2))
	assert.Equal(t, "0.00", Signed(0.001))
	assert.Equal(t, "0.00", Signed(-0.001))
	assert.Equal(t, "+0.01", Signed(0.005001))
	assert.Equal(t, "-0.12", Signed(-0.12))
	assert.Equal(t, "-10.00", Number(-10, 2))
}

func TestPercent(t *testing.T) {
	for fraction, text := range map[float64]string{
		0: "0%", 0.0001: "<0.1%", 0.0005: "0.1%", 0.031: "3.1%", 0.0994: "9.9%", 0.0996: "10%", 0.314: "31%", 1: "100%",
	} {
		assert.Equal(t, text, Percent(fraction))
	}
}

func TestAmountKeepsTwoFiguresOfSmallSums(t *testing.T) {
	for billions, text := range map[float64]string{398.4: "398", 9.96: "10", 3.94: "3.9", 0.1: "0.1", 0.013: "0.01", 0: "0.00"} {
		assert.Equal(t, text, Amount(billions))
	}
}

func TestExactTellsValuesApart(t *testing.T) {
	for _, test := range []struct {
		a, b        float64
		unit        string
		english     [2]string
		korean      [2]string
		description string
	}{
		{0.1, 0.43, "0..1", [2]string{"0.10", "0.43"}, [2]string{"0.10", "0.43"}, "two digits do"},
		{0.2, 0.1998, "term value", [2]string{"0.2000", "0.1998"}, [2]string{"0.2000", "0.1998"}, "four are needed"},
		{0.5, 0.5, "0..1", [2]string{"0.500000", "0.500000"}, [2]string{"0.500000", "0.500000"}, "nothing can tell them apart"},
		{0.12, 0.2, "share", [2]string{"12.0%", "20.0%"}, [2]string{"12.0%", "20.0%"}, "shares as percentages"},
		{1.25, 3.5, "USD bn/year", [2]string{"US$1.25bn a year", "US$3.50bn a year"}, [2]string{"연 12.5억 달러", "연 35.0억 달러"}, "ten 억 are a billion"},
		{1.5, 2, "years", [2]string{"1.5 years", "2.0 years"}, [2]string{"1.5년", "2.0년"}, "years"},
	} {
		a, b := English.Exact(test.a, test.b, test.unit)
		assert.Equal(t, test.english, [2]string{a, b}, test.description)
		a, b = Korean.Exact(test.a, test.b, test.unit)
		assert.Equal(t, test.korean, [2]string{a, b}, test.description)
	}
}

func TestDatesByTheLengthOfATick(t *testing.T) {
	for length, texts := range map[sim.TickLength][2]string{
		sim.Week: {"3 Feb 2025", "2025년 2월 3일"}, sim.Month: {"Feb 2025", "2025년 2월"},
		sim.Quarter: {"Q1 2025", "2025년 1분기"}, sim.Year: {"2025", "2025년"},
	} {
		calendar := sim.Calendar{Start: time.Date(2025, 2, 3, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Length: length}
		assert.Equal(t, texts, [2]string{English.Date(calendar, 0), Korean.Date(calendar, 0)}, length.String())
	}
}
