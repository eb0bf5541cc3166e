package scenarios

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Setting is a lever and what it is set to.
type Setting struct {
	Path  string
	Value Value
}

// String writes a setting as ParseSetting reads it.
func (s Setting) String() string { return s.Path + "=" + s.Value.String() }

// ParseSetting reads a path, an equals sign and a value: "parameters.temperature=0.2". The path is not looked up.
func ParseSetting(text string) (Setting, error) {
	path, value, found := strings.Cut(text, "=")
	path, value = strings.TrimSpace(path), strings.TrimSpace(value)
	if !found || path == "" || value == "" {
		return Setting{}, fmt.Errorf("reading the setting %s: write PATH=VALUE, such as parameters.temperature=0.2", quoted(text))
	}
	return Setting{Path: path, Value: ParseValue(value)}, nil
}

// Set returns a copy of a document with the lever of a path set. A figure is replaced as a patch with a plain number
// would: its range and its source go, because they speak of the old value. Setting the value that is there already
// changes nothing. The error is a *LeverMistake.
func Set(document *Document, path string, value Value) (*Document, error) {
	changed := document.Clone()
	if mistake := set(changed, path, value); mistake != nil {
		return nil, mistake
	}
	return changed, nil
}

// Apply returns a copy of a resolved scenario with levers set; see Set. Neither shares anything with the other that
// can be changed. The result has a hash of its own and remembers the settings, those of earlier calls included. Errors of
// all settings are joined; each is a *LeverMistake. A lever may be set once in a call.
func Apply(resolved *Resolved, settings []Setting) (*Resolved, error) {
	changed := &Resolved{
		Document: *resolved.Document.Clone(), Positions: resolved.Positions, tree: resolved.tree,
		Files: slices.Clone(resolved.Files), Warnings: slices.Clone(resolved.Warnings), Settings: slices.Clone(resolved.Settings),
	}
	var mistakes []error
	for i, setting := range settings {
		same := func(other Setting) bool { return other.Path == setting.Path }
		if slices.ContainsFunc(settings[:i], same) {
			mistakes = append(mistakes, &LeverMistake{Path: setting.Path, Text: "the lever is set twice", Suggestion: "keep one of them"})
			continue
		}
		if mistake := set(&changed.Document, setting.Path, setting.Value); mistake != nil {
			mistakes = append(mistakes, mistake)
			continue
		}
		if at := slices.IndexFunc(changed.Settings, same); at >= 0 {
			changed.Settings[at] = setting
		} else {
			changed.Settings = append(changed.Settings, setting)
		}
	}
	if len(mistakes) > 0 {
		return nil, errors.Join(mistakes...)
	}
	changed.hash = Hash(changed.Document)
	return changed, nil
}

// set changes a document in place.
func set(document *Document, path string, value Value) *LeverMistake {
	at, stray := findSlot(document, path)
	if stray != nil {
		return stray.mistake()
	}
	if mistake := at.accepts(value); mistake != nil {
		return mistake
	}
	at.set(value)
	return at.checkConsequences()
}

// try says what set would, and leaves the document as it was.
func (s slot) try(value Value) *LeverMistake {
	if mistake := s.accepts(value); mistake != nil {
		return mistake
	}
	if s.mapping.IsValid() {
		return nil // Nothing else depends on an entry of a mapping.
	}
	before := reflect.New(s.value.Type()).Elem()
	before.Set(s.value)
	defer s.value.Set(before)
	s.set(value)
	return s.checkConsequences()
}

// accepts is Lever.Accepts without the parts of a lever that only people read.
func (s slot) accepts(value Value) *LeverMistake {
	lever := Lever{Path: s.path, Kind: s.kind(), Minimum: s.rules.Low, Maximum: s.rules.High}
	if lever.Kind == ChoiceLever {
		lever.Allowed = Vocabulary(s.rules.Allowed)
	}
	return lever.refuse(value)
}

// set writes a value that is accepted.
func (s slot) set(value Value) {
	number := value.Number + 0 // Negative zero would be written back as -0 and make two equal scenarios differ.
	if old, written := s.current(); written && old == value {
		return
	}
	next := reflect.New(s.holds).Elem()
	switch {
	case s.holds == figureType:
		next.Field(figureValue).SetFloat(number)
	case s.holds.Kind() == reflect.Float64:
		next.SetFloat(number)
	case s.holds.Kind() == reflect.Bool:
		next.SetBool(value.Word == "true")
	default:
		next.SetString(value.Word)
	}
	switch {
	case s.mapping.IsValid():
		if s.mapping.IsNil() {
			s.mapping.Set(reflect.MakeMap(s.mapping.Type()))
		}
		s.mapping.SetMapIndex(s.entry, next)
	case s.value.Kind() == reflect.Pointer:
		pointer := reflect.New(s.holds)
		pointer.Elem().Set(next)
		s.value.Set(pointer)
	default:
		s.value.Set(next)
	}
}

// checkConsequences checks what the validator would check of the values beside the one that was set.
func (s slot) checkConsequences() *LeverMistake {
	wrong := func(text, suggestion string) *LeverMistake {
		return &LeverMistake{Path: s.path, Text: text, Suggestion: suggestion, OfValue: true}
	}
	parts := strings.Split(s.path, ".")
	switch {
	case s.owner == reflect.TypeFor[Clock]():
		if key, text, suggestion, _ := clockMistake(s.document.Clock, Limits{}.withDefaults()); key != "" {
			return wrong(text, suggestion)
		}
	case s.owner == reflect.TypeFor[Bloc]() && s.key == "admission":
		at := slices.IndexFunc(s.document.Blocs, func(bloc Bloc) bool { return bloc.ID == parts[1] })
		if key, text, suggestion := admissionMistake(&s.document.Blocs[at]); key != "" {
			return wrong(text, suggestion)
		}
	case s.owner == reflect.TypeFor[Event]():
		at := slices.IndexFunc(s.document.Events, func(event Event) bool { return event.ID == parts[1] })
		event := &s.document.Events[at]
		switch {
		case event.Date != "" && event.When != "":
			return wrong("the event happens on a condition, not at a date", "")
		case event.Repeat && event.When == "":
			return wrong("an event with a date happens once", "only an event on a condition repeats")
		}
	case s.owner == reflect.TypeFor[CostShockEffect]() && s.key == "factor":
		if value, _ := s.current(); value.Number == 0 {
			return wrong("a cost factor of 0 would make capability free", "write a factor above 0: 0.1 is ten times cheaper")
		}
	}
	return nil
}
