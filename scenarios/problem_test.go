package scenarios

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestBadFiles holds the full text that a user reads for each kind of mistake.
func TestBadFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(name, func(t *testing.T) {
			resolved, err := Load(file)
			require.Error(t, err)
			assert.Nil(t, resolved)
			var problems Problems
			require.True(t, errors.As(err, &problems))
			for _, problem := range problems {
				assert.Positive(t, problem.Line)
				assert.Positive(t, problem.Column)
				assert.NotEmpty(t, problem.File)
			}
			compareGolden(t, strings.TrimSuffix(file, ".yaml")+".txt", filepath.ToSlash(err.Error())+"\n")
		})
	}
}

// compareGolden compares a text with a file, or writes the file with -update.
func compareGolden(t *testing.T, file, text string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}
