package main

import (
	"context"
	"errors"
	"fmt"

	"entente/scenarios"
)

// The exit codes. They are part of the command's interface: scripts depend on them.
const (
	exitOK          = 0
	exitAssertion   = 1   // all was done, but something that was asserted does not hold
	exitUsage       = 2   // the command line was wrong
	exitInvalid     = 3   // a scenario is invalid or could not be read
	exitFailed      = 4   // a run failed, or a result could not be read or written
	exitInterrupted = 130 // Ctrl-C, or a signal to terminate; as shells count SIGINT
)

// exitCodes is what the help says of them.
const exitCodes = `Exit codes:
  0    all went well
  1    something that was asserted does not hold
  2    the command line was wrong
  3    a scenario is invalid or could not be read
  4    a run failed, or a result could not be read or written
  130  interrupted`

// usageError is a mistake on the command line.
type usageError struct {
	text string
	// hint is what would be right; it may be empty.
	hint string
}

func (e usageError) Error() string { return e.text }

func usagef(hint, format string, arguments ...any) error {
	return usageError{text: fmt.Sprintf(format, arguments...), hint: hint}
}

// assertionError ends a command some of whose assertions do not hold; which ones has been told.
type assertionError struct{ failed int }

func (e assertionError) Error() string { return fmt.Sprintf("%d assertions do not hold", e.failed) }

// scenarioError is a scenario that could not be read or built.
type scenarioError struct{ error }

func (e scenarioError) Unwrap() error { return e.error }

// errShown ends a command whose output has already said that a scenario is invalid.
var errShown = scenarioError{errors.New("invalid scenario")}

// exitCode is the exit code for how a command ended.
func exitCode(err error) int {
	var usage usageError
	var invalid scenarioError
	var problems scenarios.Problems
	var assertion assertionError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &assertion):
		return exitAssertion
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &invalid), errors.As(err, &problems):
		return exitInvalid
	}
	return exitFailed
}
