package report

import "strings"

// section is a part of a page under a heading.
type section struct {
	ID, Heading string
	Blocks      []block
}

// block is one of its fields: whichever is set.
type block struct {
	Heading string
	Text    string
	List    []string
	Warning string
	Chart   *figure
	Table   *table
	More    *more
}

// figure is a chart with what it shows in words.
type figure struct {
	// ID is the chart's name in the page.
	ID, Title, Caption string
	// specification is in Vega-Lite.
	specification object
}

// more is a part that is folded away on a screen and open on paper.
type more struct {
	Summary string
	Blocks  []block
}

// table has a heading over each column.
type table struct {
	Columns []column
	Rows    [][]cell
}

// column is a heading; numbers stand to the right, and what is whole is on one line.
type column struct {
	Heading       string
	Number, Whole bool
}

// cell is a text. Class is how it looks: code, or mark with the name of a mark.
type cell struct {
	Text, Class string
}

func text(sentence string) block { return block{Text: sentence} }

func heading(title string) block { return block{Heading: title} }

// columns makes columns of text; a heading that begins with ">" is one of numbers, with "~" one of short texts.
func columns(headings ...string) []column {
	var made []column
	for _, heading := range headings {
		bare := strings.TrimLeft(heading, ">~")
		made = append(made, column{bare, strings.HasPrefix(heading, ">"), strings.HasPrefix(heading, "~")})
	}
	return made
}

func (t *table) add(texts ...string) {
	var row []cell
	for _, text := range texts {
		row = append(row, cell{Text: text})
	}
	t.Rows = append(t.Rows, row)
}
