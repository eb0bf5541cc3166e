package result

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"entente/sim"
)

// mostCheckpointBytes bounds the checkpoints that ReadCheckpoint takes; one of 100,000 actors after 73 ticks has about 700 MB.
const mostCheckpointBytes = 1 << 30

// checkpointNames are the files that hold checkpoints in a result's folder. They are no part of the manifest: a run with them
// is the same run.
var checkpointNames = regexp.MustCompile(`^checkpoint-[0-9]+\.entente$`)

// CheckpointName is the file of a checkpoint in a result's folder.
func CheckpointName(tick int) string { return "checkpoint-" + strconv.Itoa(tick) + ".entente" }

// WriteCheckpoint writes a checkpoint into a file, which appears whole or not at all. A former checkpoint there is replaced if
// overwrite says so; anything else is left alone. Errors wrap ErrExists where something is in the way.
func WriteCheckpoint(file string, checkpoint *sim.Checkpoint, overwrite bool) error {
	if err := writeCheckpoint(file, checkpoint, overwrite, createFile); err != nil {
		return fmt.Errorf("write checkpoint %s: %w", file, err)
	}
	return nil
}

func writeCheckpoint(file string, checkpoint *sim.Checkpoint, overwrite bool, create func(path string) (output, error)) error {
	target, err := filepath.Abs(file)
	if err != nil {
		return fmt.Errorf("find the file: %w", err)
	}
	if err := replaceable(target, overwrite); err != nil {
		return err
	}
	data, err := checkpoint.Encode()
	if err != nil {
		return err
	}
	s := &staging{target: target, create: create}
	partial := s.sibling("partial")
	s.folder = filepath.Dir(partial)
	if err := s.file(filepath.Base(partial), func(to io.Writer) error { _, err := to.Write(data); return err }); err != nil {
		_ = os.Remove(partial)
		return err
	}
	if err := os.Rename(partial, target); err != nil {
		_ = os.Remove(partial)
		return fmt.Errorf("move it into place: %w", err)
	}
	SyncFolder(s.folder)
	return nil
}

// replaceable says what is in the way of a checkpoint's file.
func replaceable(target string, overwrite bool) error {
	about, err := os.Lstat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !about.Mode().IsRegular() {
		return fmt.Errorf("it is no regular file, and left alone: %w", ErrExists)
	}
	file, err := os.Open(target)
	if err != nil {
		return err
	}
	defer file.Close()
	head := make([]byte, 64)
	length, _ := io.ReadFull(file, head)
	if _, err := sim.ParseCheckpoint(head[:length]); errors.Is(err, sim.ErrNotCheckpoint) {
		return fmt.Errorf("a file that is no checkpoint is there, and left alone: %w", ErrExists)
	}
	if !overwrite {
		return fmt.Errorf("a former checkpoint is there: overwrite it or name another file: %w", ErrExists)
	}
	return nil
}

// ReadCheckpoint reads a checkpoint from a file. Errors wrap those of sim.ParseCheckpoint or of the file system.
func ReadCheckpoint(file string) (*sim.Checkpoint, error) {
	opened, size, err := openRegular(filepath.Dir(file), filepath.Base(file))
	if err != nil {
		return nil, fmt.Errorf("read checkpoint: %w", err)
	}
	defer opened.Close()
	if size > mostCheckpointBytes {
		return nil, fmt.Errorf("read checkpoint %s: %d bytes, at most %d are read: %w",
			file, size, mostCheckpointBytes, sim.ErrCheckpointDamaged)
	}
	data, err := io.ReadAll(io.LimitReader(opened, mostCheckpointBytes))
	if err != nil {
		return nil, fmt.Errorf("read checkpoint %s: %w", file, err)
	}
	checkpoint, err := sim.ParseCheckpoint(data)
	if err != nil {
		return nil, fmt.Errorf("read checkpoint %s: %w", file, err)
	}
	return checkpoint, nil
}
