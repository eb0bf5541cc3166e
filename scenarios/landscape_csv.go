package scenarios

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// csvColumns are the columns of a landscape's CSV file, found by their names; -1 stands for one that is not there.
type csvColumns struct {
	record, name, other, size, propensity, fixed, actual int
	// configurations are columns with sides of a named configuration.
	configurations []int
	// towards are, in the matrix form, the columns that stand for an actor: the propensity towards it.
	towards map[string]int
}

// csvRow is a row with its places.
type csvRow struct {
	g      *gathering
	file   *source
	fields []string
	at     func(field int) (line, column int)
}

// text is a field without blanks around it, empty beyond the row's end.
func (r *csvRow) text(field int) string {
	if field < 0 || field >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[field])
}

// report tells a mistake at a field; of one beyond the row's end, at the row's beginning.
func (r *csvRow) report(field int) tell {
	return func(text, suggestion string) {
		if field < 0 || field >= len(r.fields) {
			field = 0
		}
		line, column := r.at(field)
		source := r.file.line(line)
		column = utf8.RuneCountInString(source[:min(column-1, len(source))]) + 1
		r.g.problems.add(SeverityError, r.file, line, column, text, suggestion)
	}
}

// readCSV reads either form: rows that say what they are in a column record, or a row for each actor with a column towards each.
func (g *gathering) readCSV(text string, limits Limits) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	file := newSource(g.out.File, 0, text)
	file.form = landscapeForm
	g.told = func(severity Severity, text, suggestion string) {
		g.problems.add(severity, file, 1, 1, text, suggestion)
	}
	if strings.TrimSpace(text) == "" {
		g.told(SeverityError, "the file is empty", "its first line names the columns: name,size and a column for each actor")
		return
	}
	if !prescanText(file, text, limits, g.problems) {
		return
	}
	rows, ok := g.csvRows(file, text)
	if !ok {
		return
	}
	columns, ok := g.csvHead(rows)
	if !ok {
		return
	}
	if columns.record >= 0 {
		g.csvRecords(rows[1:], columns)
	} else {
		g.csvMatrix(rows, columns)
	}
	g.csvConfigurations(rows, columns)
}

// prescanText refuses what no table holds; entries are not counted.
func prescanText(file *source, text string, limits Limits, problems *collector) bool {
	limits.Nodes = len(text) + 1
	return prescan(file, text, limits, problems)
}

// csvRows splits the text.
func (g *gathering) csvRows(file *source, text string) ([]*csvRow, bool) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1
	reader.Comma = separator(file.line(1))
	var rows []*csvRow
	for {
		fields, err := reader.Read()
		var syntax *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return rows, len(rows) > 0
		case errors.As(err, &syntax):
			problem, suggestion := "the row is not CSV: "+syntax.Err.Error(), ""
			line, column := syntax.Line, max(syntax.Column, 1)
			switch {
			case errors.Is(syntax.Err, csv.ErrBareQuote):
				problem, suggestion = "a quote stands within a text that does not begin with one", `put the whole text into quotes and double those inside: "the ""best"" firm"`
			case errors.Is(syntax.Err, csv.ErrQuote):
				problem, suggestion = "a quoted text is not closed, or something follows it", "end it with a quote, followed by a comma or the end of the line"
				line, column = syntax.StartLine, 1
			}
			source := file.line(line)
			g.problems.add(SeverityError, file, line, utf8.RuneCountInString(source[:min(column-1, len(source))])+1, problem, suggestion)
			return nil, false
		case err != nil:
			g.told(SeverityError, "the file cannot be read: "+err.Error(), "")
			return nil, false
		}
		places := make([][2]int, len(fields))
		for k := range fields {
			places[k][0], places[k][1] = reader.FieldPos(k)
		}
		row := &csvRow{g, file, fields, func(field int) (int, int) { return places[field][0], places[field][1] }}
		if len(rows) > 0 && len(fields) > len(rows[0].fields) && strings.Join(fields[len(rows[0].fields):], "") != "" {
			row.report(len(rows[0].fields))(fmt.Sprintf("the row has %d fields, and the first line has %d", len(fields), len(rows[0].fields)),
				"put a text with commas into quotes, or add a column to the first line")
			return nil, false
		}
		if slices.ContainsFunc(fields, func(field string) bool { return strings.TrimSpace(field) != "" }) {
			rows = append(rows, row)
		}
	}
}

// separator is what separates the columns of the first line: a comma, or where there is none a semicolon or a tab.
func separator(head string) rune {
	for _, candidate := range ",;\t" {
		if strings.ContainsRune(head, candidate) {
			return candidate
		}
	}
	return ','
}

// csvHead finds the columns.
func (g *gathering) csvHead(rows []*csvRow) (csvColumns, bool) {
	head := rows[0]
	names := make([]string, len(head.fields))
	for k := range names {
		names[k] = strings.ReplaceAll(strings.ToLower(head.text(k)), " ", "_")
	}
	find := func(wanted ...string) int {
		for _, name := range wanted {
			if at := slices.Index(names, name); at >= 0 {
				return at
			}
		}
		return -1
	}
	c := csvColumns{
		record: find("record"), name: find("name", "actor"), other: -1, size: find("size"),
		propensity: find("propensity"), fixed: find("side", "fixed_side"), actual: find("actual_side", "actual"), towards: map[string]int{},
	}
	if c.record >= 0 { // In a matrix, actors may be called A and B.
		c.name, c.other = find("a", "name", "actor"), find("b")
	}
	for k, name := range names {
		switch {
		case k == c.fixed || k == c.actual:
		case c.size < 0 && strings.HasPrefix(name, "size"):
			c.size = k
		case strings.HasSuffix(name, "_side"):
			c.configurations = append(c.configurations, k)
		}
	}
	if c.record < 0 && c.name < 0 && c.size != 0 {
		c.name = 0 // In a matrix the first column holds the names, whatever it is called.
	}
	ok := true
	need := func(at int, name string) {
		if at < 0 {
			head.report(0)("the column "+quoted(name)+" is missing", g.nearestColumn(name, head))
			ok = false
		}
	}
	need(c.name, "name")
	need(c.size, "size")
	if c.record >= 0 {
		need(c.other, "b")
		need(c.propensity, "propensity")
	}
	return c, ok
}

// nearestColumn says which column may have been meant.
func (g *gathering) nearestColumn(name string, head *csvRow) string {
	var known []string
	for k := range head.fields {
		known = append(known, head.text(k))
	}
	if nearest, found := Nearest(name, known); found {
		return "is " + quoted(nearest) + " meant? call it " + name
	}
	return "the columns are " + listed(known)
}

// csvActor reads an actor's own columns.
func (g *gathering) csvActor(row *csvRow, c csvColumns) bool {
	name := row.text(c.name)
	if name == "" {
		row.report(c.name)("the actor has no name", "")
		return false
	}
	size, ok := landscapeNumber(row.text(c.size), "size", 0, row.report(c.size))
	return ok && g.actor(name, size, row.text(c.fixed), row.text(c.actual), row.report(c.name))
}

// recordKinds are what a row can be.
var recordKinds = []string{"actor", "pair", "towards", "default", "together", "apart"}

// csvRecords reads rows that say what they are, actors first, so that pairs may stand before them.
func (g *gathering) csvRecords(rows []*csvRow, c csvColumns) {
	for _, row := range rows {
		switch kind := row.text(c.record); {
		case kind == "actor":
			g.csvActor(row, c)
		case !slices.Contains(recordKinds, kind):
			row.report(c.record)("a record is one of "+listed(recordKinds)+", read "+quoted(kind), g.problems.suggest(kind, recordKinds))
		}
	}
	for _, row := range rows {
		kind := row.text(c.record)
		switch kind {
		case "default":
			if propensity, ok := landscapeNumber(row.text(c.propensity), "propensity", -mostMagnitude, row.report(c.propensity)); ok {
				g.fallback = &propensity
			}
		case "pair", "towards", "together", "apart":
			g.csvPair(row, c, kind)
		}
	}
}

// csvPair reads a row about two actors.
func (g *gathering) csvPair(row *csvRow, c csvColumns, kind string) {
	one, known := g.find(row.text(c.name), row.report(c.name))
	other, alsoKnown := g.find(row.text(c.other), row.report(c.other))
	if !known || !alsoKnown {
		return
	}
	if one == other {
		row.report(c.other)("the actor "+quoted(row.text(c.name))+" is paired with itself", "name two actors")
		return
	}
	switch kind {
	case "together":
		g.out.Problem.Together = append(g.out.Problem.Together, [2]int{one, other})
		return
	case "apart":
		g.out.Problem.Apart = append(g.out.Problem.Apart, [2]int{one, other})
		return
	}
	if propensity, ok := landscapeNumber(row.text(c.propensity), "propensity", -mostMagnitude, row.report(c.propensity)); ok {
		g.leans(one, other, propensity, row.report(c.propensity))
		if kind == "pair" {
			g.leans(other, one, propensity, row.report(c.propensity))
		}
	}
}

// csvMatrix reads a row for each actor, with how it leans towards each of the others.
func (g *gathering) csvMatrix(rows []*csvRow, c csvColumns) {
	head, rows := rows[0], rows[1:]
	for _, row := range rows {
		g.csvActor(row, c)
	}
	var unknown []string
	for k := range head.fields {
		if at, known := g.index[head.text(k)]; known && k != c.name && k != c.size && k != c.fixed && k != c.actual {
			if _, repeated := c.towards[g.names[at]]; repeated {
				head.report(k)("the column "+quoted(head.text(k))+" is there twice", "keep one of them")
			}
			c.towards[g.names[at]] = k
		} else if k != c.name && k != c.size {
			unknown = append(unknown, head.text(k))
		}
	}
	for _, name := range g.names {
		if _, there := c.towards[name]; !there && len(c.towards) > 0 {
			suggestion := "add it, or leave out those of all actors"
			if nearest, found := Nearest(name, unknown); found {
				suggestion = "is " + quoted(nearest) + " meant?"
			}
			head.report(c.name)("there is no column towards the actor "+quoted(name), suggestion)
		}
	}
	for _, row := range rows {
		from, known := g.index[row.text(c.name)]
		for to, name := range g.names {
			column, there := c.towards[name]
			if !known || !there || to == from || row.text(column) == "" {
				continue
			}
			if propensity, ok := landscapeNumber(row.text(column), "propensity", -mostMagnitude, row.report(column)); ok {
				g.leans(from, to, propensity, row.report(column))
			}
		}
	}
}

// csvConfigurations reads the columns that hold a configuration: a column that names no side for an actor has none.
func (g *gathering) csvConfigurations(rows []*csvRow, c csvColumns) {
	for _, column := range c.configurations {
		names := make([]string, len(g.names))
		whole := true
		for _, row := range rows[1:] {
			at, known := g.index[row.text(c.name)]
			if known && (c.record < 0 || row.text(c.record) == "actor") {
				if names[at] = row.text(column); names[at] == "" {
					row.report(column)("the actor "+quoted(g.names[at])+" has no side in "+quoted(rows[0].text(column)), "write one, or leave the column out")
					whole = false
				}
			}
		}
		if sides, _ := numbered(names); whole && len(sides) > 0 && !slices.Contains(sides, -1) {
			g.out.Configurations = append(g.out.Configurations, NamedSides{strings.TrimSuffix(rows[0].text(column), "_side"), sides})
		}
	}
}
