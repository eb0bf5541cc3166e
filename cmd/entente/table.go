package main

import (
	"strings"

	"entente/render/terminal"
)

// table lays texts out in columns that stand under one another in a terminal, where Korean letters take two cells.
type table struct {
	heads []string
	rows  [][]string
	// right marks columns of numbers, which end under one another.
	right map[int]bool
}

// newTable makes a table; a column whose head begins with ">" is one of numbers. Heads that are all empty are not shown.
func newTable(heads ...string) *table {
	t := &table{right: map[int]bool{}}
	for at, head := range heads {
		text, isRight := strings.CutPrefix(head, ">")
		t.heads, t.right[at] = append(t.heads, text), isRight
	}
	return t
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// text is the table, each line begun by the indentation and none ending in spaces. Columns without any text are left out.
func (t *table) text(indentation string) string {
	lines := t.rows
	if strings.Join(t.heads, "") != "" {
		lines = append([][]string{t.heads}, t.rows...)
	}
	widths := make([]int, len(t.heads))
	for _, row := range t.rows {
		for at, cell := range row {
			widths[at] = max(widths[at], terminal.Columns(cell))
		}
	}
	var text strings.Builder
	for _, line := range lines {
		written := indentation
		for at, cell := range line {
			if widths[at] == 0 {
				continue
			}
			space := strings.Repeat(" ", max(max(widths[at], terminal.Columns(t.heads[at]))-terminal.Columns(cell), 0))
			if t.right[at] {
				cell, space = space+cell, ""
			}
			written += cell + space + "  "
		}
		text.WriteString(strings.TrimRight(written, " ") + "\n")
	}
	return text.String()
}
