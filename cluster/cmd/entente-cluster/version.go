package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// builtFrom reads the version that the go command has stamped into the program. It is compared with that of jobs, which the
// entente command has stamped in the same way.
func builtFrom() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

func (m *Main) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version, by which submitters and workers know each other", Args: none,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(m.Stdout, "entente-cluster", m.Version)
			return err
		},
	}
}
