package main

import (
	"fmt"
	"path/filepath"

	"entente/experiment"
	"entente/scenarios"
	"entente/sim/ensemble/chunk"
)

// makeSweep makes the folder of parts of a sweep file's sweep, or finds it.
func (m *Main) makeSweep(file string, asked *submission) error {
	if asked.parts == "" && asked.out == "" {
		return usagef("a sweep needs --parts, -o or both")
	}
	if asked.parts == "" {
		asked.parts = filepath.Clean(asked.out) + ".parts"
	}
	spec, err := scenarios.LoadSweep(file)
	if err != nil {
		return invalidError{err}
	}
	sweep, err := experiment.NewSweep(spec, m.Version)
	if err != nil {
		return invalidError{fmt.Errorf("%s: %w", file, err)}
	}
	if _, err := chunk.MakeFolder(asked.parts, sweep.Job()); err != nil {
		return err
	}
	return nil
}
