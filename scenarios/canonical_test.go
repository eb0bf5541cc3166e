package scenarios

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestCanonicalFormReadsBackEqual(t *testing.T) {
	texts := map[string][]byte{"starter": Starter()}
	for _, name := range Names() {
		resolved, err := Load(name)
		require.NoError(t, err)
		texts[name] = Canonical(resolved.Document)
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			first, err := Read("first", bytes.NewReader(text))
			require.NoError(t, err)
			second, err := Read("second", bytes.NewReader(Canonical(first.Document)))
			require.NoError(t, err)
			assert.Equal(t, first.Document, second.Document)
			assert.Equal(t, Hash(first.Document), Hash(second.Document))
		})
	}
}

func TestHashIgnoresCommentsAndOrderOfKeysButNotFigures(t *testing.T) {
	hash := func(text string) string {
		resolved, err := Read("hash", strings.NewReader(text))
		require.NoError(t, err)
		return Hash(resolved.Document)
	}
	text := string(Starter())
	assert.Len(t, hash(text), 64)
	assert.Equal(t, hash(text), hash(text+"# a comment\n"))
	assert.Equal(t, hash(text), hash(strings.Replace(text, "roles: {models: 1, research: 0.5}", "roles: {research: 0.5, models: 1.0}", 1)))
	assert.NotEqual(t, hash(text), hash(strings.Replace(text, "value: 400", "value: 401", 1)))
}

// TestAnyDocumentReadsBackEqual fills documents with anything the types allow, sense or nonsense.
func TestAnyDocumentReadsBackEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var document Document
		fill(t, reflect.ValueOf(&document).Elem(), rules{Low: math.Inf(-1), High: math.Inf(1)})
		written := Canonical(document)
		problems := newCollector(Limits{}.withDefaults())
		file := newSource("canonical", 0, string(written))
		tree := parse(file, string(written), Limits{}.withDefaults(), problems)
		require.NotNil(t, tree, "%v\n%s", problems.problems, written)
		decoder := decoder{problems: problems, broken: map[string]bool{}}
		again := decoder.document(tree)
		require.Empty(t, problems.problems.Error(), "%s", written)
		require.Equal(t, document, again, "%s", written)
		require.Equal(t, string(written), string(Canonical(again)))
	})
}

// fill draws a value of any type of document.go that the decoder accepts.
func fill(t *rapid.T, value reflect.Value, allowed rules) {
	switch value.Kind() {
	case reflect.Struct:
		for _, member := range shapeOf(value.Type()).Fields {
			memberRules := member.Rules
			if value.Type() == figureType {
				memberRules.Low, memberRules.High = allowed.Low, allowed.High
			}
			fill(t, value.Field(member.Index), memberRules)
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "present") {
			value.Set(reflect.New(value.Type().Elem()))
			fill(t, value.Elem(), allowed)
		}
	case reflect.Slice:
		count := rapid.IntRange(0, 3).Draw(t, "count")
		if count == 0 {
			return
		}
		value.Set(reflect.MakeSlice(value.Type(), count, count))
		for i := range count {
			fill(t, value.Index(i), allowed)
			if value.Index(i).Kind() == reflect.Struct && value.Index(i).FieldByName("ID").IsValid() {
				value.Index(i).FieldByName("ID").SetString("id" + string(rune('a'+i)))
			}
		}
	case reflect.Map:
		fillMap(t, value, allowed)
	case reflect.Float64:
		low, high := max(allowed.Low, -1e300), min(allowed.High, 1e300)
		number := rapid.Float64Range(low, high).Draw(t, "number") + 0
		if tooSmall(number) {
			number = 0
		}
		value.SetFloat(number)
	case reflect.Int:
		if rapid.Bool().Draw(t, "absent") {
			return
		}
		value.SetInt(int64(rapid.IntRange(int(max(allowed.Low, 0)), int(min(allowed.High, 1e9))).Draw(t, "whole")))
	case reflect.Uint64:
		value.SetUint(rapid.Uint64().Draw(t, "whole"))
	case reflect.Bool:
		value.SetBool(rapid.Bool().Draw(t, "truth"))
	case reflect.String:
		value.SetString(drawWord(t, allowed))
	}
}

func fillMap(t *rapid.T, value reflect.Value, allowed rules) {
	count := rapid.IntRange(0, 2).Draw(t, "count")
	if count == 0 {
		return
	}
	value.Set(reflect.MakeMap(value.Type()))
	for range count {
		key := reflect.New(value.Type().Key()).Elem()
		switch {
		case key.Kind() == reflect.Int:
			key.SetInt(int64(rapid.IntRange(firstYear, lastYear).Draw(t, "year")))
		case allowed.Keys != "" && len(Vocabulary(allowed.Keys)) > 0:
			key.SetString(rapid.SampledFrom(Vocabulary(allowed.Keys)).Draw(t, "key"))
		default:
			key.SetString(rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9_-]{0,5}`).Draw(t, "key"))
		}
		element := reflect.New(value.Type().Elem()).Elem()
		elementRules := allowed
		if allowed.Keys == "parameters" {
			elementRules.Low, elementRules.High = parameterRange(key.String())
		}
		fill(t, element, elementRules)
		value.SetMapIndex(key, element)
	}
}

func drawWord(t *rapid.T, allowed rules) string {
	if allowed.Allowed != "" {
		return rapid.SampledFrom(Vocabulary(allowed.Allowed)).Draw(t, "word")
	}
	switch allowed.Format {
	case "id", "name":
		return rapid.StringMatching(`[a-z][a-z0-9-]{0,8}`).Draw(t, "id")
	case "date":
		return rapid.StringMatching(`20[0-9]{2}-0[1-9](-[0-2][1-8])?`).Draw(t, "date")
	case "country":
		return rapid.StringMatching(`[A-Z]{2}`).Draw(t, "country")
	case "source":
		return "found: " + readable(rapid.StringN(1, 20, -1).Draw(t, "source")) + "."
	}
	return readable(rapid.String().Draw(t, "text"))
}

// readable leaves out what no text may hold, and line breaks, which no name may hold.
func readable(text string) string {
	return strings.Map(func(symbol rune) rune {
		if isControl(symbol) || symbol == '\n' || symbol == '\r' {
			return -1
		}
		return symbol
	}, text)
}
