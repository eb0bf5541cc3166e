package terminal

import "strings"

// Listing holds rows of cells under headings, each with details that take as many lines as they need. It loses no text:
// what is too wide for its column goes on below.
type Listing struct {
	heads []string
	// right marks columns of numbers, which end under one another.
	right   []bool
	details string
	rows    []listed
}

// listed is a row.
type listed struct {
	cells, details []string
}

// leastDetails is how narrow the column of details may be before they go under their row.
const leastDetails = 44

// leastCell is how narrow a column of text may get.
const leastCell = 10

// NewListing makes a listing with a heading for the details and for each column; one that begins with ">" heads a column
// of numbers.
func NewListing(details string, heads ...string) *Listing {
	l := &Listing{details: details}
	for _, head := range heads {
		text, isRight := strings.CutPrefix(head, ">")
		l.heads, l.right = append(l.heads, text), append(l.right, isRight)
	}
	return l
}

// Row adds a row with a cell for each column. Each detail begins on a line of its own.
func (l *Listing) Row(details []string, cells ...string) {
	l.rows = append(l.rows, listed{cells, details})
}

// Empty says that there are no rows.
func (l *Listing) Empty() bool { return len(l.rows) == 0 }

// Lines sets the listing within a width, each line behind the indent. Columns without any text are left out. Details
// stand in a last column, or, where there is no room, under their row. Columns of numbers never get narrower, so that where
// they alone are too wide, so are the lines.
func (l *Listing) Lines(width int, indent string) []string {
	widths := l.widths()
	room := width - Columns(indent)
	rest := room - taken(widths)
	beside := rest >= leastDetails
	for !beside && rest < -2 { // nothing stands behind the last gap
		widest := l.widestText(widths)
		if widest < 0 {
			break
		}
		widths[widest]--
		rest++
	}
	lines := l.headLines(widths, beside)
	for _, row := range l.rows {
		lines = append(lines, l.rowLines(row, widths, beside, room)...)
	}
	for k := range lines {
		lines[k] = strings.TrimRight(indent+lines[k], " ")
	}
	return lines
}

// widths are those of the widest cell or of the longest word of the heading; 0 for columns without text.
func (l *Listing) widths() []int {
	widths := make([]int, len(l.heads))
	for k := range widths {
		for _, row := range l.rows {
			widths[k] = max(widths[k], Columns(row.cells[k]))
		}
		if widths[k] == 0 {
			continue
		}
		for _, word := range strings.Fields(l.heads[k]) {
			widths[k] = max(widths[k], Columns(word))
		}
	}
	return widths
}

// taken is the columns that the cells of a row take, each with the gap behind it.
func taken(widths []int) int {
	sum := 0
	for _, columns := range widths {
		if columns > 0 {
			sum += columns + 2
		}
	}
	return sum
}

// widestText is the widest column of text that may still get narrower, or -1. The first one, of ids that are to be copied,
// comes last.
func (l *Listing) widestText(widths []int) int {
	widest := -1
	for k, columns := range widths {
		if !l.right[k] && columns > leastCell && (widest <= 0 || columns > widths[widest]) {
			widest = k
		}
	}
	return widest
}

// headLines are the headings, the last line of each right above the rows.
func (l *Listing) headLines(widths []int, beside bool) []string {
	columns := make([][]string, len(widths))
	tallest := 0
	for k, head := range l.heads {
		if widths[k] > 0 {
			columns[k] = wrapped(head, widths[k])
			tallest = max(tallest, len(columns[k]))
		}
	}
	for k := range columns {
		columns[k] = append(make([]string, tallest-len(columns[k])), columns[k]...)
	}
	lines := l.abreast(columns, widths)
	if beside && tallest > 0 && l.hasDetails() {
		lines[tallest-1] = Left(lines[tallest-1], taken(widths)) + l.details
	}
	return lines
}

func (l *Listing) hasDetails() bool {
	for _, row := range l.rows {
		if len(row.details) > 0 {
			return true
		}
	}
	return false
}

func (l *Listing) rowLines(row listed, widths []int, beside bool, room int) []string {
	columns := make([][]string, len(widths))
	for k, cell := range row.cells {
		if widths[k] > 0 {
			columns[k] = wrapped(cell, widths[k])
		}
	}
	lines := l.abreast(columns, widths)
	if !beside {
		for _, detail := range row.details {
			for _, line := range Wrap(detail, room-2, "  ") {
				lines = append(lines, "  "+line)
			}
		}
		return lines
	}
	at := 0
	for _, detail := range row.details {
		for _, line := range Wrap(detail, room-taken(widths), "  ") {
			if at == len(lines) {
				lines = append(lines, "")
			}
			lines[at] = Left(lines[at], taken(widths)) + line
			at++
		}
	}
	return lines
}

// abreast sets columns of lines side by side.
func (l *Listing) abreast(columns [][]string, widths []int) []string {
	tallest := 0
	for _, column := range columns {
		tallest = max(tallest, len(column))
	}
	lines := make([]string, tallest)
	for at := range lines {
		for k, column := range columns {
			if widths[k] == 0 {
				continue
			}
			text := ""
			if at < len(column) {
				text = column[at]
			}
			if l.right[k] {
				lines[at] += Right(text, widths[k]) + "  "
			} else {
				lines[at] += Left(text, widths[k]) + "  "
			}
		}
	}
	return lines
}

// wrapped breaks a text into lines of a width, which may be narrower than Wrap takes.
func wrapped(text string, columns int) []string {
	var lines []string
	for _, word := range words(text) {
		if last := len(lines) - 1; last >= 0 && Columns(lines[last]+" "+word) <= columns {
			lines[last] += " " + word
			continue
		}
		for word != "" {
			head := fitting(word, columns)
			lines, word = append(lines, head), word[len(head):]
		}
	}
	return unglued(lines)
}
