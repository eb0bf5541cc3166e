package scenarios

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"entente/agents"
	"entente/sim"
)

// kind says what a slot can be set to.
func (s slot) kind() LeverKind {
	switch {
	case s.holds.Kind() == reflect.Bool:
		return TruthLever
	case s.holds.Kind() == reflect.String && s.rules.Format == "date":
		return DateLever
	case s.holds.Kind() == reflect.String:
		return ChoiceLever
	}
	return NumberLever
}

// figure returns the figure that a slot holds.
func (s slot) figure() (Figure, bool) {
	value := s.pointedTo()
	if s.holds != figureType || !value.IsValid() {
		return Figure{}, false
	}
	return value.Interface().(Figure), true
}

// current returns what the document sets.
func (s slot) current() (value Value, written bool) {
	at := s.pointedTo()
	if !at.IsValid() {
		return Value{}, false
	}
	switch {
	case s.holds == figureType:
		return Number(at.Field(figureValue).Float()), true
	case s.holds.Kind() == reflect.Float64:
		return Number(at.Float()), true
	case s.holds.Kind() == reflect.Bool && at.Bool():
		return Word("true"), true
	case s.holds.Kind() == reflect.Bool:
		return Word("false"), false
	}
	return Word(at.String()), at.Len() > 0
}

// standard is what the engine knows of a parameter or a weight.
type standard struct {
	value, low, high    float64
	unit, about, source string
}

// standardOf returns the engine's default of a parameter or weight.
func standardOf(list, name string) (standard, bool) {
	weight := func(about agents.TermInfo, value, low, high float64) standard {
		return standard{
			value: value, low: low, high: high, unit: "utility", source: "judgement: the engine's default weight",
			about: "Weight of " + about.Label.English + ": " + about.Formula + " (" + about.Source + ").",
		}
	}
	switch list {
	case "parameters":
		for _, known := range sim.ParameterTable() {
			if known.Name == name {
				return standard{
					value: known.Default, low: known.Low, high: known.High, unit: known.Unit, about: sentence(known.About),
					source: "judgement: the engine's default; " + known.Source,
				}, true
			}
		}
	case "weights":
		for _, term := range agents.Terms() {
			if about := term.Term.About(); about.Name == name {
				return weight(about, term.Weight, term.Low, term.High), true
			}
		}
	case "admission_weights":
		for _, term := range agents.AdmissionTerms() {
			if about := term.Term.About(); about.Name == name {
				return weight(about, term.Weight, term.Low, term.High), true
			}
		}
	}
	return standard{}, false
}

func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// unit is the unit of a slot in words.
func (s slot) unit() string {
	if standard, known := standardOf(s.rules.Keys, s.name); known {
		return standard.unit
	}
	_, unit := splitUnit(s.key)
	return unit
}

// description says what a slot means, in the words of the types' documentation.
func (s slot) description() string {
	if standard, known := standardOf(s.rules.Keys, s.name); known {
		return standard.about
	}
	if s.owner == nil {
		return ""
	}
	return descriptions()[s.owner.Name()+"."+s.key]
}

// descriptions are those of the JSON Schema, by type and key; they are read once.
var descriptions = sync.OnceValue(func() map[string]string {
	type properties map[string]struct {
		Description string `json:"description"`
	}
	var read struct {
		Types map[string]struct {
			Properties properties `json:"properties"`
		} `json:"$defs"`
		Properties properties `json:"properties"`
	}
	if err := json.Unmarshal(schema, &read); err != nil {
		panic("scenarios: the shipped JSON Schema cannot be read: " + err.Error()) // A test reads it.
	}
	texts := map[string]string{}
	add := func(owner string, properties properties) {
		for key, property := range properties {
			texts[owner+"."+key] = property.Description
		}
	}
	for name, definition := range read.Types {
		add(name, definition.Properties)
	}
	add(reflect.TypeFor[Document]().Name(), read.Properties)
	return texts
})
