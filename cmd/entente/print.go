package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"entente/sim"
	"entente/sim/result"
)

// tableNames are the tables of a result.
var tableNames = []string{"actors", "blocs", "states", decisionsTable, "reasons", "flips", "events"}

// decisionsTable is the table that is printed where none is named.
const decisionsTable = "decisions"

// printTable prints one table of a run exactly as --out would write it: it is written so, and copied.
func (m *Main) printTable(ctx context.Context, record *sim.Record, manifest result.Manifest, options *runOptions) error {
	format, _ := result.FormatByName(options.format)
	folder, err := os.MkdirTemp("", "entente-")
	if err != nil {
		return fmt.Errorf("printing the table %s: %w", options.table, err)
	}
	defer os.RemoveAll(folder)
	if err := result.Write(ctx, folder, record, manifest, result.Options{Format: format}); err != nil {
		return err
	}
	table, err := os.Open(filepath.Join(folder, options.table+format.Extension()))
	if err != nil {
		return fmt.Errorf("printing the table %s: %w", options.table, err)
	}
	defer table.Close()
	if _, err := io.Copy(m.Stdout, table); err != nil {
		return fmt.Errorf("printing the table %s: %w", options.table, err)
	}
	return nil
}
