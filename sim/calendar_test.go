package sim_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/sim"
)

func TestCalendar(t *testing.T) {
	day := func(text string) time.Time {
		date, err := sim.ParseDate(text)
		require.NoError(t, err)
		return date
	}
	for _, test := range []struct {
		length     sim.TickLength
		start, end string
		ticks      int
		labels     []string       // of the first ticks
		of         map[string]int // dates and their ticks
	}{
		{sim.Week, "2025-02-04", "2025-02-24", 3, []string{"2025-02-04", "2025-02-11", "2025-02-18"},
			map[string]int{"2025-02-10": 0, "2025-02-11": 1, "2025-02-03": -1, "2025-01-28": -1, "2025-01-27": -2}},
		{sim.Month, "2023-12", "2029-12", 73, []string{"2023-12", "2024-01"},
			map[string]int{"2023-12-31": 0, "2024-01-01": 1, "2023-11-30": -1, "2025-02-07": 14}},
		{sim.Month, "2025-02-04", "2025-02-28", 1, []string{"2025-02", "2025-03"}, map[string]int{"2025-02-01": 0, "2025-03-01": 1}},
		{sim.Quarter, "2023-12", "2025-01", 6, []string{"2023-Q4", "2024-Q1", "2024-Q2"},
			map[string]int{"2023-10-01": 0, "2023-12-31": 0, "2024-01-01": 1, "2023-09-30": -1}},
		{sim.Year, "2023-12", "2029-12", 7, []string{"2023", "2024"},
			map[string]int{"2023-01-01": 0, "2024-01-01": 1, "2024-12-31": 1, "2022-12-31": -1}},
	} {
		calendar := sim.Calendar{Start: day(test.start), End: day(test.end), Length: test.length}
		assert.Equal(t, test.ticks, calendar.Ticks(), test.length)
		for tick, label := range test.labels {
			assert.Equal(t, label, calendar.Label(tick), test.length)
		}
		for date, tick := range test.of {
			assert.Equal(t, tick, calendar.Tick(day(date)), "%s %s", test.length, date)
		}
	}
}

func TestEveryDateLiesInItsTick(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := date(1900, 1).AddDate(0, 0, rapid.IntRange(0, 60_000).Draw(t, "start"))
		calendar := sim.Calendar{Start: start, End: start, Length: sim.TickLength(rapid.IntRange(0, 3).Draw(t, "length"))}
		d := start.Add(time.Duration(rapid.IntRange(-2_000_000, 2_000_000).Draw(t, "hours")) * time.Hour)
		tick := calendar.Tick(d)
		assert.False(t, calendar.Date(tick).After(d), "%s begins after %s", calendar.Label(tick), d)
		assert.True(t, calendar.Date(tick+1).After(d), "%s begins by %s", calendar.Label(tick+1), d)
		assert.Equal(t, tick, calendar.Tick(calendar.Date(tick)))
		assert.Equal(t, 0, calendar.Tick(start))
		assert.Equal(t, 1, calendar.Ticks())
		assert.NotEqual(t, calendar.Label(tick), calendar.Label(tick+1))
	})
}

func TestTickLengths(t *testing.T) {
	for name, perYear := range map[string]float64{"week": 52, "month": 12, "quarter": 4, "year": 1} {
		length, ok := sim.TickLengthByName(name)
		require.True(t, ok)
		assert.Equal(t, name, length.String())
		assert.Equal(t, perYear, length.PerYear())
	}
	_, ok := sim.TickLengthByName("fortnight")
	assert.False(t, ok)
}

func TestParseDate(t *testing.T) {
	for text, wanted := range map[string]time.Time{
		"2025-02": date(2025, 2), "2025-02-04": date(2025, 2).AddDate(0, 0, 3), "2024-02-29": date(2024, 2).AddDate(0, 0, 28),
	} {
		parsed, err := sim.ParseDate(text)
		require.NoError(t, err)
		assert.Equal(t, wanted, parsed)
	}
	for _, text := range []string{"", "2025", "2025-13", "2025-02-30", "04.02.2025", "2025-02-04T00:00:00Z"} {
		_, err := sim.ParseDate(text)
		assert.ErrorContains(t, err, "is no date: write year-month", text)
	}
}
