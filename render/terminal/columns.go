package terminal

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Columns is how many columns of a terminal a text takes.
func Columns(text string) int {
	columns := 0
	for _, r := range text {
		columns += runeColumns(r)
	}
	return columns
}

func runeColumns(r rune) int {
	switch {
	case r < ' ' || r == 0x7f || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1160 && r <= 0x11ff:
		return 0 // the vowel and final consonant of a decomposed syllable stand in the columns of its first consonant
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Cut shortens a text to a number of columns, ending in ".." where something is lost.
func Cut(text string, columns int) string {
	if Columns(text) <= columns {
		return text
	}
	if columns <= 2 {
		return "..."[:max(0, columns)]
	}
	used := 0
	for at, r := range text {
		if used+runeColumns(r) > columns-2 {
			return strings.TrimRight(text[:at], " ") + ".."
		}
		used += runeColumns(r)
	}
	return text
}

// Left fills a text up with spaces behind it, or cuts it, to take exactly a number of columns; Right fills in front.
func Left(text string, columns int) string {
	text = Cut(text, columns)
	return text + strings.Repeat(" ", max(0, columns-Columns(text)))
}

// Right is a text at the right end of a number of columns.
func Right(text string, columns int) string {
	text = Cut(text, columns)
	return strings.Repeat(" ", max(0, columns-Columns(text))) + text
}

// Glue holds two words together in one line: the no-break space. Wrap writes it as a space.
const Glue = "\u00a0"

// words are a text's words, what is glued together being one.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' })
}

func unglued(lines []string) []string {
	for k := range lines {
		lines[k] = strings.ReplaceAll(lines[k], Glue, " ")
	}
	return lines
}

// Wrap breaks a text at its spaces into lines of at most a number of columns. Lines after the first begin with the indent.
// A word longer than a line is broken where it must.
func Wrap(text string, columns int, indent string) []string {
	columns = max(columns, Columns(indent)+8)
	var lines []string
	line, empty := "", true
	for _, word := range words(text) {
		for word != "" {
			gap := " "
			if empty {
				gap = ""
			}
			if Columns(line+gap+word) <= columns {
				line, empty = line+gap+word, false
				break
			}
			if empty {
				head := fitting(word, columns-Columns(line))
				line, word = line+head, word[len(head):]
			}
			lines = append(lines, line)
			line, empty = indent, true
		}
	}
	if !empty {
		lines = append(lines, line)
	}
	return unglued(lines)
}

// fitting is as much of the beginning of a word as fits, at least one character.
func fitting(word string, columns int) string {
	used := 0
	for at, r := range word {
		used += runeColumns(r)
		if used > columns && at > 0 {
			return word[:at]
		}
	}
	return word
}
