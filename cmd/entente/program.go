package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"entente/scenarios"
)

// Main is one call of the program: its arguments and what it is connected to. Run may be called once.
type Main struct {
	// Args are the arguments without the program's name.
	Args           []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Getenv looks up an environment variable; NO_COLOR and TERM are read. Nil stands for an empty environment.
	Getenv func(name string) string
	// Terminal returns the size of the terminal behind a stream, 0 where there is none. Nil stands for no terminal at all.
	Terminal func(stream any) (columns, rows int)

	log     *slog.Logger
	noColor bool
	verbose bool
	// limits are what files may ask of the machine.
	limits scenarios.Limits
}

// Run runs the command that the arguments name and returns the exit code. Cancelling the context interrupts it.
func (m *Main) Run(ctx context.Context) int {
	if m.Getenv == nil {
		m.Getenv = func(string) string { return "" }
	}
	if m.Terminal == nil {
		m.Terminal = func(any) (int, int) { return 0, 0 }
	}
	m.log = slog.New(slog.DiscardHandler)
	m.Stdin = &interruptible{ctx: ctx, from: m.Stdin}
	results := &lasting{to: m.Stdout}
	m.Stdout = results

	root := m.root()
	root.SetArgs(m.Args)
	root.SetIn(m.Stdin)
	root.SetOut(m.Stdout)
	root.SetErr(m.Stderr)
	command, err := root.ExecuteContextC(ctx)
	if err == nil && results.err != nil {
		err = fmt.Errorf("writing to standard output: %w", results.err)
	}
	if err != nil && ctx.Err() != nil {
		// What an interrupted command complains of follows from the interruption.
		err = ctx.Err()
	}
	m.report(command, err)
	return exitCode(err)
}

// begin is called before each command, when the flags are known.
func (m *Main) begin(*cobra.Command, []string) {
	if m.verbose {
		m.log = slog.New(slog.NewTextHandler(m.Stderr, nil))
	}
}

// report tells people why a command failed.
func (m *Main) report(command *cobra.Command, err error) {
	var usage usageError
	var assertion assertionError
	switch {
	case err == nil || errors.Is(err, errShown) || errors.As(err, &assertion):
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(m.Stderr, "interrupted")
	case errors.As(err, &usage):
		text := usage.text
		if usage.hint != "" {
			text += "\n  " + strings.ReplaceAll(usage.hint, "\n", "\n  ")
		}
		fmt.Fprintf(m.Stderr, "%s %s\n  see %s --help\n", m.paint(m.Stderr, red, "error:"), text, command.CommandPath())
	case len(problemsOf(err)) > 0:
		m.printProblems(m.Stderr, problemsOf(err), false)
	default:
		fmt.Fprintf(m.Stderr, "%s %v\n", m.paint(m.Stderr, red, "error:"), err)
	}
}
