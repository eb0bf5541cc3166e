// Package shape reads what the tags of the document types say: the keys of a scenario
// file and the rules for their values. The loader and the generator of the JSON Schema
// share it, so that they cannot disagree.
package shape

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// Rules are what a field's check tag demands.
type Rules struct {
	// Required values must be set in the resolved scenario; Always, in every file.
	Required, Always bool
	// Low and High bound a number, both included; infinite where there is no bound.
	Low, High float64
	// Allowed and Keys name the vocabulary of values and of a mapping's keys.
	Allowed, Keys string
	// Names and KeyNames say whose ids the values, or a mapping's keys, are: actors, blocs or states.
	Names, KeyNames string
	// Format is the shape of a text: id, name, date, country, source or condition.
	Format string
	// Lever is set for a word, a date or a truth value that may be set by its path.
	Lever bool
	// Plain is set for the field that a single value in place of the mapping means.
	Plain bool
}

// Any is the absence of rules.
func Any() Rules {
	return Rules{Low: math.Inf(-1), High: math.Inf(1)}
}

// Field is a field of a document type.
type Field struct {
	// Key is its key in the file.
	Key string
	// Index is its number in the Go type.
	Index int
	Rules Rules
}

// Shape is what a struct type looks like in a file.
type Shape struct {
	// Fields and Keys are in the order of the type.
	Fields []Field
	Keys   []string
	ByKey  map[string]Field
	// HasID is set for entries of lists that merge by id.
	HasID bool
	// Plain is the field that a single value in place of the mapping means, or nil.
	Plain *Field
}

// known remembers the shape of each struct type; types do not change, so sharing it is harmless.
var known sync.Map

// Of returns the shape of a struct type. It panics on a malformed tag.
func Of(structType reflect.Type) *Shape {
	if found, remembered := known.Load(structType); remembered {
		return found.(*Shape)
	}
	built := &Shape{ByKey: map[string]Field{}}
	for i := range structType.NumField() {
		declared := structType.Field(i)
		key := declared.Tag.Get("yaml")
		if key == "" {
			continue
		}
		member := Field{Key: key, Index: i, Rules: parse(declared.Tag.Get("check"))}
		built.Fields = append(built.Fields, member)
		built.Keys = append(built.Keys, key)
		built.ByKey[key] = member
		built.HasID = built.HasID || key == "id"
		if member.Rules.Plain {
			built.Plain = &member
		}
	}
	found, _ := known.LoadOrStore(structType, built)
	return found.(*Shape)
}

// parse reads a check tag.
func parse(tag string) Rules {
	parsed := Any()
	if tag == "" {
		return parsed
	}
	for part := range strings.SplitSeq(tag, ",") {
		name, value, _ := strings.Cut(part, "=")
		switch name {
		case "required":
			parsed.Required = true
		case "always":
			parsed.Always = true
		case "plain":
			parsed.Plain = true
		case "lever":
			parsed.Lever = true
		case "bounds":
			low, high, _ := strings.Cut(value, ":")
			parsed.Low, parsed.High = bound(low, parsed.Low), bound(high, parsed.High)
		case "allowed":
			parsed.Allowed = value
		case "keys":
			parsed.Keys = value
		case "names":
			parsed.Names = value
		case "keynames":
			parsed.KeyNames = value
		case "format":
			parsed.Format = value
		default:
			panic("shape: unknown rule in a check tag: " + part)
		}
	}
	return parsed
}

func bound(text string, missing float64) float64 {
	if text == "" {
		return missing
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("shape: malformed bound in a check tag: " + text)
	}
	return number
}
