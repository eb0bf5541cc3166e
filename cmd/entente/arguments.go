package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// none refuses arguments.
func none(command *cobra.Command, arguments []string) error {
	if len(arguments) > 0 {
		return usagef("", "%s takes no arguments, but was given %q", command.CommandPath(), arguments[0])
	}
	return nil
}

// one demands exactly one argument; wanted says what it is.
func one(wanted string) cobra.PositionalArgs {
	return func(command *cobra.Command, arguments []string) error {
		switch {
		case len(arguments) == 0:
			return usagef("write "+command.UseLine(), "%s needs %s", command.CommandPath(), wanted)
		case len(arguments) > 1:
			return usagef("", "%s takes one argument, but was given %d: %s", command.CommandPath(), len(arguments),
				strings.Join(arguments, " "))
		}
		return nil
	}
}

// some demands at least one argument; wanted says what they are.
func some(wanted string) cobra.PositionalArgs {
	return func(command *cobra.Command, arguments []string) error {
		if len(arguments) == 0 {
			return usagef("write "+command.UseLine(), "%s needs %s", command.CommandPath(), wanted)
		}
		return nil
	}
}

// atMostOne demands no more than one argument.
func atMostOne(command *cobra.Command, arguments []string) error {
	if len(arguments) > 1 {
		return one("")(command, arguments)
	}
	return nil
}
