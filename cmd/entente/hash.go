package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

func (m *Main) hashCommand() *cobra.Command {
	from := source{program: m, quiet: true}
	var seed uint64
	command := &cobra.Command{
		Use:   "hash [SCENARIO...]",
		Short: "Run scenarios and print the SHA-256 of each record",
		Long: `Runs every scenario that comes with the program, or those that are named, and prints for each its name and the SHA-256
of its record. The same version prints the same lines on every machine.`,
		Example: `  entente hash korea-stargate
  entente hash --seed 7 article korea-stargate`,
		ValidArgsFunction: completeScenarios,
		RunE: func(command *cobra.Command, names []string) error {
			if len(names) == 0 {
				names = scenarios.Names()
			}
			for _, name := range names {
				_, record, err := from.run(command.Context(), name, seed, 0)
				if err != nil {
					return err
				}
				if _, err := fmt.Fprintln(m.Stdout, record.Scenario, record.SHA256()); err != nil {
					return err
				}
			}
			return nil
		},
	}
	from.flags(command)
	command.Flags().Uint64Var(&seed, "seed", 1, "`number` that all random numbers follow from")
	return command
}
