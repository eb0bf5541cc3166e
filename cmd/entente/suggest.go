package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/scenarios"
)

// unknownCommand explains a first word that is no command.
func unknownCommand(root *cobra.Command, arguments []string) error {
	if len(arguments) == 0 {
		return nil
	}
	word := arguments[0]
	hint := "the commands are " + strings.Join(commandNames(root), ", ")
	if slices.Contains(scenarios.Names(), word) || strings.HasSuffix(word, ".yaml") || strings.HasSuffix(word, ".yml") {
		hint = "to run the scenario, write entente run " + word
	} else if nearest, found := scenarios.Nearest(word, commandNames(root)); found {
		hint = "did you mean " + nearest + "?"
	}
	return usagef(hint, "there is no command %q", word)
}

func commandNames(root *cobra.Command) []string {
	var names []string
	for _, command := range root.Commands() {
		if command.IsAvailableCommand() {
			names = append(names, command.Name())
		}
	}
	return names
}

// wrongFlag explains a flag that is not known or has a wrong value.
func wrongFlag(command *cobra.Command, err error) error {
	text := err.Error()
	word, unknown := strings.CutPrefix(text, "unknown flag: --")
	if !unknown {
		return usagef("", "%s", text)
	}
	var names []string
	command.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	hint := ""
	if nearest, found := scenarios.Nearest(word, names); found {
		hint = "did you mean --" + nearest + "?"
	}
	return usagef(hint, "%s has no flag --%s", command.CommandPath(), word)
}

// unknownName explains a name that the scenario or result does not have.
func unknownName(kind, name string, known []string) error {
	hint := "known: " + strings.Join(known, ", ")
	if nearest, found := scenarios.Nearest(name, known); found {
		hint = "did you mean " + nearest + "?"
	}
	return usagef(hint, "there is no %s %q", kind, name)
}
