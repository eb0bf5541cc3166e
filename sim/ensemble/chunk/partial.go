package chunk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	// partialEnding marks a file that is being written.
	partialEnding = ".partial"
	// stale is the age from which on a file that is being written belongs to nobody any more. What goes into one is ready before
	// the file is made, so that it lives for milliseconds, on the slowest disk for minutes.
	stale = 6 * time.Hour
)

// writePartial writes a file under a hidden name that no other process has, flushed to the disk, and gives back its path.
func writePartial(dir, name string, write func(to io.Writer) error) (path string, err error) {
	file, err := createPartial(dir, name)
	if err != nil {
		return "", err
	}
	buffered := bufio.NewWriterSize(file, 1<<16)
	if err = write(buffered); err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(file.Name())
		return "", err
	}
	return file.Name(), nil
}

// createPartial makes a new file. Its name is drawn, and drawn again should it be taken: that the system refuses to make a file
// twice holds for processes on several machines too.
func createPartial(dir, name string) (*os.File, error) {
	for {
		path := filepath.Join(dir, fmt.Sprintf(".%s.%016x%s", name, rand.Uint64(), partialEnding))
		file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}

// sweepOut removes what processes that were killed left half written. Whether a process still lives cannot be asked on other
// machines that share the folder; so it goes by age, by the clock of the disk itself. Should one be frozen for longer and go on,
// it cannot rename its file and says so: no part is ever harmed.
func sweepOut(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var now time.Time
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, ".part-") && !strings.HasPrefix(name, "."+jobName) || !strings.HasSuffix(name, partialEnding) {
			continue
		}
		about, err := entry.Info()
		if err != nil {
			continue // It has been renamed meanwhile.
		}
		if now.IsZero() {
			if now, err = clockOf(dir); err != nil {
				return err
			}
		}
		if now.Sub(about.ModTime()) < stale {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// clockOf is the time by the clock of the disk that a folder is on, as a new file there has it.
func clockOf(dir string) (time.Time, error) {
	file, err := createPartial(dir, jobName)
	if err != nil {
		return time.Time{}, err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	about, err := file.Stat()
	if err != nil {
		return time.Time{}, err
	}
	return about.ModTime(), nil
}
