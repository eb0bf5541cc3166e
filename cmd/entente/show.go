package main

import (
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

func (m *Main) showCommand() *cobra.Command {
	from := source{program: m, quiet: true}
	var spoken language
	var asYAML, written bool
	command := &cobra.Command{
		Use:   "show SCENARIO",
		Short: "Show a scenario with all that it extends laid together",
		Long: `Shows a scenario as the engine gets it, with everything that it extends laid together: states, actors, blocs, ties,
events, weights and parameters. A letter behind each figure says how it is known:
f found, r recalled, d derived, j judgement, ? no source.`,
		Example: `  entente show korea-stargate
  entente show korea-stargate --yaml > whole.yaml
  entente show korea-stargate --written`,
		Args:              one(scenarioArgument),
		ValidArgsFunction: completeScenarios,
		RunE: func(_ *cobra.Command, arguments []string) error {
			if written && asYAML {
				return usagef("use one of them", "--yaml shows the resolved scenario, --written the file")
			}
			if written {
				return m.showWritten(arguments[0])
			}
			resolved, err := from.load(arguments[0])
			if err != nil {
				return err
			}
			text := scenarios.Canonical(resolved.Document)
			if !asYAML {
				text = []byte(picture{spoken, resolved}.text())
			}
			_, err = m.Stdout.Write(text)
			return err
		},
	}
	from.flags(command)
	spoken.flag(command)
	command.Flags().BoolVar(&asYAML, "yaml", false, "canonical YAML, with sources, which can be run as it is")
	command.Flags().BoolVar(&written, "written", false, "an embedded scenario's own file as it was written, with comments")
	return command
}

// showWritten prints the text of an embedded scenario.
func (m *Main) showWritten(name string) error {
	text, err := scenarios.Source(name)
	if err != nil {
		return unknownName("embedded scenario", name, scenarios.Names())
	}
	_, err = m.Stdout.Write(text)
	return err
}

// picture is a scenario as tables for people.
type picture struct {
	language
	*scenarios.Resolved
}

func (p picture) text() string {
	document := &p.Document
	var text strings.Builder
	text.WriteString(document.Name + ": " + p.of(document.Title) + "\n")
	if about := p.of(document.About); about != "" {
		text.WriteString(prose(about))
	}
	text.WriteString("\nfrom " + document.Clock.Start + " to " + document.Clock.End + ", a tick is a " + document.Clock.Tick)
	if document.Clock.ChoicesFrom != "" {
		text.WriteString(", everybody chooses from " + document.Clock.ChoicesFrom + " on")
	}
	if document.Clock.Revision != "" {
		text.WriteString(", revision is " + document.Clock.Revision)
	}
	text.WriteString("\nread from " + strings.Join(p.Files, ", which extends ") + "\n")
	text.WriteString("behind each figure: f found, r recalled, d derived, j judgement, ? no source\n")
	for _, section := range []struct {
		head string
		rows *table
	}{
		{"STATES", p.states()},
		{"EXPORT CONTROLS", p.controls()},
		{"ACTORS", p.actors()},
		{"BLOCS", p.blocs()},
		{"TIES", p.ties()},
		{"HOSTILITY", p.hostility()},
		{"EVENTS", p.events()},
		{"WEIGHTS", numbers(document.Weights)},
		{"ADMISSION WEIGHTS", numbers(document.AdmissionWeights)},
		{"PARAMETERS", numbers(document.Parameters)},
	} {
		if len(section.rows.rows) > 0 {
			text.WriteString("\n" + section.head + "\n" + section.rows.text("  "))
		}
	}
	return text.String()
}
