package sweep

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"entente/sim/result"
)

// The files of a sweep beside its parts and documents.
const (
	planName     = "plan.json"
	manifestName = "manifest.json"
	ledgerName   = "unfinished.ndjson"
	lockName     = "sweep.lock"
	// partialEnding marks a file that is being written.
	partialEnding = ".partial"
	// mostTextBytes bounds the texts that are read whole; the longest is the manifest of 2^31 rows with 20 MB.
	mostTextBytes = 64 << 20
)

// output is a file that is being written.
type output interface {
	io.WriteCloser
	Sync() error
}

// disk is what a sweep does to files; tests put one in its place that fails.
type disk interface {
	// Create makes a file anew, or empties it; Append opens it to write at its end.
	Create(path string) (output, error)
	Append(path string) (output, error)
	Rename(from, to string) error
	Remove(path string) error
}

// osDisk is the system's.
type osDisk struct{}

func (osDisk) Create(path string) (output, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o666)
}
func (osDisk) Append(path string) (output, error) {
	return os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
}
func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }
func (osDisk) Remove(path string) error     { return os.Remove(path) }

// folder is where a sweep is kept.
type folder struct {
	path string
	disk disk
}

func (f *folder) file(name string) string { return filepath.Join(f.path, name) }

// write puts a file into the folder, whole or not at all: under another name, flushed to the disk, then renamed. It gives back
// the file's size and hash.
func (f *folder) write(name string, write func(to io.Writer) error) (file result.File, err error) {
	partial := f.file(name + partialEnding)
	to, err := f.disk.Create(partial)
	if err != nil {
		return file, fmt.Errorf("make %s: %w", name, err)
	}
	digest, counter := sha256.New(), &countingWriter{}
	buffered := bufio.NewWriterSize(io.MultiWriter(to, digest, counter), 1<<16)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = to.Sync()
	}
	if closed := to.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = f.disk.Rename(partial, f.file(name))
	}
	if err != nil {
		_ = f.disk.Remove(partial)
		return file, fmt.Errorf("write %s: %w", name, err)
	}
	return result.File{Name: name, Rows: -1, Bytes: counter.count, SHA256: hex.EncodeToString(digest.Sum(nil))}, nil
}

// writeText puts a text into the folder.
func (f *folder) writeText(name string, text []byte) (result.File, error) {
	return f.write(name, func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}

// writeTable puts a table into the folder.
func (f *folder) writeTable(ctx context.Context, name string, table result.StudyTable) (result.File, error) {
	return f.write(name, func(to io.Writer) error { return result.PrintTable(ctx, to, table, result.Parquet) })
}

// text reads a file whole. The error is os.ErrNotExist where there is none.
func (f *folder) text(name string) ([]byte, error) {
	info, err := os.Stat(f.file(name))
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > mostTextBytes:
		return nil, fmt.Errorf("%s is no file of a sweep: %w", name, result.ErrCorrupt)
	}
	return os.ReadFile(f.file(name))
}

// has says whether there is something of that name.
func (f *folder) has(name string) bool {
	_, err := os.Lstat(f.file(name))
	return err == nil
}

// sweepOut removes what a process that was killed left half written.
func (f *folder) sweepOut(d *description) error {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return fmt.Errorf("look into the folder: %w", err)
	}
	for _, entry := range entries {
		name, partial := strings.CutSuffix(entry.Name(), partialEnding)
		if !partial || !d.owns(name) {
			continue
		}
		if err := f.remove(entry.Name()); err != nil {
			return err
		}
	}
	return nil
}

// remove removes a file that may be there.
func (f *folder) remove(name string) error {
	if !f.has(name) {
		return nil
	}
	if err := f.disk.Remove(f.file(name)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove %s: %w", name, err)
	}
	return nil
}

// owns says whether a file of that name is one of the sweep's.
func (d *description) owns(name string) bool {
	switch name {
	case planName, manifestName, ledgerName, lockName:
		return true
	}
	for _, document := range d.Documents {
		if document.Name == name {
			return true
		}
	}
	return partName.MatchString(name)
}

// countingWriter counts what is written to it.
type countingWriter struct{ count int64 }

func (c *countingWriter) Write(data []byte) (int, error) {
	c.count += int64(len(data))
	return len(data), nil
}
