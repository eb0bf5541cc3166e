package terminal

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestColumnsCountsHangulTwice(t *testing.T) {
	for text, columns := range map[string]int{
		"":                     0,
		"Kakao":                5,
		"카카오":                  6, // three syllables
		"오픈AI":                 6, // two syllables and two letters
		norm.NFD.String("카카오"): 6, // the same, decomposed
		"e\u0301":              1, // an accent takes no column
		"中国":                   4,
		"Ｆ":                    2, // fullwidth letter
		"\u200bx":              1, // zero-width space
		"삼성전자(주) 23%":          16,
	} {
		assert.Equal(t, columns, Columns(text), text)
	}
}

func TestCutSaysThatSomethingIsLost(t *testing.T) {
	assert.Equal(t, "카카오", Cut("카카오", 6))
	assert.Equal(t, "카..", Cut("카카오", 5), "two syllables and two points would take six columns")
	assert.Equal(t, "AI..", Cut("AI Alliance", 5), "no space before the points")
	assert.Equal(t, "..", Cut("카카오", 2))
	assert.Empty(t, Cut("카카오", -1))
}

func TestPadsFillToTheColumn(t *testing.T) {
	assert.Equal(t, "카카오 ", Left("카카오", 7))
	assert.Equal(t, " 카카오", Right("카카오", 7))
	assert.Equal(t, "카.. ", Left("카카오", 5), "a wide character that does not fit leaves a space")
}

func TestWrapKeepsWithinTheWidthAndLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z가-힣]{1,30}`), 0, 20).Draw(t, "words")
		columns := rapid.IntRange(10, 60).Draw(t, "columns")
		lines := Wrap(strings.Join(words, " "), columns, "  ")
		whole := ""
		for k, line := range lines {
			assert.LessOrEqual(t, Columns(line), columns)
			if k > 0 {
				assert.True(t, strings.HasPrefix(line, "  "))
			}
			whole += strings.ReplaceAll(line, " ", "")
		}
		assert.Equal(t, strings.Join(words, ""), whole)
	})
}

func TestTableAlignsHangulAndLatin(t *testing.T) {
	var table Table
	table.Row("이유", "선택")
	table.Row("access to inputs", "0.41")
	for _, line := range table.Lines(40) {
		assert.Equal(t, 22, Columns(line), "16 columns for the longest label, two between, four for the number: %q", line)
	}
	assert.Equal(t, []string{"이유          선택", "access to..   0.41"}, table.Lines(18), "the first column gives way")
}
