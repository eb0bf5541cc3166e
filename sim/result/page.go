package result

import (
	"fmt"
	"strings"
)

// typeNames are what the kinds of column are called in Parquet and in the other formats.
var typeNames = [...]struct{ parquet, other string }{
	integer: {"INT32", "integer"},
	day:     {"DATE", "2025-02-01"},
	number:  {"DOUBLE", "number"},
	truth:   {"BOOLEAN", "true, false"},
	text:    {"STRING", "text"},
	list:    {"LIST of STRING", "list"},
}

// formatTables is the schema of every table in Markdown, from the columns that the row types declare.
func formatTables() string {
	var page strings.Builder
	for _, t := range tables {
		describeTable(&page, t.about())
	}
	return page.String()
}

// StudyTables is the schema of a study's tables in Markdown, from the columns that the row types declare.
func StudyTables(tables []StudyTable) string {
	var page strings.Builder
	for _, t := range tables {
		describeTable(&page, t.describe())
	}
	return page.String()
}

func describeTable(page *strings.Builder, about *description) {
	fmt.Fprintf(page, "### %s\n\n%s\n\n", about.name, about.text)
	page.WriteString("| column | in Parquet | in CSV and JSON | unit | what it is |\n| --- | --- | --- | --- | --- |\n")
	for _, c := range about.columns {
		types := typeNames[c.kind]
		if c.optional {
			types.parquet += ", may be null"
		}
		fmt.Fprintf(page, "| `%s` | %s | %s | %s | %s |\n", c.name, types.parquet, types.other, c.unit, c.about)
	}
	page.WriteByte('\n')
}
