package scenarios

import (
	"reflect"
	"strconv"
	"strings"
)

// LeverMistake is what is wrong with a path, or with a value for it.
type LeverMistake struct {
	Path string
	// Offset is where in the path the mistake begins, in bytes.
	Offset int
	// OfValue says that the path is right and the value is not.
	OfValue bool
	// Text says what is wrong; Suggestion, the nearest path or what is allowed. The latter may be empty.
	Text, Suggestion string
}

// Error writes the mistake on one line.
func (m *LeverMistake) Error() string {
	text := "lever " + quotedPath(m.Path) + ": " + m.Text
	if m.Suggestion != "" {
		text += "; " + m.Suggestion
	}
	return text
}

// quotedPath repeats a path in a message. Paths are longer than other values, and their end says most.
func quotedPath(path string) string {
	const shown = 120
	if runes := []rune(path); len(runes) > shown {
		path = string(runes[:shown]) + "…"
	}
	return strconv.Quote(path)
}

// stray is a path that leads to no lever. What was meant is looked for only if somebody asks.
type stray struct {
	path string
	// from is as far as it led. If it lacks the part at the offset, it led no further; else it ended there.
	from   slot
	lacks  bool
	part   string
	offset int
}

// names is about how many names will be compared in search of what was meant.
func (s *stray) names() int {
	const keys = 32
	if value := s.from.pointedTo(); value.IsValid() && (value.Kind() == reflect.Slice || value.Kind() == reflect.Map) {
		return value.Len() + keys
	}
	return keys
}

// mistake says what is wrong with the path, and what was meant.
func (s *stray) mistake() *LeverMistake {
	switch {
	case len(s.path) > longestPath:
		return &LeverMistake{Path: s.path, Text: "the path has more than " + grouped(longestPath) + " characters"}
	case s.lacks:
		return s.from.lacking(s.path, s.part, s.offset)
	}
	return s.from.endingEarly(s.path)
}

// lacking is the mistake of a path that goes on with a part that is not there.
func (s slot) lacking(path, part string, offset int) *LeverMistake {
	mistake := &LeverMistake{Path: path, Offset: offset}
	if s.isLeaf() {
		mistake.Text, mistake.Suggestion = quotedPath(s.path)+" is a single value and has no parts", "write "+s.path
		return mistake
	}
	mistake.Text = "there is no " + quoted(part)
	if s.path != "" {
		mistake.Text += " in " + s.path
	}
	names := s.childNames()
	if len(names) == 0 {
		mistake.Suggestion = "there is no lever in " + s.path
		return mistake
	}
	nearest, found := nearestPart(part, names)
	if !found {
		mistake.Suggestion = "there is: " + listed(names)
		return mistake
	}
	corrected := join(s.path, nearest)
	// The rest of the path may be right, or have mistakes of its own to be told next.
	if rest := path[min(len(path), offset+len(part)):]; rest != "" {
		if _, further := findSlot(s.document, corrected+rest); further == nil {
			corrected += rest
		}
	}
	mistake.Suggestion = "did you mean " + corrected + "?"
	return mistake
}

// nearestPart is the name that was meant: the nearest, one that goes on where this one ends, or one of another unit.
func nearestPart(part string, names []string) (string, bool) {
	if len(part) > longestCompared {
		return "", false
	}
	if nearest, found := nearestKey(part, names); found {
		return nearest, true
	}
	sameQuantity, _, found := unitHint(part, names)
	return sameQuantity, found
}

// endingEarly is the mistake of a path that stops too early, or at what is no lever.
func (s slot) endingEarly(path string) *LeverMistake {
	mistake := &LeverMistake{Path: path, Offset: strings.LastIndexByte(path, '.') + 1}
	if names := s.childNames(); len(names) > 0 {
		mistake.Text, mistake.Suggestion = quotedPath(path)+" is not a single value", "go on with: "+listed(names)
		return mistake
	}
	mistake.Text = quotedPath(path) + " cannot be set by its path"
	mistake.Suggestion = "numbers can, and a few words; a patch changes anything"
	return mistake
}

// childNames are the names with which a path may go on.
func (s slot) childNames() []string {
	if !s.value.IsValid() {
		return nil
	}
	if s.rules.KeyNames != "" && s.holds.Kind() == reflect.Map {
		return s.document.ids(s.rules.KeyNames)
	}
	var names []string
	for _, below := range s.children() {
		names = append(names, below.name)
	}
	return names
}
