package entente_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// formerWords are Korean words that were given up, with those that stand in their place. They are put together from parts,
// so that this file does not find itself.
var formerWords = map[string]string{"블" + "록": "진영"}

// englishTexts are the endings of files that people read, among them every golden text.
var englishTexts = []string{".md", ".txt", ".golden"}

// mayBeTwice are words that good English may double.
var mayBeTwice = []string{"had", "that"}

var (
	word = regexp.MustCompile(`[A-Za-z']+`)
	// title is a heading, whose last word may begin the sentence below.
	title = regexp.MustCompile(`(?m)^#+ .*$`)
	// block is a part of a page that is set as it stands: code, commands, or as text what programs print.
	block = regexp.MustCompile("(?ms)^ *```(\\w*)\n.*?^ *```$")
)

func TestKoreanTextsUseOneWordForABloc(t *testing.T) {
	for _, file := range projectFiles(t, "") {
		report(t, formerlyCalled(file))
	}
}

func TestNoEnglishTextDoublesAWord(t *testing.T) {
	for _, ending := range englishTexts {
		for _, file := range projectFiles(t, ending) {
			report(t, doubledWords(file))
		}
	}
}

func formerlyCalled(file projectFile) []string {
	var wrong []string
	number := 0
	for line := range strings.Lines(string(file.text)) {
		number++
		for former, now := range formerWords {
			if strings.Contains(line, former) {
				wrong = append(wrong, fmt.Sprintf("%s:%d: the Korean text says %q: the word is %q", file.path, number, former, now))
			}
		}
	}
	return wrong
}

// doubledWords finds a word that stands twice with one space or the end of a line between, as in "the the". Cells of a
// table stand farther apart, and what stands before a bracket is the name of a function, and behind two hyphens or
// a dot that of a flag or the end of a file's.
func doubledWords(file projectFile) []string {
	var wrong []string
	text := block.ReplaceAllStringFunc(string(file.text), func(set string) string {
		if block.FindStringSubmatch(set)[1] == "text" {
			return set
		}
		return strings.Repeat("\n", strings.Count(set, "\n")) + "."
	})
	text = title.ReplaceAllString(text, "$0.")
	places := word.FindAllStringIndex(text, -1)
	for k := 1; k < len(places); k++ {
		before, this := text[places[k-1][0]:places[k-1][1]], text[places[k][0]:places[k][1]]
		between := text[places[k-1][1]:places[k][0]]
		near := between == " " || strings.HasPrefix(between, "\n") && strings.TrimLeft(between[1:], " ") == ""
		called := strings.HasPrefix(text[places[k][1]:], "(")
		ahead := text[:places[k-1][0]]
		flag := strings.HasSuffix(ahead, "--") || strings.HasSuffix(ahead, ".")
		if near && !called && !flag && strings.EqualFold(before, this) && !slices.Contains(mayBeTwice, strings.ToLower(this)) {
			line := 1 + strings.Count(text[:places[k][0]], "\n")
			wrong = append(wrong, fmt.Sprintf("%s:%d: %q stands twice in a row", file.path, line, this))
		}
	}
	return wrong
}

func TestWordsAreFoundWhereTheyShould(t *testing.T) {
	for text, wrong := range map[string]int{
		"had the the bloc's openness been":   1,
		"it had been the\n  the bloc's":      1,
		"The the bloc":                       1,
		"what it had had, that that did":     0,
		"the bloc; the bloc's":               0,
		"by strength\nstrength(state)":       0,
		"models  models":                     0,
		"## Hanchip\nHanchip joined":         0,
		"```\ngo go\n```\n":                  0,
		"```text\ngo go\n```\n":              1,
		"```text\na\n```\n\n```\ngo go\n```": 0,
		"the end.\n\nThe end":                0,
		"joined joint ventures, or, or else": 0,
	} {
		assert.Len(t, doubledWords(projectFile{"a.md", []byte(text)}), wrong, text)
	}
	assert.Len(t, formerlyCalled(projectFile{"a.go", []byte("// 진영\n// 블" + "록\n")}), 1)
	assert.Empty(t, formerlyCalled(projectFile{"a.go", []byte("// 진영\n")}))
}
