package scenarios

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

const (
	// firstYear and lastYear bound every date and pledge year, so that a slip such as 20255 is noticed.
	firstYear = 1900
	lastYear  = 2200

	dateHelp = "write year and month, 2023-12, or year, month and day, 2023-12-04"
)

var datePattern = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})(-([0-9]{2}))?$`)

// Date is a month or a day of the Gregorian calendar.
type Date struct {
	Year  int
	Month time.Month
	// Day is 0 where only the month is known.
	Day int
}

// ParseDate reads "2023-12" or "2023-12-04". Its error says what was read.
func ParseDate(text string) (Date, error) {
	parts := datePattern.FindStringSubmatch(text)
	if parts == nil {
		return Date{}, fmt.Errorf("the date %s is malformed", quoted(text))
	}
	year, _ := strconv.Atoi(parts[1])
	month, _ := strconv.Atoi(parts[2])
	day, _ := strconv.Atoi(parts[4]) // An absent day reads as 0.
	if year < firstYear || year > lastYear {
		return Date{}, fmt.Errorf("the date %s is outside the years %d to %d", quoted(text), firstYear, lastYear)
	}
	if month < 1 || month > 12 {
		return Date{}, fmt.Errorf("the date %s has no such month", quoted(text))
	}
	date := Date{Year: year, Month: time.Month(month), Day: day}
	if parts[3] != "" && date.First().Day() != day || parts[3] != "" && day == 0 {
		return Date{}, fmt.Errorf("the date %s has no such day", quoted(text))
	}
	return date, nil
}

// First is the date's first day at midnight, in UTC.
func (d Date) First() time.Time {
	return time.Date(d.Year, d.Month, max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Last is the date's last day at midnight, in UTC: the end of the month where no day is known.
func (d Date) Last() time.Time {
	if d.Day > 0 {
		return d.First()
	}
	return d.First().AddDate(0, 1, -1)
}

// String writes the date as it is read.
func (d Date) String() string {
	if d.Day == 0 {
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Ticks counts the ticks from start to end, both included; tick is week, month, quarter or year.
// It is 0 or less where the end lies before the start.
func Ticks(start, end Date, tick string) int {
	months := func(d Date) int { return d.Year*12 + int(d.Month) - 1 }
	switch tick {
	case "week":
		days := int(end.Last().Sub(start.First()).Hours() / 24)
		if days < 0 {
			return 0
		}
		return days/7 + 1
	case "quarter":
		return months(end)/3 - months(start)/3 + 1
	case "year":
		return end.Year - start.Year + 1
	}
	return months(end) - months(start) + 1
}
