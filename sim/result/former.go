package result

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Free says whether a result may be written into a folder, as Write and WriteStudy would: so that long work need not be done to hear that
// it may not. Errors wrap ErrExists.
func Free(dir string, options Options) error {
	_, err := place(dir, options.Overwrite)
	return err
}

// place works out where a result for dir goes, and says what is in its way. A former result may be overwritten if the
// caller says so; an empty folder always may; anything else is left alone.
func place(dir string, overwrite bool) (string, error) {
	target, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the folder: %w", err)
	}
	if here, err := os.Getwd(); err == nil && here == target {
		return "", fmt.Errorf("%s is the current folder: name one below it: %w", dir, ErrExists)
	}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return target, nil
	}
	// A link is followed, so that it stays a link.
	if target, err = filepath.EvalSymlinks(target); err != nil {
		return "", fmt.Errorf("follow the link: %w", err)
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return "", fmt.Errorf("%s is no folder that can be read: %w: %w", dir, err, ErrExists)
	}
	if len(entries) == 0 {
		return target, nil
	}
	mine, err := formerFiles(target)
	if err != nil {
		return "", fmt.Errorf("%s holds files and no former result (%w): it is left alone: %w", dir, err, ErrExists)
	}
	for _, entry := range entries {
		if !mine[entry.Name()] && !checkpointNames.MatchString(entry.Name()) || !entry.Type().IsRegular() {
			return "", fmt.Errorf("%s holds %s, which is no part of the result there: it is left alone: %w", dir, entry.Name(), ErrExists)
		}
	}
	if !overwrite {
		return "", fmt.Errorf("%s holds a former result: overwrite it or name another folder: %w", dir, ErrExists)
	}
	return target, nil
}

// formerFiles are the files of the result in a folder, of any format version.
func formerFiles(folder string) (map[string]bool, error) {
	data, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	var former struct {
		Format string `json:"format"`
		Files  []File `json:"files"`
	}
	if err := json.Unmarshal(data, &former); err != nil || (former.Format != manifestFormat && former.Format != studyFormat) {
		return nil, fmt.Errorf("%s is not that of a result", manifestName)
	}
	mine := map[string]bool{manifestName: true}
	for _, file := range former.Files {
		mine[file.Name] = true
	}
	return mine, nil
}

// readManifest reads the manifest's file, if it is one and of a possible size.
func readManifest(folder string) ([]byte, error) {
	file, _, err := openRegular(folder, manifestName)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, mostManifestBytes+1))
}

// openRegular opens a file of a result and gives its size. Nothing but a regular file is opened: a pipe would hang.
func openRegular(folder, name string) (*os.File, int64, error) {
	path := filepath.Join(folder, name)
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("%s is no regular file", name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", name, err)
	}
	return file, info.Size(), nil
}
