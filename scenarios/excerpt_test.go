package scenarios

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func TestCaretStandsUnderWideLetters(t *testing.T) {
	_, caret := excerpt("title: {ko: 한국어, jp: x}", 18)
	// 12 narrow cells, three wide letters of 2, a comma and a blank.
	assert.Equal(t, 12+6+2, caret)
}

func TestExcerptIsShortAndHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := strings.ReplaceAll(rapid.String().Draw(t, "line"), "\n", "")
		line = strings.Repeat(line, rapid.IntRange(1, 50).Draw(t, "times"))
		shown, caret := excerpt(line, rapid.IntRange(-5, 5000).Draw(t, "column"))
		assert.LessOrEqual(t, utf8.RuneCountInString(shown), excerptWidth+2)
		assert.LessOrEqual(t, caret, 2*excerptWidth+1)
		assert.NotContains(t, shown, "\x1b")
		assert.NotContains(t, shown, "\t")
	})
}
