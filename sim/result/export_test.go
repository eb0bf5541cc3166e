package result

import (
	"bytes"
	"context"
	"os"

	"entente/sim"
)

// Output is a file that a result is written to.
type Output = output

// WriteThrough is Write with files of the test's own making.
func WriteThrough(
	ctx context.Context, dir string, record *sim.Record, manifest Manifest, options Options, create func(path string) (Output, error),
) error {
	return write(ctx, dir, record, manifest, options, create)
}

// CreateFile is how Write makes files.
func CreateFile(path string) (Output, error) { return createFile(path) }

// ReadTable reads the bytes of one table as Read does once their hash is known to be right.
func ReadTable(name string, format Format, file *os.File, size int64, record *sim.Record) error {
	n, err := newNames(record)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if t.about().name == name {
			_, err := t.read(file, size, format, n)
			return err
		}
	}
	panic("no table " + name)
}

// TableBytes writes one table of a record into memory.
func TableBytes(name string, format Format, record *sim.Record) ([]byte, error) {
	n, err := newNames(record)
	if err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	for _, t := range tables {
		if t.about().name == name {
			_, err := t.write(context.Background(), &buffer, format, n)
			return buffer.Bytes(), err
		}
	}
	panic("no table " + name)
}

// FormatTables is the generated part of docs/format.md.
var FormatTables = formatTables

// WriteCheckpointThrough is WriteCheckpoint with files of the test's own making.
func WriteCheckpointThrough(file string, checkpoint *sim.Checkpoint, create func(path string) (Output, error)) error {
	return writeCheckpoint(file, checkpoint, true, create)
}
