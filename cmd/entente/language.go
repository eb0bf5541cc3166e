package main

import (
	"github.com/spf13/cobra"

	"entente/render/wording"
	"entente/scenarios"
)

// language is a --lang flag.
type language struct {
	wording.Language
}

func (l *language) flag(command *cobra.Command) {
	command.Flags().Var(l, "lang", "language of names and sentences: en or ko")
	completeValues(command, "lang", "en", "ko")
}

// Set reads the flag's value.
func (l *language) Set(code string) error {
	parsed, err := wording.Parse(code)
	if err == nil {
		l.Language = parsed
	}
	return err
}

// Type is what the help shows for the value.
func (l *language) Type() string { return "language" }

// of is a text in the language, in English where there is no Korean.
func (l *language) of(text scenarios.Text) string {
	if l.Language == wording.Korean && text.Korean != "" {
		return text.Korean
	}
	return text.English
}
