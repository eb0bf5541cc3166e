package main

import (
	"github.com/spf13/cobra"

	"entente/scenarios"
)

func (m *Main) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of scenario files",
		Long:    "Prints the JSON Schema of scenario files, by which editors complete and check them.",
		Example: `  entente schema > schema.json`,
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			_, err := m.Stdout.Write(scenarios.Schema())
			return err
		},
	}
}
