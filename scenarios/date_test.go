package scenarios

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	date, err := ParseDate("2024-02-29") // 2024 is a leap year.
	require.NoError(t, err)
	assert.Equal(t, Date{Year: 2024, Month: time.February, Day: 29}, date)
	date, err = ParseDate("2024-02")
	require.NoError(t, err)
	assert.Equal(t, 29, date.Last().Day())
	for _, text := range []string{"", "2024", "2024-2", "2023-02-29", "2024-00", "2024-01-00", "1899-12", "2201-01", "2024-01-01T00:00", "2024/01"} {
		_, err := ParseDate(text)
		assert.Error(t, err, text)
	}
}

func TestTicksCountBothEnds(t *testing.T) {
	for _, example := range []struct {
		start, end, tick string
		ticks            int
	}{
		{"2023-12", "2029-12", "month", 73}, // six years of 12 months, and the first one
		{"2023-12", "2029-12", "quarter", 25},
		{"2023-12", "2029-12", "year", 7},
		{"2023-12-04", "2023-12-17", "week", 2}, // 14 days
		{"2023-12-04", "2023-12-18", "week", 3},
		{"2023-12", "2023-11", "month", 0},
	} {
		start, err := ParseDate(example.start)
		require.NoError(t, err)
		end, err := ParseDate(example.end)
		require.NoError(t, err)
		assert.Equal(t, example.ticks, Ticks(start, end, example.tick), "%v", example)
	}
}

func TestDatesAreWrittenAsTheyAreRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?`).Draw(t, "date")
		date, err := ParseDate(text)
		require.NoError(t, err)
		assert.Equal(t, text, date.String())
	})
}
