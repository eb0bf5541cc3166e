package result

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"entente/sim"
)

// Read reads a result in any format back into the record that it was written from. It checks every file against the
// manifest, and the record against the hash that the run gave.
// Errors wrap ErrNotResult, ErrVersion or ErrCorrupt and name the file.
func Read(dir string) (*sim.Record, *Manifest, error) {
	record, manifest, err := read(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("read result %s: %w", dir, err)
	}
	return record, manifest, nil
}

func read(dir string) (*sim.Record, *Manifest, error) {
	data, err := readManifest(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", err, ErrNotResult)
	}
	manifest, err := ParseManifest(data)
	if err != nil {
		return nil, nil, err
	}
	record, err := manifest.record()
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w: %w", manifestName, err, ErrCorrupt)
	}
	n, err := newNames(record)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w: %w", manifestName, err, ErrCorrupt)
	}
	files := map[string]File{}
	for _, file := range manifest.Files {
		files[file.Name] = file
	}
	format, _ := FormatByName(manifest.Tables)
	for _, t := range tables {
		file := files[t.about().name+format.Extension()]
		err := verified(dir, file, func(from *os.File) error {
			rows, err := t.read(from, file.Bytes, format, n)
			if err == nil && rows != file.Rows {
				err = fmt.Errorf("%d rows where the manifest says %d", rows, file.Rows)
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	if len(record.Blocs) == 0 {
		for range record.Ticks * record.Slots {
			record.BlocRows = append(record.BlocRows, nobody)
		}
	}
	if file, listed := files[scenarioName]; listed {
		err := verified(dir, file, func(from *os.File) (err error) {
			manifest.Document, err = io.ReadAll(io.LimitReader(from, file.Bytes))
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	if err := whole(record); err != nil {
		return nil, nil, fmt.Errorf("rows are missing: %w: %w", err, ErrCorrupt)
	}
	if hash := record.SHA256(); hash != manifest.RecordSHA256 {
		return nil, nil, fmt.Errorf("the record's hash is %s where the manifest says %s: %w", hash, manifest.RecordSHA256, ErrCorrupt)
	}
	return record, manifest, nil
}

// verified checks a file against the manifest and then reads it.
func verified(dir string, want File, read func(from *os.File) error) error {
	file, size, err := openRegular(dir, want.Name)
	if err != nil {
		return fmt.Errorf("%w: %w", err, ErrCorrupt)
	}
	defer file.Close()
	if size != want.Bytes {
		return fmt.Errorf("%s: %d bytes where the manifest says %d: %w", want.Name, size, want.Bytes, ErrCorrupt)
	}
	digest := sha256.New()
	if _, err := io.Copy(digest, file); err != nil {
		return fmt.Errorf("%s: %w", want.Name, err)
	}
	if hash := hex.EncodeToString(digest.Sum(nil)); hash != want.SHA256 {
		return fmt.Errorf("%s: it was changed since it was written (SHA-256 %s, the manifest says %s): %w", want.Name, hash, want.SHA256, ErrCorrupt)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("%s: %w", want.Name, err)
	}
	if err := read(file); err != nil {
		return fmt.Errorf("%s: %w: %w", want.Name, err, ErrCorrupt)
	}
	return nil
}
