package wording

import (
	"fmt"

	"entente/agents"
)

// Language is one that Entente speaks.
type Language uint8

// The languages.
const (
	English Language = iota
	Korean
)

var codes = [...]string{"en", "ko"}

// Parse reads "en" or "ko".
func Parse(code string) (Language, error) {
	for language, known := range codes {
		if code == known {
			return Language(language), nil
		}
	}
	return English, fmt.Errorf("language %q is not spoken here: use en or ko", code)
}

// String is the language's code, "en" or "ko".
func (l Language) String() string { return codes[l] }

// Text is a text in the language; English stands in where it has none.
func (l Language) Text(text agents.Text) string { return text.In(codes[l]) }

// Voice gives the language's sentences.
func (l Language) Voice() Voice {
	if l == Korean {
		return korean{}
	}
	return english{}
}
