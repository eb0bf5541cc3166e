package main

import (
	"fmt"
	"regexp"

	"github.com/spf13/cobra"

	"entente/cluster"
	"entente/sim/ensemble/chunk"
)

// identity is what a job is known by.
var identity = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (m *Main) cancelCommand() *cobra.Command {
	var from access
	command := &cobra.Command{
		Use:   "cancel PARTS|JOB",
		Short: "End a job: its submitter, and what workers are at",
		Long: `Ends the job of a folder of parts, or of an identity of 64 hexadecimal digits. Its submitter ends with exit code 130; parts that are
there stay, so that submitting it again goes on.`,
		Example: `  entente-cluster cancel parts`,
		Args:    one("a folder with a job.json, or a job's identity"),
		RunE: func(command *cobra.Command, arguments []string) error {
			job := arguments[0]
			if !identity.MatchString(job) {
				folder, err := chunk.OpenFolder(job)
				if err != nil {
					return invalidError{err}
				}
				if job, err = folder.Job().ID(); err != nil {
					return invalidError{err}
				}
			}
			connection, err := m.connect(command.Context(), from, "cancel")
			if err != nil {
				return err
			}
			defer connection.Close()
			submitted, err := cluster.Cancel(command.Context(), connection, job)
			if err != nil {
				return err
			}
			if !submitted {
				_, err = fmt.Fprintf(m.Stderr, "nobody submits job %.12s; what was left of it in the queue is gone\n", job)
				return err
			}
			_, err = fmt.Fprintf(m.Stderr, "job %.12s is cancelled\n", job)
			return err
		},
	}
	from.flags(command.Flags())
	return command
}
