package sim

import (
	"fmt"
	"math"
	"time"
)

// TickLength is how much calendar time a tick takes.
type TickLength uint8

// The lengths of a tick.
const (
	Week TickLength = iota
	Month
	Quarter
	Year
)

var tickLengths = [...]struct {
	name    string
	perYear float64
	months  int
}{{"week", 52, 0}, {"month", 12, 1}, {"quarter", 4, 3}, {"year", 1, 12}}

// String is the length as scenario files write it.
func (l TickLength) String() string { return tickLengths[l].name }

// PerYear is 52, 12, 4 or 1.
func (l TickLength) PerYear() float64 { return tickLengths[l].perYear }

// TickLengthByName finds a length; false where there is none of that name.
func TickLengthByName(name string) (TickLength, bool) {
	for l, known := range tickLengths {
		if name == known.name {
			return TickLength(l), true
		}
	}
	return 0, false
}

// Calendar maps ticks to dates. Tick 0 is the one that holds Start, and the last the one that holds End. Weeks are counted
// from Start; months, quarters and years are those of the calendar, so that a tick never lies in two years.
type Calendar struct {
	Start, End time.Time
	Length     TickLength
}

// ParseDate reads "2025-02" (the first of the month) or "2025-02-04".
func ParseDate(text string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02", "2006-01"} {
		if date, err := time.Parse(layout, text); err == nil {
			return date, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date: write year-month or year-month-day, such as 2025-02-04", text)
}

// Date is the first day of a tick.
func (c Calendar) Date(tick int) time.Time {
	if c.Length == Week {
		return c.Start.AddDate(0, 0, 7*tick)
	}
	months := tickLengths[c.Length].months
	first := monthsOf(c.Start)
	return time.Date(0, time.January, 1, 0, 0, 0, 0, time.UTC).AddDate(0, first-first%months+tick*months, 0)
}

// Tick is the tick that holds a date; negative before the first.
func (c Calendar) Tick(date time.Time) int {
	if c.Length == Week {
		return int(math.Floor(date.Sub(c.Start).Hours() / (7 * 24)))
	}
	months := tickLengths[c.Length].months
	return floorDivide(monthsOf(date), months) - floorDivide(monthsOf(c.Start), months)
}

// monthsOf counts months from January of the year 0.
func monthsOf(date time.Time) int { return 12*date.Year() + int(date.Month()) - 1 }

// Ticks is the number of ticks from Start to End, both included.
func (c Calendar) Ticks() int { return c.Tick(c.End) + 1 }

// Label is a tick's date as tables write it: 2025-02-03 for weeks, 2025-02 for months, 2025-Q1, 2025.
func (c Calendar) Label(tick int) string {
	date := c.Date(tick)
	switch c.Length {
	case Week:
		return date.Format("2006-01-02")
	case Quarter:
		return fmt.Sprintf("%d-Q%d", date.Year(), (int(date.Month())+2)/3)
	case Year:
		return date.Format("2006")
	}
	return date.Format("2006-01")
}

func floorDivide(a, b int) int {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}
