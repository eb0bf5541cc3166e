package site

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// ErrExists is wrapped where something is in the way of a page.
var ErrExists = errors.New("it is left alone")

// Write writes the page into a folder, which appears whole or not at all. A former page there is replaced if overwrite says so,
// an empty folder always is, and anything else is left alone.
func (s Site) Write(folder string, overwrite bool) error {
	target, err := place(folder, overwrite)
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	if err := s.write(target); err != nil {
		return fmt.Errorf("write the page %s: %w", folder, err)
	}
	return nil
}

func (s Site) write(target string) (err error) {
	parent := filepath.Dir(target)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return err
	}
	partial, err := os.MkdirTemp(parent, "."+filepath.Base(target)+".partial-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(partial)
	if err := os.Chmod(partial, 0o755); err != nil {
		return err
	}
	for _, name := range s.Names() {
		if err := os.WriteFile(filepath.Join(partial, name), s[name], 0o644); err != nil {
			return err
		}
	}
	aside := ""
	if _, err := os.Lstat(target); err == nil {
		aside = partial + "-former"
		if err := os.Rename(target, aside); err != nil {
			return fmt.Errorf("move the former page aside: %w", err)
		}
	}
	if err := os.Rename(partial, target); err != nil {
		if aside != "" {
			err = errors.Join(err, os.Rename(aside, target))
		}
		return fmt.Errorf("move the page into place: %w", err)
	}
	if aside != "" {
		if err := os.RemoveAll(aside); err != nil {
			return fmt.Errorf("the page is in place, but its former one is left over: %w", err)
		}
	}
	return nil
}

// Free says what is in the way of a page in a folder, before anything is built for it.
func Free(folder string, overwrite bool) error {
	if _, err := place(folder, overwrite); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// place works out where a page goes. A link is followed, so that it stays a link.
func place(folder string, overwrite bool) (string, error) {
	target, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if here, err := os.Getwd(); err == nil && here == target {
		return "", fmt.Errorf("%s is the current folder: name one below it: %w", folder, ErrExists)
	}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return target, nil
	}
	if target, err = filepath.EvalSymlinks(target); err != nil {
		return "", fmt.Errorf("follow the link: %w", err)
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return "", fmt.Errorf("%s is no folder that can be read: %w: %w", folder, err, ErrExists)
	}
	mine := names()
	for _, entry := range entries {
		if !slices.Contains(mine, entry.Name()) || !entry.Type().IsRegular() {
			return "", fmt.Errorf("%s holds %s, which is no part of a page: %w", folder, entry.Name(), ErrExists)
		}
	}
	if len(entries) > 0 && !overwrite {
		return "", fmt.Errorf("%s holds a former page: overwrite it or name another folder: %w", folder, ErrExists)
	}
	return target, nil
}

// ErrNoSite is wrapped where a folder holds no page.
var ErrNoSite = errors.New("no page of entente web")

// mostFileBytes bounds the files that are read; the program has 12 MB.
const mostFileBytes = 64 << 20

// Read reads a page from a folder that Write has written. Files that are no part of a page are not read, nor are links.
func Read(folder string) (Site, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	defer root.Close()
	site := Site{}
	for _, name := range names() {
		about, err := root.Lstat(name)
		if err != nil || !about.Mode().IsRegular() {
			if name == squeezedName || name == licencesName {
				continue
			}
			return nil, fmt.Errorf("%s holds no file %s: %w", folder, name, ErrNoSite)
		}
		if site[name], err = readFile(root, name); err != nil {
			return nil, fmt.Errorf("read the page %s: %w", folder, err)
		}
	}
	return site, nil
}

func readFile(root *os.Root, name string) ([]byte, error) {
	file, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostFileBytes+1))
	if err == nil && len(data) > mostFileBytes {
		err = fmt.Errorf("%s has more than %d bytes", name, mostFileBytes)
	}
	return data, err
}
