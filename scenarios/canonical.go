package scenarios

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Canonical writes a document as YAML in one fixed form: keys in the order of the
// types, names and years sorted, nothing that is empty. Reading it back gives an
// equal document, so two documents are equal when their canonical forms are.
func Canonical(document Document) []byte {
	var writer writer
	writer.structure(reflect.ValueOf(document), 0, "")
	return []byte(writer.text.String())
}

// Hash identifies a document: the SHA-256 of its canonical form, in hexadecimal.
func Hash(document Document) string {
	sum := sha256.Sum256(Canonical(document))
	return hex.EncodeToString(sum[:])
}

// writer writes YAML blocks.
type writer struct {
	text strings.Builder
}

// structure writes the fields that are set, each on lines of its own. The first line
// begins with first, which is "- " after the indentation for an entry of a list.
func (w *writer) structure(value reflect.Value, depth int, first string) {
	for _, member := range shapeOf(value.Type()).Fields {
		part := value.Field(member.Index)
		if isEmpty(part, member.Rules) {
			continue
		}
		w.key(member.Key, depth, first)
		first = ""
		w.value(part, depth)
	}
	if first != "" {
		w.text.WriteString(strings.Repeat("  ", depth-1) + first + "{}\n")
	}
}

func (w *writer) key(key string, depth int, first string) {
	if first != "" {
		w.text.WriteString(strings.Repeat("  ", depth-1) + first)
	} else {
		w.text.WriteString(strings.Repeat("  ", depth))
	}
	w.text.WriteString(key + ":")
}

// value writes what follows a key's colon.
func (w *writer) value(value reflect.Value, depth int) {
	if value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	switch {
	case value.Type() == textType && value.FieldByName("Korean").Len() == 0:
		w.line(word(value.FieldByName("English").String()))
	case value.Type() == figureType && isBare(value.Interface().(Figure)):
		w.line(number(value.FieldByName("Value").Float()))
	case value.Kind() == reflect.Struct && isBlank(value):
		w.line("{}")
	case value.Kind() == reflect.Struct:
		w.line("")
		w.structure(value, depth+1, "")
	case value.Kind() == reflect.Map:
		w.line("")
		w.mapping(value, depth+1)
	case value.Kind() == reflect.Slice && value.Type().Elem().Kind() == reflect.String:
		words := make([]string, value.Len())
		for i := range words {
			words[i] = word(value.Index(i).String())
		}
		w.words(words, depth+1)
	case value.Kind() == reflect.Slice:
		w.line("")
		for i := range value.Len() {
			w.structure(value.Index(i), depth+2, "- ")
		}
	case value.Kind() == reflect.Float64:
		w.line(number(value.Float()))
	case value.Kind() == reflect.Bool:
		w.line(strconv.FormatBool(value.Bool()))
	default:
		w.line(word(value.String()))
	}
}

// longList is how many characters a list may have on one line.
const longList = 100

// words writes a short list on its key's line, and a long one an entry a line.
func (w *writer) words(words []string, depth int) {
	if list := strings.Join(words, ", "); len(list) <= longList {
		w.line("[" + list + "]")
		return
	}
	w.line("")
	for _, entry := range words {
		w.text.WriteString(strings.Repeat("  ", depth) + "- " + entry + "\n")
	}
}

// line ends the line of a key.
func (w *writer) line(value string) {
	if value != "" {
		w.text.WriteString(" " + value)
	}
	w.text.WriteString("\n")
}

// mapping writes names or years in order.
func (w *writer) mapping(value reflect.Value, depth int) {
	keys := value.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		if a.Kind() == reflect.Int {
			return cmp.Compare(a.Int(), b.Int())
		}
		return strings.Compare(a.String(), b.String())
	})
	for _, key := range keys {
		name := ""
		if key.Kind() == reflect.Int {
			name = strconv.FormatInt(key.Int(), 10)
		} else {
			name = word(key.String())
		}
		w.key(name, depth, "")
		w.value(value.MapIndex(key), depth)
	}
}

// isEmpty says whether a field is left out. A required figure is written even where it is 0.
func isEmpty(value reflect.Value, rules rules) bool {
	if value.Type() == figureType || rules.Required && value.Kind() == reflect.Float64 {
		return false
	}
	switch value.Kind() {
	case reflect.Slice, reflect.Map:
		return value.Len() == 0
	case reflect.Struct:
		return isBlank(value)
	}
	return value.IsZero()
}

// isBlank says whether nothing of a structure would be written.
func isBlank(value reflect.Value) bool {
	for _, member := range shapeOf(value.Type()).Fields {
		if !isEmpty(value.Field(member.Index), member.Rules) {
			return false
		}
	}
	return true
}

func isBare(figure Figure) bool {
	return figure.Low == nil && figure.High == nil && figure.Source == ""
}

var barePattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// ambiguous are the words that some reader of YAML takes for a truth value, nothing, or a number.
var ambiguous = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// word writes a text: bare where no reader could take it for anything else, and in quotes otherwise.
func word(text string) string {
	if barePattern.MatchString(text) && !slices.Contains(ambiguous, strings.ToLower(text)) {
		return text
	}
	// Go's escapes are a subset of those that YAML knows between double quotes.
	return strconv.Quote(text)
}

// number writes the shortest decimal that reads back as the same number.
func number(value float64) string {
	if magnitude := math.Abs(value); magnitude >= 1e-6 && magnitude < 1e15 {
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return strconv.FormatFloat(value, 'g', -1, 64)
}
