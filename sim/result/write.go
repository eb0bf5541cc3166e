package result

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"entente/sim"
)

// Options say how a result is written.
type Options struct {
	Format Format
	// Overwrite replaces a former result in the folder. Anything else there is never touched.
	Overwrite bool
	// Checkpoints of the run come into the folder too, each under its CheckpointName.
	Checkpoints []*sim.Checkpoint
}

// Write writes a record as a result into the folder dir, which must not exist, be empty, or hold a former result that
// options allow to replace; folders above it are made. The manifest gives the program's version, its arguments and the
// scenario's document; the rest is filled in.
//
// The folder appears whole or not at all: on an error or when the context is cancelled, nothing is left of it, and a
// former result stays. A program that is killed may leave a hidden folder beside it, ".<name>.partial-…", which may be
// removed. Errors wrap ErrExists where something is in the way, or say what in the record cannot be written.
func Write(ctx context.Context, dir string, record *sim.Record, manifest Manifest, options Options) error {
	return write(ctx, dir, record, manifest, options, createFile)
}

func write(
	ctx context.Context, dir string, record *sim.Record, manifest Manifest, options Options, create func(path string) (output, error),
) error {
	return staged(dir, options.Overwrite, create, func(stage *staging) error { return fill(ctx, stage, record, manifest, options) })
}

// fill writes all files.
func fill(ctx context.Context, stage *staging, record *sim.Record, manifest Manifest, options Options) error {
	if err := whole(record); err != nil {
		return fmt.Errorf("the record is not whole: %w", err)
	}
	n, err := newNames(record)
	if err != nil {
		return err
	}
	manifest.describe(record, n)
	if err := n.mistake(); err != nil {
		return err
	}
	format := options.Format
	manifest.Tables, manifest.Files = format.String(), nil
	for _, t := range tables {
		file := File{Name: t.about().name + format.Extension()}
		err := stage.hashed(&file, func(to io.Writer) error {
			file.Rows, err = t.write(ctx, to, format, n)
			return err
		})
		if err != nil {
			return fmt.Errorf("table %s: %w", t.about().name, err)
		}
		manifest.Files = append(manifest.Files, file)
	}
	if len(manifest.Document) > 0 {
		file, err := stage.document(scenarioName, manifest.Document)
		if err != nil {
			return err
		}
		manifest.Files = append(manifest.Files, file)
	}
	for _, checkpoint := range options.Checkpoints {
		data, err := checkpoint.Encode()
		if err != nil {
			return err
		}
		name := CheckpointName(checkpoint.Tick)
		if err := stage.file(name, func(to io.Writer) error { _, err := to.Write(data); return err }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	// What could not be read back is a mistake of the record, and must not be found out only by the reader.
	if err := manifest.check(); err != nil {
		return err
	}
	encoded, err := manifest.Encode()
	if err != nil {
		return err
	}
	if err := stage.manifest(encoded); err != nil {
		return err
	}
	return ctx.Err()
}

// document writes a file that is no table, and gives its size and hash.
func (s *staging) document(name string, text []byte) (File, error) {
	file := File{Name: name, Rows: -1}
	err := s.hashed(&file, func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
	if err != nil {
		return file, fmt.Errorf("%s: %w", name, err)
	}
	return file, nil
}

// manifest writes the manifest, the last file and the one that names all others.
func (s *staging) manifest(encoded []byte) error {
	err := s.file(manifestName, func(to io.Writer) error {
		_, err := to.Write(encoded)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s: %w", manifestName, err)
	}
	return nil
}

// hashed writes a file and notes its size and hash.
func (s *staging) hashed(file *File, write func(to io.Writer) error) error {
	digest := sha256.New()
	counter := &countingWriter{}
	err := s.file(file.Name, func(to io.Writer) error {
		buffered := bufio.NewWriterSize(io.MultiWriter(to, digest, counter), 1<<16)
		if err := write(buffered); err != nil {
			return err
		}
		return buffered.Flush()
	})
	file.Bytes, file.SHA256 = counter.count, hex.EncodeToString(digest.Sum(nil))
	return err
}

// countingWriter counts what is written to it.
type countingWriter struct{ count int64 }

func (c *countingWriter) Write(data []byte) (int, error) {
	c.count += int64(len(data))
	return len(data), nil
}
