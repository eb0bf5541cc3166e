package agents

// Text is a sentence or a name in the languages that Entente speaks.
type Text struct {
	English string
	Korean  string
}

// In is the text in a language ("en" or "ko"); English stands in where the other is missing.
func (t Text) In(language string) string {
	if language == "ko" && t.Korean != "" {
		return t.Korean
	}
	return t.English
}
