package result

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// output is a file that is being written.
type output interface {
	io.WriteCloser
	Sync() error
}

// staging is a folder beside the target in which a result is put together, and that then takes the target's place.
type staging struct {
	target string
	folder string
	// parents are folders that had to be made above the target, outermost first.
	parents []string
	// create makes a new file; tests put files that fail in its place.
	create func(path string) (output, error)
}

func createFile(path string) (output, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
}

// staged fills a folder for a result in dir and puts it into place, whole or not at all.
func staged(dir string, overwrite bool, create func(path string) (output, error), fill func(stage *staging) error) error {
	target, err := place(dir, overwrite)
	if err != nil {
		return fmt.Errorf("write result: %w", err)
	}
	s, err := stage(target, create)
	if err != nil {
		return fmt.Errorf("write result %s: %w", dir, err)
	}
	defer s.discard()
	if err := fill(s); err != nil {
		return fmt.Errorf("write result %s: %w", dir, err)
	}
	if err := s.commit(); err != nil {
		return fmt.Errorf("write result %s: %w", dir, err)
	}
	return nil
}

// stage makes the folder for a result that is to become target.
func stage(target string, create func(path string) (output, error)) (_ *staging, err error) {
	s := &staging{target: target, create: create}
	defer func() {
		if err != nil {
			s.discard()
		}
	}()
	for parent := filepath.Dir(target); ; parent = filepath.Dir(parent) {
		_, err := os.Stat(parent)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			break
		}
		s.parents = append([]string{parent}, s.parents...)
	}
	for made, parent := range s.parents {
		if err := os.Mkdir(parent, 0o777); err != nil {
			s.parents = s.parents[:made]
			return nil, fmt.Errorf("make the folder above: %w", err)
		}
	}
	folder := s.sibling("partial")
	if err := os.Mkdir(folder, 0o777); err != nil {
		return nil, fmt.Errorf("make a temporary folder: %w", err)
	}
	s.folder = folder
	return s, nil
}

// sibling is a hidden name beside the target that nobody else uses.
func (s *staging) sibling(purpose string) string {
	var random [6]byte
	rand.Read(random[:])
	return filepath.Join(filepath.Dir(s.target), "."+filepath.Base(s.target)+"."+purpose+"-"+hex.EncodeToString(random[:]))
}

// file writes one file of the result and makes sure that it is on the disk.
func (s *staging) file(name string, write func(to io.Writer) error) (err error) {
	file, err := s.create(filepath.Join(s.folder, name))
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	if err := write(file); err != nil {
		return err
	}
	return file.Sync()
}

// commit moves the folder into place. A former result there is moved aside first, put back if that fails, and removed
// once the new one stands.
func (s *staging) commit() error {
	SyncFolder(s.folder)
	aside := ""
	if entries, err := os.ReadDir(s.target); err == nil && len(entries) == 0 {
		// Renaming onto an empty folder is an error on some systems.
		if err := os.Remove(s.target); err != nil {
			return fmt.Errorf("replace the empty folder: %w", err)
		}
	} else if err == nil {
		aside = s.sibling("former")
		if err := os.Rename(s.target, aside); err != nil {
			return fmt.Errorf("move the former result aside: %w", err)
		}
	}
	if err := os.Rename(s.folder, s.target); err != nil {
		if aside != "" {
			err = errors.Join(err, os.Rename(aside, s.target))
		}
		return fmt.Errorf("move the result into place: %w", err)
	}
	SyncFolder(filepath.Dir(s.target))
	s.folder, s.parents = "", nil
	if aside != "" {
		if err := os.RemoveAll(aside); err != nil {
			return fmt.Errorf("the result is in place, but its former one is left over: %w", err)
		}
	}
	return nil
}

// discard removes everything that has been made. After a commit it does nothing.
func (s *staging) discard() {
	if s.folder != "" {
		_ = os.RemoveAll(s.folder)
	}
	for i := len(s.parents) - 1; i >= 0; i-- {
		_ = os.Remove(s.parents[i])
	}
	s.folder, s.parents = "", nil
}

// SyncFolder makes renames in a folder durable where the system can; not all can, and what is renamed is whole either way.
func SyncFolder(folder string) {
	if open, err := os.Open(folder); err == nil {
		_ = open.Sync()
		_ = open.Close()
	}
}
