package scenarios

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numberPattern is a decimal number. YAML's other spellings (0x10, 1_000, .inf) are
// refused, because two readers could take them for different numbers.
var numberPattern = regexp.MustCompile(`^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$`)

func isNumber(text string) bool {
	return numberPattern.MatchString(text)
}

// number reads a finite number within the bounds of its field.
func (d *decoder) number(path string, from *node, rules rules) (float64, bool) {
	if from.kind != scalarKind || !isNumber(from.text) {
		text := "a number was expected, read " + from.describe()
		switch strings.ToLower(strings.TrimLeft(from.text, "+-")) {
		case "nan", ".nan", "inf", ".inf", "infinity":
			d.fail(path, from, "a finite number was expected, read "+from.text, "write a number, or leave the key out")
			return 0, false
		}
		d.fail(path, from, text, numberHint(path, from, rules))
		return 0, false
	}
	if !from.plain {
		d.fail(path, from, "a number was expected, read "+from.describe(), "remove the quotes: "+from.text)
		return 0, false
	}
	number, err := strconv.ParseFloat(from.text, 64)
	if err != nil || math.IsInf(number, 0) {
		suggestion := "the largest is about 1.8e308"
		if !math.IsInf(rules.High, 1) {
			suggestion = "allowed: " + rangeOf(rules)
		}
		d.fail(path, from, "the number "+quoted(from.text)+" is too large", suggestion)
		return 0, false
	}
	if number < rules.Low || number > rules.High {
		text := "the number " + from.text + " is out of range"
		if number < 0 && rules.Low == 0 {
			text = "the number " + from.text + " is negative"
		}
		d.fail(path, from, text, "allowed: "+rangeOf(rules))
		return 0, false
	}
	if tooSmall(number) {
		d.fail(path, from, "the number "+from.text+" is nearer to 0 than "+smallestText, smallestHelp)
		return 0, false
	}
	if number == 0 {
		number = 0 // Negative zero would be written back as -0 and make two equal scenarios differ.
	}
	return number, true
}

// smallest is the least size of a number other than 0: a dollar, where the unit is a billion of them. What is smaller means
// nothing, and quotients of such numbers could leave what a float64 holds.
const (
	smallest     = 1e-9
	smallestText = "0.000000001"
	smallestHelp = "write 0, or at least " + smallestText
)

func tooSmall(number float64) bool {
	return number != 0 && math.Abs(number) < smallest
}

// whole reads a whole number from 0 within the bounds of its field.
func (d *decoder) whole(path string, from *node, rules rules) (uint64, bool) {
	if from.kind == scalarKind && from.plain && isNumber(from.text) {
		if number, err := strconv.ParseUint(from.text, 10, 64); err == nil && float64(number) >= rules.Low && float64(number) <= rules.High {
			return number, true
		}
	}
	suggestion := "write digits only, without a sign"
	if rules.Low > 0 || !math.IsInf(rules.High, 1) {
		suggestion = "allowed: " + rangeOf(rules)
	}
	d.fail(path, from, "a whole number was expected, read "+from.describe(), suggestion)
	return 0, false
}

// leverValue reads a number or a word.
func (d *decoder) leverValue(path string, from *node, to reflect.Value) {
	switch {
	case from.kind != scalarKind:
		d.fail(path, from, "a number or a word was expected, read "+from.describe(), "")
	case from.plain && isNumber(from.text):
		if number, ok := d.number(path, from, anyRules); ok {
			to.Set(reflect.ValueOf(Number(number)))
		}
	case from.text == "":
		d.fail(path, from, "a number or a word was expected, read an empty text", "")
	case utf8.RuneCountInString(from.text) > longestText:
		d.fail(path, from, "the text is longer than "+grouped(longestText)+" characters, which is the limit", "shorten it")
	default:
		to.Set(reflect.ValueOf(Word(from.text)))
	}
}

// rangeOf writes the bounds of a field.
func rangeOf(rules rules) string {
	low, high := bound(rules.Low), bound(rules.High)
	switch {
	case math.IsInf(rules.High, 1):
		return low + " or more"
	case math.IsInf(rules.Low, -1):
		return high + " or less"
	}
	return low + " to " + high
}

// bound writes a bound of a field, with commas from ten thousand on.
func bound(number float64) string {
	if size := math.Abs(number); size >= 10_000 && size < 1e15 && number == math.Trunc(number) {
		sign := ""
		if number < 0 {
			sign = "-"
		}
		return sign + grouped(int(size))
	}
	return string(appendNumber(nil, number))
}

// longestText is how many characters a text may have; a page holds about half of it.
const longestText = 4000

// word reads a text of one line, such as an id or a date.
func (d *decoder) word(path string, from *node, to reflect.Value, rules rules) {
	if from.kind != scalarKind || from.isNull() || from.plain && from.tag != "!!str" && from.tag != "!!timestamp" {
		suggestion := ""
		switch {
		case from.kind == scalarKind && from.isNull():
			d.fail(path, from, "a value is missing after "+quoted(lastKey(path)), "write a value, or remove the key")
			return
		case rules.Format == "date":
			suggestion = dateHelp
		case from.kind == scalarKind:
			suggestion = "put it into quotes: " + strconv.Quote(from.text)
		case from.kind == listKind:
			suggestion = "write one value, without brackets or dash"
		}
		d.fail(path, from, "a text was expected, read "+from.describe(), suggestion)
		return
	}
	if length := utf8.RuneCountInString(from.text); length > longestText {
		d.fail(path, from, "the text has "+grouped(length)+" characters; the limit is "+grouped(longestText), "shorten it")
		return
	}
	if symbol, found := unprintable(from.text); found {
		d.fail(path, from, fmt.Sprintf("control characters are not allowed: read U+%04X", symbol), "remove the character")
		return
	}
	if isOneLine(path) && strings.ContainsAny(strings.TrimSpace(from.text), "\r\n") {
		d.fail(path, from, "a "+lastKey(strings.TrimSuffix(strings.TrimSuffix(path, ".en"), ".ko"))+" is one line, and this text has several",
			"remove the line breaks")
		return
	}
	if rules.Allowed != "" {
		if allowed := Vocabulary(rules.Allowed); len(allowed) > 0 && !slices.Contains(allowed, from.text) {
			d.fail(path, from, "unknown "+singular(rules.Allowed)+" "+quoted(from.text), d.problems.suggest(from.text, allowed))
			return
		}
	}
	if text, suggestion := checkFormat(rules.Format, from.text); text != "" {
		d.fail(path, from, text, suggestion)
		return
	}
	to.SetString(from.text)
}

// unprintable is the first character of a text that a terminal or a page could obey.
func unprintable(text string) (symbol rune, found bool) {
	for _, symbol := range text {
		if isControl(symbol) {
			return symbol, true
		}
	}
	return 0, false
}

// isOneLine says whether a text stands in tables and headings.
func isOneLine(path string) bool {
	key := lastKey(strings.TrimSuffix(strings.TrimSuffix(path, ".en"), ".ko"))
	return key == "name" || key == "title"
}

// truth reads true or false.
func (d *decoder) truth(path string, from *node, to reflect.Value) {
	if from.kind != scalarKind || !from.plain || from.text != "true" && from.text != "false" {
		d.fail(path, from, "true or false was expected, read "+from.describe(), "")
		return
	}
	to.SetBool(from.text == "true")
}

// text reads a plain string or {en, ko}.
func (d *decoder) text(path string, from *node, to reflect.Value) {
	if from.kind == mappingKind {
		d.structure(path, from, to)
		return
	}
	if from.kind == listKind {
		d.fail(path, from, "a text was expected, read a list", "write a text, or {en: …, ko: …}")
		return
	}
	d.word(path, from, to.FieldByName("English"), anyRules)
}

// figure reads a plain number or {value, low, high, source}.
func (d *decoder) figure(path string, from *node, to reflect.Value, rules rules) {
	if from.kind == mappingKind {
		shape := shapeOf(figureType)
		for _, entry := range from.entries {
			member, known := shape.ByKey[entry.key.text]
			if !known {
				d.unknownKey(path, entry.key, shape)
				continue
			}
			inner := join(path, member.Key)
			if d.positions != nil {
				d.positions.keys[inner] = entry.key
			}
			fieldRules := member.Rules
			fieldRules.Low, fieldRules.High = rules.Low, rules.High
			d.value(inner, entry.value, to.Field(member.Index), fieldRules)
		}
		return
	}
	if from.kind == listKind {
		d.fail(path, from, "a number was expected, read a list", "write a number, or {value: …, low: …, high: …, source: …}")
		return
	}
	if d.positions != nil {
		d.positions.values[join(path, "value")] = from
	}
	if number, ok := d.number(path, from, rules); ok {
		to.FieldByName("Value").SetFloat(number)
	} else {
		d.broken[join(path, "value")] = true
	}
}
