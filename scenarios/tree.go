package scenarios

import "slices"

// kind is what a node of a scenario file is.
type kind int

const (
	scalarKind kind = iota
	mappingKind
	listKind
)

// node is a value of a scenario file and where it was written. Aliases are already
// expanded, so a tree is a tree. Nodes are not changed once parsed: laying a patch
// over a base makes new mappings and lists that share the untouched parts, each of
// which still knows the file that last set it.
type node struct {
	kind kind
	// text is a scalar's value without its quotes; tag is what YAML takes it for ("!!int").
	text, tag string
	// plain is set for a scalar without quotes; inline for one whose text stands on its line as it is.
	plain, inline bool
	// entries are a mapping's keys and values in the order of the file.
	entries []entry
	// items are a list's values.
	items []*node

	file         *source
	line, column int
}

// entry is a key of a mapping and its value.
type entry struct {
	key, value *node
}

// get returns the value of a mapping's key, or nil.
func (n *node) get(key string) *node {
	if n == nil || n.kind != mappingKind {
		return nil
	}
	for i := range n.entries {
		if n.entries[i].key.text == key {
			return n.entries[i].value
		}
	}
	return nil
}

// without is a mapping that lacks some of the keys.
func (n *node) without(keys ...string) *node {
	kept := *n
	kept.entries = slices.DeleteFunc(slices.Clone(n.entries), func(e entry) bool { return slices.Contains(keys, e.key.text) })
	return &kept
}

// isNull says whether nothing was written after a key.
func (n *node) isNull() bool {
	return n.kind == scalarKind && n.tag == "!!null"
}

// describe says what a node is, for messages.
func (n *node) describe() string {
	switch {
	case n.kind == mappingKind:
		return "a mapping of keys to values"
	case n.kind == listKind:
		return "a list"
	case n.isNull():
		return "nothing"
	case n.plain && isNumber(n.text):
		return "the number " + n.text
	case n.tag == "!!bool":
		return "the truth value " + n.text
	}
	return "the text " + quoted(n.text)
}

// place returns where a node was written.
func (n *node) place() Place {
	return Place{File: n.file.name, Line: n.line, Column: n.column, Source: n.file.line(n.line), file: n.file}
}
