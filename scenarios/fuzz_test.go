package scenarios

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzLoad feeds the loader arbitrary bytes. It must not panic, must place every
// problem in the file, and must write what it accepts so that it reads back equal.
func FuzzLoad(f *testing.F) {
	f.Add(Starter())
	f.Add([]byte(`{schema: entente/scenario/1, actors: [{id: a, size_usd_bn: 8.7bn, <<: *x}], "\x00": .nan}`))
	files, err := filepath.Glob("testdata/bad/*.yaml")
	require.NoError(f, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(text)
	}
	limits := WithLimits(Limits{Bytes: 64 << 10, Nodes: 20_000})
	f.Fuzz(func(t *testing.T, text []byte) {
		resolved, err := Read("fuzz.yaml", bytes.NewReader(text), limits)
		var problems Problems
		if err != nil {
			require.True(t, errors.As(err, &problems), "%T", err)
			require.NotEmpty(t, problems)
		} else {
			problems = resolved.Warnings
			again, err := Read("again.yaml", bytes.NewReader(Canonical(resolved.Document)), WithLimits(Limits{Bytes: 4 << 20}))
			require.NoError(t, err)
			require.Equal(t, resolved.Document, again.Document)
		}
		for _, problem := range problems {
			require.Positive(t, problem.Line)
			require.Positive(t, problem.Column)
			require.NotEmpty(t, problem.File)
			require.NotEmpty(t, problem.Text)
		}
		require.NotContains(t, strings.ReplaceAll(problems.Error(), "\n", ""), "\x1b")
	})
}
