package result

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// plainJSON says in words of the file, not of Go, why JSON could not be read, and in which line.
func plainJSON(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind):
		return fmt.Errorf("line %d: %s was expected%s, read %s", lineOf(data, kind.Offset), expected(kind.Type), placed(kind.Field), met(kind.Value))
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: this is not JSON: %w", lineOf(data, syntax.Offset), err)
	}
	if key, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
		return fmt.Errorf("the key %s is not known", key)
	}
	return err
}

// lineOf counts from 1.
func lineOf(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n"))
}

func placed(field string) string {
	if field == "" {
		return ""
	}
	return " for " + field
}

// met is a value that was read, by encoding/json's word for it.
func met(value string) string {
	switch kind, _, _ := strings.Cut(value, " "); kind {
	case "string":
		return "a text"
	case "array":
		return "a list"
	case "object":
		return "an object with keys"
	case "bool":
		return "true or false"
	}
	return "the " + value
}

func expected(wanted reflect.Type) string {
	switch wanted.Kind() {
	case reflect.String:
		return "a text"
	case reflect.Int, reflect.Int64, reflect.Int32:
		return "a whole number"
	case reflect.Uint64, reflect.Uint32, reflect.Uint8:
		return "a whole number, 0 or more,"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "a list"
	}
	return "an object with keys"
}
