package scenarios

import (
	"strconv"
	"strings"
	"unicode"
)

// excerptWidth is how many characters of a long line are shown around the mistake.
const excerptWidth = 100

// excerpt returns the part of a line that holds the column (counted in characters
// from 1), fit for a terminal, and how many cells lie before the column.
func excerpt(line string, column int) (shown string, caret int) {
	runes := []rune(line)
	at := min(max(column-1, 0), len(runes))
	start, end := 0, len(runes)
	if len(runes) > excerptWidth {
		start = max(0, min(at-excerptWidth/2, len(runes)-excerptWidth))
		end = min(len(runes), start+excerptWidth)
	}
	var text strings.Builder
	if start > 0 {
		text.WriteRune('…')
		caret++
	}
	for i := start; i < end; i++ {
		symbol := printable(runes[i])
		text.WriteRune(symbol)
		if i < at {
			caret += cells(symbol)
		}
	}
	if end < len(runes) {
		text.WriteRune('…')
	}
	return strings.TrimRight(text.String(), " "), caret
}

// printable replaces what would move the cursor or colour the terminal.
func printable(symbol rune) rune {
	if symbol == '\t' {
		return ' '
	}
	if !unicode.IsPrint(symbol) {
		return unicode.ReplacementChar
	}
	return symbol
}

// cells is how wide a character is in a terminal: 2 for Korean, Chinese and Japanese letters and full-width forms.
func cells(symbol rune) int {
	switch {
	case unicode.In(symbol, unicode.Mn, unicode.Me):
		return 0
	case symbol >= 0x1100 && symbol <= 0x115f, symbol >= 0x2e80 && symbol <= 0xa4cf,
		symbol >= 0xac00 && symbol <= 0xd7a3, symbol >= 0xf900 && symbol <= 0xfaff,
		symbol >= 0xfe30 && symbol <= 0xfe6f, symbol >= 0xff00 && symbol <= 0xff60,
		symbol >= 0xffe0 && symbol <= 0xffe6, symbol >= 0x1f300 && symbol <= 0x1faff,
		symbol >= 0x20000 && symbol <= 0x3fffd:
		return 2
	}
	return 1
}

// quotedLength is how much of a value that was read is repeated in a message.
const quotedLength = 40

// quoted repeats a value in a message: in quotes, escaped, and cut where it is long.
func quoted(value string) string {
	if runes := []rune(value); len(runes) > quotedLength {
		value = string(runes[:quotedLength]) + "…"
	}
	return strconv.Quote(value)
}
