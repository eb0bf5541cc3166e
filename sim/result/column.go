package result

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// columnKind is what a column holds.
type columnKind uint8

const (
	integer columnKind = iota // int32
	day                       // int32, days since 1970-01-01; written as a date
	number                    // float64, always finite
	truth                     // bool
	text                      // string
	list                      // []string, ids
)

// column is one column of a table, as the field of the table's row type declares it: the parquet tag gives its name, the
// unit and about tags say what it means.
type column struct {
	name     string
	kind     columnKind
	optional bool // an empty text means that there is none
	unit     string
	about    string
}

// columnsOf reads the columns from a row type.
func columnsOf(row reflect.Type) []column {
	columns := make([]column, row.NumField())
	for i := range columns {
		field := row.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("parquet"), ",")
		columns[i] = column{
			name: name, optional: strings.Contains(options, "optional"), unit: field.Tag.Get("unit"), about: field.Tag.Get("about"),
		}
		switch field.Type.Kind() {
		case reflect.Int32:
			if strings.Contains(options, "date") {
				columns[i].kind = day
			}
		case reflect.Float64:
			columns[i].kind = number
		case reflect.Bool:
			columns[i].kind = truth
		case reflect.String:
			columns[i].kind = text
		case reflect.Slice:
			columns[i].kind = list
		default:
			panic(fmt.Sprintf("column %s: no table holds a %s", name, field.Type))
		}
	}
	return columns
}

// writable says why a value cannot be written so that each format reads it back exactly.
func (c *column) writable(value reflect.Value) error {
	switch c.kind {
	case number:
		if x := value.Float(); x-x != 0 {
			return fmt.Errorf("column %s: %v is not a number that tables can hold", c.name, x)
		}
	case text:
		if err := plain(value.String()); err != nil {
			return fmt.Errorf("column %s: %w", c.name, err)
		}
		if !c.optional && value.Len() == 0 {
			return fmt.Errorf("column %s: empty", c.name)
		}
	}
	return nil
}

// plain refuses what CSV or JSON cannot carry: text that is not UTF-8, and control characters.
func plain(text string) error {
	if !utf8.ValidString(text) {
		return fmt.Errorf("%q is not UTF-8 text", text)
	}
	if strings.ContainsFunc(text, unicode.IsControl) {
		return fmt.Errorf("%q holds a control character", text)
	}
	return nil
}

// identifier says why a text cannot be an id in the tables, where lists of ids are joined by ";".
func identifier(id string) error {
	if id == "" {
		return fmt.Errorf("an id is empty")
	}
	if strings.Contains(id, listSeparator) {
		return fmt.Errorf("the id %q holds %q", id, listSeparator)
	}
	return plain(id)
}

// listSeparator joins lists in CSV.
const listSeparator = ";"
