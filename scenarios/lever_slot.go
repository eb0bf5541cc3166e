package scenarios

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// slot is a place in a document that holds a value, or could.
type slot struct {
	path string
	// name is the last part of the path; key, the key of the file that it belongs to: an entry of a mapping has its mapping's.
	name, key string
	// owner is the structure that has the key.
	owner reflect.Type
	// value is the place itself. It is not valid for an entry that its mapping does not have.
	value reflect.Value
	// holds is the type of the value, without pointers.
	holds reflect.Type
	// mapping and entry are set for an entry of a mapping.
	mapping, entry reflect.Value
	rules          rules
	document       *Document
}

// rootSlot is the whole document.
func rootSlot(document *Document) slot {
	value := reflect.ValueOf(document).Elem()
	return slot{value: value, holds: value.Type(), rules: anyRules, document: document}
}

// longestPath bounds what is compared and shown; the longest path that can exist is far shorter.
const longestPath = 512

// findSlot follows a path through a document.
func findSlot(document *Document, path string) (slot, *stray) {
	at := rootSlot(document)
	if len(path) > longestPath {
		return slot{}, &stray{path: path, from: at}
	}
	offset := 0
	for part := range strings.SplitSeq(path, ".") {
		next, found := at.child(part)
		if !found {
			return slot{}, &stray{path: path, from: at, part: part, offset: offset, lacks: true}
		}
		at = next
		offset += len(part) + 1
	}
	if !at.isLeaf() {
		return slot{}, &stray{path: path, from: at}
	}
	return at, nil
}

// isLeaf says whether the slot holds a single value that can be set.
func (s slot) isLeaf() bool {
	switch {
	case s.holds == figureType, s.holds.Kind() == reflect.Float64:
		return true
	case s.holds.Kind() == reflect.String, s.holds.Kind() == reflect.Bool:
		return s.rules.Lever
	}
	return false
}

// leads says whether there are levers at a type or below it.
func leads(holds reflect.Type, rules rules) bool {
	switch {
	case holds == figureType:
		return true
	case holds == textType:
		return false
	}
	switch holds.Kind() {
	case reflect.Float64:
		return true
	case reflect.String, reflect.Bool:
		return rules.Lever
	case reflect.Pointer, reflect.Map:
		return leads(holds.Elem(), rules)
	case reflect.Slice:
		return holds.Elem().Kind() == reflect.Struct && leads(holds.Elem(), anyRules)
	case reflect.Struct:
		return slices.ContainsFunc(shapeOf(holds).Fields, func(member member) bool {
			return leads(holds.Field(member.Index).Type, member.Rules)
		})
	}
	return false
}

// child goes one part of a path further; it finds also what cannot be set.
func (s slot) child(name string) (slot, bool) {
	if s.isLeaf() || !s.value.IsValid() {
		return slot{}, false
	}
	switch value := s.pointedTo(); value.Kind() {
	case reflect.Struct:
		if value.Type() == textType {
			return slot{}, false
		}
		if member, known := shapeOf(value.Type()).ByKey[name]; known {
			return s.field(value, member), true
		}
	case reflect.Slice:
		for i := range value.Len() {
			if value.Type().Elem().Kind() == reflect.Struct && entryPath(value.Index(i), i) == name {
				return s.item(value.Index(i), name), true
			}
		}
	case reflect.Map:
		return s.entryNamed(value, name)
	}
	return slot{}, false
}

// children are the slots below that lead to levers.
func (s slot) children() []slot {
	var below []slot
	switch value := s.pointedTo(); value.Kind() {
	case reflect.Struct:
		for _, member := range shapeOf(value.Type()).Fields {
			field := s.field(value, member)
			if leads(field.holds, member.Rules) && (field.isLeaf() || field.pointedTo().IsValid()) {
				below = append(below, field)
			}
		}
	case reflect.Slice:
		for i := range value.Len() {
			below = append(below, s.item(value.Index(i), entryPath(value.Index(i), i)))
		}
	case reflect.Map:
		for _, name := range s.entryNames(value) {
			if entry, found := s.entryNamed(value, name); found {
				below = append(below, entry)
			}
		}
	}
	return below
}

// pointedTo is the value behind pointers; not valid behind a pointer to nothing.
func (s slot) pointedTo() reflect.Value {
	value := s.value
	for value.IsValid() && value.Kind() == reflect.Pointer {
		value = value.Elem()
	}
	return value
}

func (s slot) field(structure reflect.Value, member member) slot {
	holds := structure.Type().Field(member.Index).Type
	for holds.Kind() == reflect.Pointer {
		holds = holds.Elem()
	}
	return slot{
		path: join(s.path, member.Key), name: member.Key, key: member.Key, owner: structure.Type(),
		value: structure.Field(member.Index), holds: holds, rules: member.Rules, document: s.document,
	}
}

func (s slot) item(value reflect.Value, name string) slot {
	item := s
	item.path, item.name, item.value, item.holds = join(s.path, name), name, value, value.Type()
	return item
}

// entryNamed is an entry of a mapping, if the mapping has it or may have it.
func (s slot) entryNamed(mapping reflect.Value, name string) (slot, bool) {
	key := reflect.New(mapping.Type().Key()).Elem()
	if key.Kind() == reflect.Int {
		year, err := strconv.Atoi(name)
		if err != nil || len(name) != 4 || year < firstYear || year > lastYear {
			return slot{}, false
		}
		key.SetInt(int64(year))
	} else {
		key.SetString(name)
	}
	value := mapping.MapIndex(key)
	switch {
	case value.IsValid():
	case s.rules.Keys != "" && !slices.Contains(Vocabulary(s.rules.Keys), name),
		s.rules.KeyNames != "" && !slices.Contains(s.document.ids(s.rules.KeyNames), name):
		return slot{}, false
	}
	entry := s
	entry.path, entry.name, entry.holds = join(s.path, name), name, mapping.Type().Elem()
	entry.mapping, entry.entry, entry.value = mapping, key, value
	if s.rules.Keys == "parameters" {
		entry.rules.Low, entry.rules.High = parameterRange(name)
	}
	return entry, true
}

// entryNames are the entries that a mapping has, and those that the vocabulary names.
func (s slot) entryNames(mapping reflect.Value) []string {
	if s.rules.Keys != "" {
		return Vocabulary(s.rules.Keys)
	}
	names := make([]string, 0, mapping.Len())
	for _, key := range mapping.MapKeys() {
		names = append(names, fmt.Sprint(key.Interface()))
	}
	slices.Sort(names)
	return names
}

// ids are the names of actors, blocs or states.
func (d *Document) ids(list string) []string {
	var names []string
	switch list {
	case "actors":
		for i := range d.Actors {
			names = append(names, d.Actors[i].ID)
		}
	case "blocs":
		for i := range d.Blocs {
			names = append(names, d.Blocs[i].ID)
		}
	case "states":
		for i := range d.States {
			names = append(names, d.States[i].ID)
		}
	}
	return names
}

// entryPath is the part of a path that names an entry of a list; see Positions.
func entryPath(item reflect.Value, index int) string {
	if item.Kind() == reflect.Struct && shapeOf(item.Type()).HasID {
		return pathName(item.FieldByName("ID").String(), index)
	}
	return strconv.Itoa(index)
}
