package scenarios

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Canonical writes a document as YAML in one fixed form: keys in the order of the
// types, names and years sorted, nothing that is empty. Reading it back gives an
// equal document, so two documents are equal when their canonical forms are.
func Canonical(document Document) []byte {
	// A value behind a pointer is read in place; one that is not would be copied field by field.
	return canonicalOf(reflect.ValueOf(&document).Elem())
}

// canonicalOf writes a structure with yaml tags.
func canonicalOf(structure reflect.Value) []byte {
	writer := writer{text: make([]byte, 0, usualSize)}
	writer.structure(structure, 0, "")
	return writer.text
}

// usualSize is the room that a canonical form is given from the start, in bytes; the embedded scenarios need about as much.
const usualSize = 96 << 10

// Hash identifies a document: the SHA-256 of its canonical form without what is expected of it, in hexadecimal. Two
// documents of one hash give the same runs, and an expectation that is added, or corrected, leaves results valid.
func Hash(document Document) string {
	document.Expect = nil
	sum := sha256.Sum256(Canonical(document))
	return hex.EncodeToString(sum[:])
}

// writer writes YAML blocks.
type writer struct {
	text []byte
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
		w.indent(depth - 1)
		w.text = append(append(w.text, first...), "{}\n"...)
	}
}

func (w *writer) indent(depth int) {
	for range depth {
		w.text = append(w.text, "  "...)
	}
}

func (w *writer) key(key string, depth int, first string) {
	if first != "" {
		depth--
	}
	w.indent(depth)
	w.text = append(append(append(w.text, first...), key...), ':')
}

// value writes what follows a key's colon.
func (w *writer) value(value reflect.Value, depth int) {
	if value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	switch {
	case value.Type() == textType && value.Field(textKorean).Len() == 0:
		w.word(value.Field(textEnglish).String())
	case value.Type() == figureType && isBare(value):
		w.number(value.Field(figureValue).Float())
	case value.Type() == valueType:
		w.leverValue(value.Interface().(Value))
	case value.Kind() == reflect.Struct && isPlain(value):
		w.value(value.Field(shapeOf(value.Type()).Plain.Index), depth)
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
			w.item(value.Index(i), depth+1)
		}
	case value.Kind() == reflect.Float64:
		w.number(value.Float())
	case value.Kind() == reflect.Int:
		w.line(strconv.FormatInt(value.Int(), 10))
	case value.Kind() == reflect.Uint64:
		w.line(strconv.FormatUint(value.Uint(), 10))
	case value.Kind() == reflect.Bool:
		w.line(strconv.FormatBool(value.Bool()))
	default:
		w.word(value.String())
	}
}

// item writes an entry of a list.
func (w *writer) item(value reflect.Value, depth int) {
	if value.Kind() == reflect.Struct && value.Type() != valueType && !isPlain(value) {
		w.structure(value, depth+1, "- ")
		return
	}
	w.indent(depth)
	w.text = append(w.text, '-')
	w.value(value, depth)
}

// isPlain says whether nothing of a structure is set but the field that a single value means.
func isPlain(value reflect.Value) bool {
	shape := shapeOf(value.Type())
	return shape.Plain != nil && !slices.ContainsFunc(shape.Fields, func(member member) bool {
		return member.Index != shape.Plain.Index && !value.Field(member.Index).IsZero()
	})
}

// word ends the line of a key with a text, and number with a number.
func (w *writer) word(text string) {
	w.text = append(appendWord(append(w.text, ' '), text), '\n')
}

func (w *writer) leverValue(value Value) {
	if value.Word != "" {
		w.word(value.Word)
		return
	}
	w.number(value.Number)
}

func (w *writer) number(value float64) {
	w.text = append(appendNumber(append(w.text, ' '), value), '\n')
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
		w.indent(depth)
		w.text = append(append(append(w.text, "- "...), entry...), '\n')
	}
}

// line ends the line of a key.
func (w *writer) line(value string) {
	if value != "" {
		w.text = append(append(w.text, ' '), value...)
	}
	w.text = append(w.text, '\n')
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

// The fields of Text and Figure by their number, which finds them faster than their name.
var (
	textEnglish  = fieldNumber(textType, "English")
	textKorean   = fieldNumber(textType, "Korean")
	figureValue  = fieldNumber(figureType, "Value")
	figureLow    = fieldNumber(figureType, "Low")
	figureHigh   = fieldNumber(figureType, "High")
	figureSource = fieldNumber(figureType, "Source")
)

func fieldNumber(structType reflect.Type, name string) int {
	field, found := structType.FieldByName(name)
	if !found {
		panic("scenarios: " + structType.String() + " has no field " + name)
	}
	return field.Index[0]
}

// isBare says whether a figure is a number and no more.
func isBare(figure reflect.Value) bool {
	return figure.Field(figureLow).IsNil() && figure.Field(figureHigh).IsNil() && figure.Field(figureSource).Len() == 0
}

// ambiguous are the words that some reader of YAML takes for a truth value, nothing, or a number.
var ambiguous = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// longestAmbiguous is the length of the longest of them.
const longestAmbiguous = 5

// word writes a text: bare where no reader could take it for anything else, and in quotes otherwise.
func word(text string) string {
	return string(appendWord(nil, text))
}

func appendWord(to []byte, text string) []byte {
	if isBareWord(text) && (len(text) > longestAmbiguous || !slices.Contains(ambiguous, strings.ToLower(text))) {
		return append(to, text...)
	}
	for i := range len(text) {
		if symbol := text[i]; symbol < ' ' || symbol > '~' || symbol == '"' || symbol == '\\' {
			// Go's escapes are a subset of those that YAML knows between double quotes.
			return strconv.AppendQuote(to, text)
		}
	}
	return append(append(append(to, '"'), text...), '"') // The same bytes, without looking up each character.
}

// isBareWord says whether a text is a letter with letters, digits, _ and - after it.
func isBareWord(text string) bool {
	for i := range len(text) {
		switch symbol := text[i]; {
		case symbol >= 'a' && symbol <= 'z', symbol >= 'A' && symbol <= 'Z':
		case i > 0 && (symbol >= '0' && symbol <= '9' || symbol == '_' || symbol == '-'):
		default:
			return false
		}
	}
	return text != ""
}

// appendNumber writes the shortest decimal that reads back as the same number.
func appendNumber(to []byte, value float64) []byte {
	if magnitude := math.Abs(value); magnitude >= 1e-6 && magnitude < 1e15 {
		return strconv.AppendFloat(to, value, 'f', -1, 64)
	}
	return strconv.AppendFloat(to, value, 'g', -1, 64)
}
