package terminal

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func percent(value float64) string {
	if value == 0 {
		return "0%"
	}
	if value == 0.5 {
		return "50%"
	}
	return "100%"
}

func TestChartDrawsLinesThatCarryTheirLetters(t *testing.T) {
	chart := Chart{
		Series: []Series{{Mark: 'R', Values: []float64{0, 0.5, 1}}, {Mark: 'F', Values: []float64{math.NaN(), 0.5, 0.5}}},
		Top:    1, Label: percent, From: "2024", To: "2029",
	}
	assert.Equal(t, []string{
		// Rows of dots are 0 to 11 from the top: the value 0 is row 11, a half row 5 (5.5 is rounded to 6 from below), 1 row 0.
		// In columns of dots 0 to 21 the values change at 11, the right half of the sixth character, and at 21. F's letter
		// comes in the eleventh character, half of the distance between two letters.
		"100% |          ⢸",
		" 50% |     ⢰⠒⠒⠒⠒F",
		"  0% |R⣀⣀⣀⣀⣸",
		"     +-----------",
		"      2024   2029",
	}, chart.Lines(17, 3))
}

func TestChartLettersComeInTurnWhereLinesRunTogether(t *testing.T) {
	chart := Chart{
		Series: []Series{{Mark: 'A', Values: []float64{1, 1}}, {Mark: 'B', Values: []float64{1, 1}}, {Mark: 'C', Values: []float64{1, 1}}},
		Top:    1, Label: percent,
	}
	line := chart.Lines(46, 3)[0]
	letters := strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, line)
	assert.Equal(t, "ABCABC", letters, "two turns in 40 columns")
}

func TestChartOfOneTick(t *testing.T) {
	chart := Chart{Series: []Series{{Mark: 'A', Values: []float64{1}}}, Top: 1, Label: percent, From: "2024", To: "2024"}
	lines := chart.Lines(17, 3)
	assert.Equal(t, "100% |A⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉", lines[0])
	assert.Equal(t, "      2024", lines[4], "one date")
}

func TestChartColoursOnlyWhereAsked(t *testing.T) {
	chart := Chart{Series: []Series{{Mark: 'A', Colour: 1, Values: []float64{1}}}, Top: 1, Label: percent}
	assert.NotContains(t, strings.Join(chart.Lines(40, 3), ""), "\x1b")
	chart.Colour = true
	assert.Contains(t, chart.Lines(40, 3)[0], "\x1b[38;2;86;180;233mA\x1b[0m", "sky blue of Okabe and Ito")
}
