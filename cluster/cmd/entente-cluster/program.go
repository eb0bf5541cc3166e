package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"entente/sim/ensemble/chunk"
)

// Main is one call of the program: its arguments and what it is connected to. Run may be called once.
type Main struct {
	// Args are the arguments without the program's name.
	Args           []string
	Stdout, Stderr io.Writer
	// Getenv looks up an environment variable; nil stands for an empty environment.
	Getenv func(name string) string
	// IsTerminal says that Stderr is one: then there is a progress bar.
	IsTerminal bool
	// Version is the program's.
	Version string
	// Of makes the experiment of a job, for the program of a version.
	Of func(job *chunk.Job, version string) (chunk.Experiment, error)

	log     *slog.Logger
	verbose bool
	quiet   bool
}

// Run runs the command that the arguments name and returns the exit code. Cancelling the context interrupts it.
func (m *Main) Run(ctx context.Context) int {
	if m.Getenv == nil {
		m.Getenv = func(string) string { return "" }
	}
	m.log = slog.New(slog.DiscardHandler)
	root := m.root()
	root.SetArgs(m.Args)
	root.SetOut(m.Stdout)
	root.SetErr(m.Stderr)
	command, err := root.ExecuteContextC(ctx)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	var usage usageError
	switch {
	case err == nil:
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(m.Stderr, "interrupted")
	case errors.As(err, &usage):
		fmt.Fprintf(m.Stderr, "error: %v\n  see %s --help\n", err, command.CommandPath())
	default:
		fmt.Fprintf(m.Stderr, "error: %v\n", err)
	}
	return exitCode(err)
}

func (m *Main) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "entente-cluster",
		Short: "Do a study's chunks on many machines",
		Long: `Entente's studies on many machines: a server holds what is to be done, workers do it, and who submits gets the result,
the same to the last byte as from the entente command on one machine. Whatever has no valid part is asked for again, so that nothing is
lost with a worker, the server or the submitter.

Results go to standard output, messages to standard error.

` + exitCodes,
		Example: `  entente-cluster serve
  entente-cluster work
  entente-cluster submit parts -o result`,
		Version: m.Version, SilenceErrors: true, SilenceUsage: true,
		RunE: func(command *cobra.Command, arguments []string) error {
			if len(arguments) > 0 {
				return usagef("there is no command %q", arguments[0])
			}
			return command.Help()
		},
		Args:             cobra.ArbitraryArgs,
		PersistentPreRun: m.begin,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetVersionTemplate("entente-cluster {{.Version}}\n")
	root.PersistentFlags().BoolVarP(&m.verbose, "verbose", "v", false, "say more on standard error")
	root.PersistentFlags().BoolVarP(&m.quiet, "quiet", "q", false, "say on standard error only what goes wrong")
	root.AddCommand(m.serveCommand(), m.workCommand(), m.submitCommand(), m.cancelCommand(), m.versionCommand())
	return root
}

// begin is called before each command, when the flags are known.
func (m *Main) begin(*cobra.Command, []string) {
	level := slog.LevelInfo
	switch {
	case m.verbose:
		level = slog.LevelDebug
	case m.quiet:
		level = slog.LevelError
	}
	m.log = slog.New(slog.NewTextHandler(m.Stderr, &slog.HandlerOptions{Level: level}))
}
