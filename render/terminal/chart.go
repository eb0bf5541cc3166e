package terminal

import (
	"math"
	"strings"
)

// Series is a line of a chart. Values that are NaN are not drawn.
type Series struct {
	Mark   byte // a letter, by which the line is known without colour
	Colour int
	Values []float64
}

// Chart draws series over time, their values from 0 to the top, as lines of braille dots, two by four in a character. As
// on a map of contours, each line carries its series' letter every so often, so that it is known without colour; where
// lines run together, their letters come in turn.
type Chart struct {
	Series []Series
	// Top is the upper end of the scale; labels are written at it, half of it and 0.
	Top   float64
	Label func(value float64) string
	// From and To are written at the ends of the axis.
	From, To string
	Colour   bool
}

// letterEvery is how many characters lie between two letters of a line.
const letterEvery = 20

// Lines draws the chart: height rows for values and two for the axis and its dates.
func (c *Chart) Lines(width, height int) []string {
	label := max(Columns(c.Label(c.Top)), Columns(c.Label(c.Top/2)), Columns(c.Label(0)))
	plot := max(8, width-label-2)
	cells := c.cells(plot, height)
	lines := make([]string, 0, height+2)
	for row := range height {
		text := ""
		switch row {
		case 0:
			text = c.Label(c.Top)
		case (height - 1) / 2:
			if height%2 == 1 {
				text = c.Label(c.Top / 2)
			}
		case height - 1:
			text = c.Label(0)
		}
		var line strings.Builder
		for column := range plot {
			line.WriteString(c.cell(cells[row*plot+column], column))
		}
		lines = append(lines, strings.TrimRight(Right(text, label)+" |"+line.String(), " "))
	}
	indent := strings.Repeat(" ", label+1)
	dates := c.From + strings.Repeat(" ", max(1, plot-Columns(c.From)-Columns(c.To))) + c.To
	if c.From == c.To {
		dates = c.From
	}
	return append(lines, indent+"+"+strings.Repeat("-", plot), indent+" "+dates)
}

// chartCell is a character of the chart: the dots of all lines in it, the lines that pass through, and a letter's line.
type chartCell struct {
	dots   rune
	series []int
}

// brailleDots are the bits of a braille character's dots by row and column.
var brailleDots = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// cells draws all lines.
func (c *Chart) cells(plot, height int) []chartCell {
	cells := make([]chartCell, plot*height)
	for s, series := range c.Series {
		before := -1
		for x := range 2 * plot {
			y := c.row(series.Values, x, plot, height)
			if y < 0 {
				before = -1
				continue
			}
			from, to := y, y
			if before >= 0 {
				// A step is drawn from the side that it comes from, so that the line does not break.
				from, to = min(y, before), max(y, before)
			}
			for dot := from; dot <= to; dot++ {
				cell := &cells[dot/4*plot+x/2]
				cell.dots |= brailleDots[dot%4][x%2]
				if len(cell.series) == 0 || cell.series[len(cell.series)-1] != s {
					cell.series = append(cell.series, s)
				}
			}
			before = y
		}
	}
	return cells
}

// row is the row of dots, from the top, at which a series stands in a column of dots; -1 where it is not drawn.
func (c *Chart) row(values []float64, x, plot, height int) int {
	if len(values) == 0 || c.Top <= 0 {
		return -1
	}
	value := values[x*(len(values)-1)/(2*plot-1)]
	if math.IsNaN(value) {
		return -1
	}
	rows := 4 * height
	return rows - 1 - int(math.Round(min(1, max(0, value/c.Top))*float64(rows-1)))
}

// cell writes one character: a line's letter where it is that line's turn, else its dots.
func (c *Chart) cell(cell chartCell, column int) string {
	if len(cell.series) == 0 {
		return " "
	}
	shown, text := cell.series[0], string(0x2800+cell.dots)
	for _, s := range cell.series {
		if column%letterEvery == s*letterEvery/max(1, len(c.Series)) {
			shown, text = s, string(c.Series[s].Mark)
		}
	}
	if c.Colour {
		return Paint(text, c.Series[shown].Colour)
	}
	return text
}
