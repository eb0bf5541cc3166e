package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func (m *Main) versionCommand() *cobra.Command {
	var asJSON bool
	command := &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Example: `  entente version
  entente version --json`,
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			about := builtFrom()
			if asJSON {
				return m.printJSON(about)
			}
			_, err := fmt.Fprintln(m.Stdout, "entente", about)
			return err
		},
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return command
}

// version is what the program was built from.
type version struct {
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"`
	// Modified says that the source differs from the revision.
	Modified bool   `json:"modified"`
	Go       string `json:"go"`
	System   string `json:"system"`
}

// builtFrom reads the version that the go command has stamped into the program.
func builtFrom() version {
	about := version{Version: "(devel)", Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return about
	}
	if info.Main.Version != "" {
		about.Version = info.Main.Version
	}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			about.Revision = setting.Value
		case "vcs.modified":
			about.Modified = setting.Value == "true"
		}
	}
	return about
}

// String is the version on one line.
func (v version) String() string {
	text := v.Version
	if v.Revision != "" {
		text += " revision " + v.Revision
	}
	if v.Modified {
		text += " (modified)"
	}
	return text + " " + v.Go + " " + v.System
}
