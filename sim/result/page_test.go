package result_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/result"
)

var update = flag.Bool("update", false, "write golden files and the generated part of docs/format.md")

// The generated part of the page stands between these lines.
const (
	tablesBegin = "<!-- tables: generated, begin -->\n"
	tablesEnd   = "<!-- tables: generated, end -->\n"
)

func TestFormatPageIsCurrent(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "format.md")
	page, err := os.ReadFile(path)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(page), tablesBegin)
	require.True(t, found, "the page has the line %q", tablesBegin)
	_, after, found := strings.Cut(rest, tablesEnd)
	require.True(t, found, "the page has the line %q", tablesEnd)
	current := before + tablesBegin + "\n" + result.FormatTables() + tablesEnd + after
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(current), 0o644))
		return
	}
	assert.Equal(t, current, string(page), "run go generate ./sim/result")
}
