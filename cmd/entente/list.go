package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

func (m *Main) listCommand() *cobra.Command {
	var format string
	var spoken language
	command := &cobra.Command{
		Use:   "list",
		Short: "List the scenarios that come with the program",
		Example: `  entente list
  entente list --lang ko
  entente list --format json`,
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, "table", "json"); err != nil {
				return err
			}
			return m.list(format, spoken)
		},
	}
	command.Flags().StringVar(&format, "format", "table", "`format`: table or json")
	completeValues(command, "format", "table", "json")
	spoken.flag(command)
	return command
}

// listed is an embedded scenario as the JSON list shows it.
type listed struct {
	Name  string   `json:"name"`
	Title bothways `json:"title"`
	About bothways `json:"about"`
}

// bothways is a text in both languages; empty where it was not written.
type bothways struct {
	English string `json:"en"`
	Korean  string `json:"ko"`
}

func (m *Main) list(format string, spoken language) error {
	all := []listed{}
	for _, name := range scenarios.Names() {
		resolved, err := scenarios.Load(name)
		if err != nil {
			return scenarioError{err}
		}
		all = append(all, listed{name, bothways(resolved.Document.Title), bothways(resolved.Document.About)})
	}
	if format == "json" {
		return m.printJSON(all)
	}
	rows := newTable("", "")
	for _, entry := range all {
		rows.add(entry.Name, spoken.of(scenarios.Text(entry.Title)))
	}
	_, err := fmt.Fprint(m.Stdout, rows.text(""))
	return err
}

// printJSON prints a value as indented JSON.
func (m *Main) printJSON(value any) error {
	encoder := json.NewEncoder(m.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
