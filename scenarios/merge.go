package scenarios

import (
	"reflect"
	"slices"
)

// merger lays a scenario's tree over the tree of the one that it extends. The types
// of document.go say what merges how:
//
//   - mappings merge key by key, deeply;
//   - lists whose entries have an id merge entry by entry: inherited entries keep
//     their order, new ones follow, and "remove: true" deletes an inherited one;
//   - a figure with a value replaces the whole inherited figure, so that no stale
//     range or source stays behind; one without a value changes only what it names;
//   - texts, other lists and single values replace what was inherited.
type merger struct {
	problems *collector
}

// uninherited are the keys that say what a single file is. What is expected is one of them: the patch is there to make
// things come out otherwise.
var uninherited = []string{"schema", "name", "title", "about", "extends", "expect"}

// documents merges two files; base is nil for a file that extends nothing.
func (m merger) documents(base, patch *node) *node {
	if base != nil && base.kind == mappingKind {
		base = base.without(uninherited...)
	}
	return m.merge(reflect.TypeFor[Document](), base, patch)
}

// over merges a patch that stands alone into a resolved scenario, which keeps its name and loses its expectations.
func (m merger) over(base, patch *node) *node {
	base = base.without("expect")
	return m.merge(reflect.TypeFor[Document](), base, patch.without("schema", "name", "title", "about", "extends"))
}

// merge returns the value that results; it never changes its arguments. What has the
// wrong form was already reported by the decoder, so here it just replaces nothing.
func (m merger) merge(to reflect.Type, base, patch *node) *node {
	for to.Kind() == reflect.Pointer {
		to = to.Elem()
	}
	switch {
	case patch.isNull() && base != nil:
		return base
	case to == textType:
		return patch
	case to == figureType:
		return mergeFigure(base, patch)
	case to.Kind() == reflect.Struct && patch.kind == mappingKind:
		shape := shapeOf(to)
		return m.mappings(base, patch, func(key string) reflect.Type {
			if member, known := shape.ByKey[key]; known {
				return to.Field(member.Index).Type
			}
			return nil
		})
	case to.Kind() == reflect.Map && patch.kind == mappingKind:
		return m.mappings(base, patch, func(string) reflect.Type { return to.Elem() })
	case to.Kind() == reflect.Slice && to.Elem().Kind() == reflect.Struct && shapeOf(to.Elem()).HasID && patch.kind == listKind:
		return m.lists(to.Elem(), base, patch)
	}
	return patch
}

// mappings merges key by key; typeOf gives a key's type, nil for an unknown key.
func (m merger) mappings(base, patch *node, typeOf func(key string) reflect.Type) *node {
	merged := *patch
	merged.entries = nil
	place := map[string]int{}
	if base != nil && base.kind == mappingKind {
		merged.entries = slices.Clone(base.entries)
		for i, inherited := range base.entries {
			place[inherited.key.text] = i
		}
	}
	for _, change := range patch.entries {
		i, inherited := place[change.key.text]
		valueType := typeOf(change.key.text)
		switch {
		case valueType == nil && !inherited:
			merged.entries = append(merged.entries, change)
		case valueType == nil:
			merged.entries[i] = change
		case inherited:
			merged.entries[i] = entry{key: change.key, value: m.merge(valueType, merged.entries[i].value, change.value)}
		default:
			merged.entries = append(merged.entries, entry{key: change.key, value: m.merge(valueType, nil, change.value)})
		}
	}
	return &merged
}

// lists merges entry by entry, by id.
func (m merger) lists(entryType reflect.Type, base, patch *node) *node {
	merged := *patch
	merged.items = nil
	place := map[string]int{}
	var names []string
	if base != nil && base.kind == listKind {
		merged.items = slices.Clone(base.items)
		for i, item := range base.items {
			if id := item.get("id"); id != nil {
				place[id.text] = i
				names = append(names, id.text)
			}
		}
	}
	for _, change := range patch.items {
		id := change.get("id")
		if id == nil {
			merged.items = append(merged.items, change)
			continue
		}
		i, inherited := place[id.text]
		switch remove := change.get("remove"); {
		case remove != nil && remove.text == "true" && !inherited:
			m.nothingToRemove(id, names)
		case remove != nil && remove.text == "true":
			m.removesOnly(change)
			merged.items[i] = nil
		case inherited && merged.items[i] != nil:
			merged.items[i] = m.merge(entryType, merged.items[i], change)
		default:
			merged.items = append(merged.items, m.merge(entryType, nil, change))
		}
	}
	merged.items = slices.DeleteFunc(merged.items, func(item *node) bool { return item == nil })
	return &merged
}

func (m merger) nothingToRemove(id *node, inherited []string) {
	suggestion := "only an entry inherited through extends can be removed"
	if len(inherited) > 0 {
		suggestion = m.problems.suggest(id.text, inherited)
	}
	m.problems.add(SeverityError, id.file, id.line, id.column, "there is no inherited entry "+quoted(id.text)+" to remove", suggestion)
}

// removesOnly reports keys beside remove: they would be lost without a word.
func (m merger) removesOnly(change *node) {
	for _, entry := range change.entries {
		if entry.key.text != "id" && entry.key.text != "remove" {
			m.problems.add(SeverityError, entry.key.file, entry.key.line, entry.key.column,
				"the entry is removed, so "+quoted(entry.key.text)+" says nothing", "leave only id and remove")
			return
		}
	}
}

// mergeFigure replaces the figure, or changes parts of it where the patch has no value of its own.
func mergeFigure(base, patch *node) *node {
	if base == nil || patch.kind != mappingKind || patch.get("value") != nil {
		return patch
	}
	merged := *patch
	switch base.kind {
	case scalarKind:
		key := *base
		key.text, key.tag = "value", "!!str"
		merged.entries = []entry{{key: &key, value: base}}
	case mappingKind:
		merged.entries = slices.Clone(base.entries)
	default:
		return patch
	}
	for _, change := range patch.entries {
		at := slices.IndexFunc(merged.entries, func(e entry) bool { return e.key.text == change.key.text })
		if at < 0 {
			merged.entries = append(merged.entries, change)
		} else {
			merged.entries[at] = change
		}
	}
	return &merged
}
