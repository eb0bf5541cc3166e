package main

import (
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"entente/cluster"
)

func (m *Main) workCommand() *cobra.Command {
	var from access
	labour := cluster.Labour{}
	command := &cobra.Command{
		Use:   "work",
		Short: "Do chunks, of whatever job there is, until interrupted",
		Long: `Does chunks of jobs of the same version of the program, and sends their parts to who submitted them. Workers may come and go:
what one has begun and not finished, another does. A worker writes nothing to its disk.`,
		Example: `  entente-cluster work
  entente-cluster work --server tls://queue.example.org:4222 --ca ca.pem --nkey-seed worker.seed --workers 8`,
		Args: none,
		RunE: func(command *cobra.Command, _ []string) error {
			if labour.Workers < 0 {
				return usagef("--workers cannot be %d", labour.Workers)
			}
			if labour.Workers == 0 {
				labour.Workers = runtime.GOMAXPROCS(0)
			}
			connection, err := m.connect(command.Context(), from, "worker")
			if err != nil {
				return err
			}
			defer connection.Close()
			labour.Of, labour.Version, labour.Log = m.Of, m.Version, m.log
			return cluster.Work(command.Context(), connection, labour)
		},
	}
	from.flags(command.Flags())
	command.Flags().IntVar(&labour.Workers, "workers", 0, "chunks at a time (default as many as there are processors)")
	command.Flags().DurationVar(&labour.Patience, "patience", time.Minute, "for how long to keep a part whose submitter has gone")
	return command
}
