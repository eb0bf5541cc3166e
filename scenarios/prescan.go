package scenarios

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// prescan refuses what the YAML parser should not be given: text that is not UTF-8,
// control characters, lines that are too long, and more structure than any scenario
// has. It is one pass over the bytes, so it costs milliseconds whatever they hold.
func prescan(file *source, text string, limits Limits, problems *collector) bool {
	if strings.TrimSpace(text) == "" {
		problems.add(SeverityError, file, 1, 1, "the file is empty",
			file.form.beginning())
		return false
	}
	line, column, lineStart, separators := 1, 1, 0, 0
	for offset := 0; offset < len(text); {
		symbol, size := utf8.DecodeRuneInString(text[offset:])
		switch {
		case symbol == utf8.RuneError && size == 1:
			problems.add(SeverityError, file, line, column,
				fmt.Sprintf("the file is not UTF-8 text: read the byte 0x%02x", text[offset]), "save the file as UTF-8")
			return false
		case isControl(symbol):
			problems.add(SeverityError, file, line, column,
				fmt.Sprintf("control characters are not allowed: read U+%04X", symbol), "remove the character")
			return false
		case symbol == '\n' || symbol == '\r' && !strings.HasPrefix(text[offset+1:], "\n"):
			line, column, lineStart = line+1, 0, offset+size
		case separatesEntries(symbol, text[offset+size:]):
			separators++
			if separators > limits.Nodes {
				problems.beyond("values", file, line, column,
					"the file has more than "+grouped(limits.Nodes)+" entries, which is the limit", "")
				return false
			}
		}
		offset += size
		column++
		if offset-lineStart > limits.LineBytes {
			problems.beyond("line-bytes", file, line, 1,
				"the line is longer than "+grouped(limits.LineBytes)+" bytes, which is the limit", "break the line")
			return false
		}
	}
	return true
}

// separatesEntries counts generously: commas, opened brackets, and colons, dashes and
// question marks before a blank. Every value of a YAML file needs one of them.
func separatesEntries(symbol rune, rest string) bool {
	switch symbol {
	case ',', '[', '{':
		return true
	case ':', '-', '?':
		return rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0
	}
	return false
}

// isControl names the characters that YAML forbids, that break lines unseen or that turn the direction of what follows, so that
// people read another text than programs do; tab and line breaks are none.
func isControl(symbol rune) bool {
	switch {
	case symbol == '\t', symbol == '\n', symbol == '\r':
		return false
	case symbol < 0x20, symbol >= 0x7f && symbol < 0xa0:
		return true
	case symbol >= 0x202a && symbol <= 0x202e, symbol >= 0x2066 && symbol <= 0x2069:
		return true
	case symbol == 0x2028, symbol == 0x2029, symbol == 0xfeff, symbol == 0xfffe, symbol == 0xffff:
		return true
	}
	return false
}
