package wording

import (
	"math"
	"strconv"
	"strings"

	"entente/sim"
)

// Number writes a number with a fixed count of digits after the point; a rounded zero has no sign.
func Number(x float64, digits int) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if strings.Trim(text, "-0.") == "" {
		text = strings.TrimPrefix(text, "-")
	}
	return text
}

// Signed writes a part of a utility with its sign: +0.41, -0.12, 0.00.
func Signed(x float64) string {
	text := Number(x, 2)
	if x > 0 && strings.Trim(text, "0.") != "" {
		return "+" + text
	}
	return text
}

// Percent writes a fraction as a percentage: whole from 10% on, with one digit below, "<0.1%" for what would read as none.
func Percent(fraction float64) string {
	percent := float64(100 * fraction)
	switch size := math.Abs(percent); {
	case size == 0, size >= 9.95:
		return Number(percent, 0) + "%"
	case size > 0 && size < 0.05:
		return "<0.1%"
	}
	return Number(percent, 1) + "%"
}

// Amount writes a sum in billions without its unit, for columns that name the unit in their heading.
func Amount(billions float64) string {
	switch size := math.Abs(billions); {
	case size >= 9.95:
		return Number(billions, 0)
	case size >= 0.0995:
		return Number(billions, 1)
	}
	return Number(billions, 2)
}

// Billions writes a sum in billions without its unit, in the unit in which the language counts: billions, or 억 (10⁸).
func (l Language) Billions(billions float64) string {
	if l == Korean {
		return Amount(float64(10 * billions))
	}
	return Amount(billions)
}

// Exact writes two values of one quantity so that they can be told apart: with two digits, or as many as it takes up to six.
func (l Language) Exact(a, b float64, unit string) (string, string) {
	first, second := "", ""
	for digits := 2; digits <= 6; digits++ {
		first, second = l.quantity(a, unit, digits), l.quantity(b, unit, digits)
		if first != second {
			break
		}
	}
	return first, second
}

// quantity writes a value in the unit of a term's input.
func (l Language) quantity(value float64, unit string, digits int) string {
	switch unit {
	case "share":
		return Number(float64(100*value), max(1, digits-1)) + "%"
	case "USD bn/year":
		if l == Korean {
			// Sums are read in 억 (10⁸): ten of them are a billion.
			return "연 " + Number(float64(10*value), max(0, digits-1)) + "억 달러"
		}
		return "US$" + Number(value, digits) + "bn a year"
	case "years":
		if l == Korean {
			return Number(value, max(1, digits-1)) + "년"
		}
		return Number(value, max(1, digits-1)) + " years"
	}
	return Number(value, digits)
}

// Date writes the date of a tick: Feb 2025 or 2025년 2월; by day for weeks, Q1 2025 or 2025년 1분기, 2025 or 2025년.
func (l Language) Date(calendar sim.Calendar, tick int) string {
	date := calendar.Date(tick)
	year, month := strconv.Itoa(date.Year()), int(date.Month())
	if l == Korean {
		switch calendar.Length {
		case sim.Week:
			return year + "년 " + strconv.Itoa(month) + "월 " + strconv.Itoa(date.Day()) + "일"
		case sim.Quarter:
			return year + "년 " + strconv.Itoa((month+2)/3) + "분기"
		case sim.Year:
			return year + "년"
		}
		return year + "년 " + strconv.Itoa(month) + "월"
	}
	switch calendar.Length {
	case sim.Week:
		return date.Format("2 Jan 2006")
	case sim.Quarter:
		return "Q" + strconv.Itoa((month+2)/3) + " " + year
	case sim.Year:
		return year
	}
	return date.Format("Jan 2006")
}
