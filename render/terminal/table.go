package terminal

import "strings"

// Table holds rows of cells. The first column is set to the left, all others to the right.
type Table struct {
	rows [][]string
}

// Row adds a row.
func (t *Table) Row(cells ...string) { t.rows = append(t.rows, cells) }

// Lines sets the table within a width: columns are as wide as their cells need, two spaces apart, and the first one is cut
// to what is left.
func (t *Table) Lines(width int) []string {
	var widths []int
	for _, row := range t.rows {
		for k, cell := range row {
			if k == len(widths) {
				widths = append(widths, 0)
			}
			widths[k] = max(widths[k], Columns(cell))
		}
	}
	if len(widths) == 0 {
		return nil
	}
	others := 0
	for _, columns := range widths[1:] {
		others += columns + 2
	}
	const narrowest = 12
	widths[0] = min(widths[0], max(narrowest, width-others))
	lines := make([]string, len(t.rows))
	for r, row := range t.rows {
		var line strings.Builder
		for k, cell := range row {
			if k == 0 {
				line.WriteString(Left(cell, widths[0]))
				continue
			}
			line.WriteString("  " + Right(cell, widths[k]))
		}
		lines[r] = strings.TrimRight(line.String(), " ")
	}
	return lines
}
