package result

import (
	"encoding/csv"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// csvWriter writes rows as CSV with a header.
type csvWriter[R any] struct {
	to      *csv.Writer
	columns []column
	fields  []string
}

func newCSVWriter[R any](to io.Writer, columns []column) (*csvWriter[R], error) {
	writer := &csvWriter[R]{csv.NewWriter(to), columns, make([]string, len(columns))}
	return writer, writer.to.Write(columnNames(columns))
}

func (w *csvWriter[R]) Write(rows []R) error {
	for r := range rows {
		row := reflect.ValueOf(&rows[r]).Elem()
		for c := range w.columns {
			w.fields[c] = w.columns[c].field(row.Field(c))
		}
		if err := w.to.Write(w.fields); err != nil {
			return err
		}
	}
	return nil
}

func (w *csvWriter[R]) Close() error {
	w.to.Flush()
	return w.to.Error()
}

// field is a value as CSV holds it; numbers read back exactly.
func (c *column) field(value reflect.Value) string {
	switch c.kind {
	case integer:
		return strconv.FormatInt(value.Int(), 10)
	case day:
		return dateText(value.Int())
	case number:
		return strconv.FormatFloat(value.Float(), 'g', -1, 64)
	case truth:
		return strconv.FormatBool(value.Bool())
	case text:
		return value.String()
	}
	return strings.Join(value.Interface().([]string), listSeparator)
}

// csvReader reads rows from CSV.
type csvReader[R any] struct {
	from    *csv.Reader
	columns []column
}

func newCSVReader[R any](from io.Reader, columns []column) (*csvReader[R], error) {
	reader := &csvReader[R]{csv.NewReader(&shortLines{from: from}), columns}
	reader.from.ReuseRecord = true
	reader.from.FieldsPerRecord = len(columns)
	header, err := reader.from.Read()
	if err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	if want := columnNames(columns); !slices.Equal(header, want) {
		return nil, fmt.Errorf("columns %q where %q belong", header, want)
	}
	return reader, nil
}

func (r *csvReader[R]) Read(rows []R) (int, error) {
	for i := range rows {
		fields, err := r.from.Read()
		if err != nil {
			return i, err
		}
		row := reflect.ValueOf(&rows[i]).Elem()
		for c := range r.columns {
			if err := r.columns[c].parse(fields[c], row.Field(c)); err != nil {
				return i, fmt.Errorf("column %s: %w", r.columns[c].name, err)
			}
		}
	}
	return len(rows), nil
}

// parse puts a field of CSV into a value.
func (c *column) parse(field string, value reflect.Value) error {
	switch c.kind {
	case integer:
		return setInteger(field, value)
	case day:
		return setDate(field, value)
	case number:
		return setNumber(field, value)
	case truth:
		switch field {
		case "true", "false":
			value.SetBool(field == "true")
			return nil
		}
		return fmt.Errorf("%q is neither true nor false", field)
	case text:
		value.SetString(field)
	case list:
		var ids []string
		if field != "" {
			ids = strings.Split(field, listSeparator)
		}
		value.Set(reflect.ValueOf(ids))
	}
	return nil
}

func setInteger(text string, value reflect.Value) error {
	x, err := strconv.ParseInt(text, 10, 32)
	value.SetInt(x)
	return err
}

func setNumber(text string, value reflect.Value) error {
	x, err := strconv.ParseFloat(text, 64)
	if err == nil && x-x != 0 {
		err = fmt.Errorf("%q is not a finite number", text)
	}
	value.SetFloat(x)
	return err
}

func setDate(text string, value reflect.Value) error {
	date, err := time.Parse(dateLayout, text)
	value.SetInt(date.Unix() / secondsPerDay)
	return err
}

const secondsPerDay = 24 * 60 * 60

// dateText is a number of days since 1970-01-01 as a date.
func dateText(days int64) string { return time.Unix(days*secondsPerDay, 0).UTC().Format(dateLayout) }

func columnNames(columns []column) []string {
	names := make([]string, len(columns))
	for c := range columns {
		names[c] = columns[c].name
	}
	return names
}

// longestLine bounds a line of CSV or NDJSON that is read, in bytes: texts hold no line ends, so a longer one is damage.
const longestLine = 1 << 20

// shortLines reads on, but fails on a line that is too long to be one of a table.
type shortLines struct {
	from   io.Reader
	length int
}

func (s *shortLines) Read(to []byte) (int, error) {
	n, err := s.from.Read(to)
	for _, b := range to[:n] {
		if s.length++; b == '\n' {
			s.length = 0
		}
		if s.length > longestLine {
			return 0, fmt.Errorf("a line of more than %d bytes", longestLine)
		}
	}
	return n, err
}
