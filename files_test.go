package entente_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// projectFile is a text file of the project: its path from the root, with slashes, and what is in it.
type projectFile struct {
	path string
	text []byte
}

// projectFiles returns the project's text files whose names end so, in order of path.
// What .gitignore names is left out, as are files that hold a zero byte.
func projectFiles(t *testing.T, ending string) []projectFile {
	t.Helper()
	ignored := ignoredPaths(t)
	var files []projectFile
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == ".git" || ignored(filepath.ToSlash(name))):
			return fs.SkipDir
		case name == ".git": // in a second worktree of git it is a file that names the first
			return nil
		case !entry.Type().IsRegular() || ignored(filepath.ToSlash(name)) || !strings.HasSuffix(name, ending):
			return nil
		}
		text, err := os.ReadFile(name)
		if err == nil && !bytes.Contains(text, []byte{0}) {
			files = append(files, projectFile{filepath.ToSlash(name), text})
		}
		return err
	})
	require.NoError(t, err, "read the project's files")
	require.NotEmpty(t, files, "the project has files that end in %q", ending)
	return files
}

// ignoredPaths reads .gitignore, whose lines here are patterns of names, or of paths if they begin with a slash.
func ignoredPaths(t *testing.T) func(name string) bool {
	t.Helper()
	text, err := os.ReadFile(".gitignore")
	require.NoError(t, err)
	var patterns []string
	for line := range strings.Lines(string(text)) {
		if pattern := strings.TrimSpace(line); pattern != "" && !strings.HasPrefix(pattern, "#") {
			patterns = append(patterns, pattern)
		}
	}
	return func(name string) bool {
		return slices.ContainsFunc(patterns, func(pattern string) bool {
			rooted, isRooted := strings.CutPrefix(pattern, "/")
			matched, err := path.Match(rooted, name)
			if !isRooted {
				matched, err = path.Match(pattern, path.Base(name))
			}
			return err == nil && matched
		})
	}
}

// report fails the test once for each of the mistakes found.
func report(t *testing.T, mistakes []string) {
	t.Helper()
	for _, mistake := range mistakes {
		assert.Fail(t, mistake)
	}
}
