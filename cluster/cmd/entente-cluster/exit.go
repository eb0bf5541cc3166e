package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"entente/cluster"
)

// The exit codes, which mean what those of the entente command mean.
const (
	exitOK          = 0
	exitUsage       = 2   // the command line was wrong
	exitInvalid     = 3   // a job is invalid or could not be read
	exitFailed      = 4   // a server or a disk failed, or the others refused
	exitInterrupted = 130 // Ctrl-C, a signal to terminate, or a job that was cancelled
)

// exitCodes is what the help says of them.
const exitCodes = `Exit codes:
  0    all went well
  2    the command line was wrong, or would open a server to everybody
  3    a job is invalid or could not be read
  4    a server or a disk failed, another submitter is at the job, or the others are of another version
  130  interrupted, or the job was cancelled`

// usageError is a mistake on the command line.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, arguments ...any) error {
	return usageError{fmt.Errorf(format, arguments...)}
}

// invalidError is a job that could not be read.
type invalidError struct{ error }

func (e invalidError) Unwrap() error { return e.error }

func exitCode(err error) int {
	var usage usageError
	var invalid invalidError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled), errors.Is(err, cluster.ErrCancelled):
		return exitInterrupted
	case errors.As(err, &usage), errors.Is(err, cluster.ErrOpen), errors.Is(err, cluster.ErrAnonymous), errors.Is(err, cluster.ErrAddress):
		return exitUsage
	case errors.As(err, &invalid):
		return exitInvalid
	}
	return exitFailed
}

func none(command *cobra.Command, arguments []string) error {
	if len(arguments) > 0 {
		return usagef("%s takes no arguments, but was given %q", command.CommandPath(), arguments[0])
	}
	return nil
}

// one demands exactly one argument; wanted says what it is.
func one(wanted string) cobra.PositionalArgs {
	return func(command *cobra.Command, arguments []string) error {
		if len(arguments) != 1 {
			return usagef("%s needs %s, and nothing else", command.CommandPath(), wanted)
		}
		return nil
	}
}
