package main

import (
	"github.com/spf13/cobra"

	"entente/scenarios"
)

// schemas are the kinds of files that have one.
var schemas = map[string]func() []byte{
	"scenario": scenarios.Schema, "patch": scenarios.PatchSchema, "sweep": scenarios.SweepSchema, "levers": scenarios.LeversSchema,
}

func (m *Main) schemaCommand() *cobra.Command {
	kinds := []string{"scenario", "patch", "sweep", "levers"}
	command := &cobra.Command{
		Use:   "schema [KIND]",
		Short: "Print the JSON Schema of a kind of files",
		Long:  `Prints the JSON Schema of scenario files, or of another kind: patch, sweep or levers. Editors complete and check files by it.`,
		Example: `  entente schema > schema.json
  entente schema sweep > sweep.schema.json`,
		Args:      atMostOne,
		ValidArgs: kinds,
		RunE: func(_ *cobra.Command, arguments []string) error {
			kind := "scenario"
			if len(arguments) == 1 {
				kind = arguments[0]
			}
			schema, known := schemas[kind]
			if !known {
				return unknownName("kind", kind, kinds)
			}
			_, err := m.Stdout.Write(schema())
			return err
		},
	}
	return command
}
