package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

// oneOf refuses a flag's value that is none of the allowed ones.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	hint := "allowed: " + strings.Join(allowed, ", ")
	if nearest, found := scenarios.Nearest(value, allowed); found {
		hint = "did you mean --" + flag + " " + nearest + "?"
	}
	return usagef(hint, "--%s cannot be %q", flag, value)
}

// completeValues lets shells complete a flag's values.
func completeValues(command *cobra.Command, flag string, values ...string) {
	err := command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic("entente: completing --" + flag + ": " + err.Error()) // The flag does not exist: a mistake in this package.
	}
}

// completeScenarios lets shells complete the names of scenarios, beside files.
func completeScenarios(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return scenarios.Names(), cobra.ShellCompDirectiveDefault
}
