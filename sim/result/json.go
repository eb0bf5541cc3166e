package result

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
)

// jsonWriter writes rows as NDJSON: one object a line, keys in the order of the columns, null where there is none.
type jsonWriter[R any] struct {
	to      io.Writer
	columns []column
	buffer  []byte
}

func newJSONWriter[R any](to io.Writer, columns []column) *jsonWriter[R] {
	return &jsonWriter[R]{to: to, columns: columns}
}

func (w *jsonWriter[R]) Write(rows []R) error {
	w.buffer = w.buffer[:0]
	for r := range rows {
		row := reflect.ValueOf(&rows[r]).Elem()
		separator := byte('{')
		for c := range w.columns {
			w.buffer = append(w.buffer, separator)
			w.buffer = appendString(w.buffer, w.columns[c].name)
			w.buffer = append(w.buffer, ':')
			w.buffer = w.columns[c].append(w.buffer, row.Field(c))
			separator = ','
		}
		w.buffer = append(w.buffer, '}', '\n')
	}
	_, err := w.to.Write(w.buffer)
	return err
}

func (w *jsonWriter[R]) Close() error { return nil }

// append writes a value as JSON; numbers read back exactly.
func (c *column) append(to []byte, value reflect.Value) []byte {
	switch c.kind {
	case integer:
		return strconv.AppendInt(to, value.Int(), 10)
	case day:
		return appendString(to, dateText(value.Int()))
	case number:
		return strconv.AppendFloat(to, value.Float(), 'g', -1, 64)
	case truth:
		return strconv.AppendBool(to, value.Bool())
	case text:
		if c.optional && value.Len() == 0 {
			return append(to, "null"...)
		}
		return appendString(to, value.String())
	}
	to = append(to, '[')
	for i, id := range value.Interface().([]string) {
		if i > 0 {
			to = append(to, ',')
		}
		to = appendString(to, id)
	}
	return append(to, ']')
}

// appendString writes text that holds no control characters, which is all that tables hold.
func appendString(to []byte, text string) []byte {
	to = append(to, '"')
	for i := range len(text) {
		if text[i] == '"' || text[i] == '\\' {
			to = append(to, '\\')
		}
		to = append(to, text[i])
	}
	return append(to, '"')
}

// jsonReader reads rows from NDJSON.
type jsonReader[R any] struct {
	from    *bufio.Scanner
	columns []column
}

func newJSONReader[R any](from io.Reader, columns []column) *jsonReader[R] {
	reader := &jsonReader[R]{bufio.NewScanner(from), columns}
	reader.from.Buffer(nil, longestLine)
	return reader
}

func (r *jsonReader[R]) Read(rows []R) (int, error) {
	for i := range rows {
		if !r.from.Scan() {
			if err := r.from.Err(); err != nil {
				return i, err
			}
			return i, io.EOF
		}
		var values map[string]json.RawMessage
		if err := json.Unmarshal(r.from.Bytes(), &values); err != nil {
			return i, err
		}
		if len(values) != len(r.columns) {
			return i, fmt.Errorf("%d columns where %d belong", len(values), len(r.columns))
		}
		row := reflect.ValueOf(&rows[i]).Elem()
		for c := range r.columns {
			value, found := values[r.columns[c].name]
			if !found {
				return i, fmt.Errorf("no column %s", r.columns[c].name)
			}
			if err := r.columns[c].unmarshal(value, row.Field(c)); err != nil {
				return i, fmt.Errorf("column %s: %w", r.columns[c].name, err)
			}
		}
	}
	return len(rows), nil
}

// unmarshal puts a JSON value into a value.
func (c *column) unmarshal(raw json.RawMessage, value reflect.Value) error {
	switch c.kind {
	case integer:
		return setInteger(string(raw), value)
	case number:
		return setNumber(string(raw), value)
	case day:
		var date string
		if err := json.Unmarshal(raw, &date); err != nil {
			return err
		}
		return setDate(date, value)
	case text:
		if string(raw) == "null" && c.optional {
			value.SetString("")
			return nil
		}
	}
	if string(raw) == "null" {
		return fmt.Errorf("null where a value belongs")
	}
	// The row may be a used one: a list must not go into the memory of the row before.
	value.SetZero()
	return json.Unmarshal(raw, value.Addr().Interface())
}
