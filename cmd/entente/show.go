package main

import (
	"github.com/spf13/cobra"

	"entente/render"
	"entente/scenarios"
)

func (m *Main) showCommand() *cobra.Command {
	from := source{program: m, quiet: true}
	var spoken language
	var asYAML, written bool
	var width int
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
			if err := checkWidth(width); err != nil {
				return err
			}
			resolved, err := from.load(arguments[0])
			if err != nil {
				return err
			}
			if asYAML {
				_, err = m.Stdout.Write(scenarios.Canonical(resolved.Document))
				return err
			}
			columns, _ := m.screen(width)
			return render.Sheet(m.Stdout, resolved, render.SheetOptions{Language: spoken.Language, Width: columns})
		},
	}
	from.flags(command)
	spoken.flag(command)
	command.Flags().IntVar(&width, "width", 0, "`columns` of the tables (default those of the terminal, or 80)")
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
