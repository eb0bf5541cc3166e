package docs_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// The page's table has every limit, in order, with its default and the most that it can be.
func TestThePageOfLimitsIsComplete(t *testing.T) {
	page, err := os.ReadFile("file-limits.md")
	require.NoError(t, err)
	var names []string
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|[^|]*\\| ([0-9,]+) \\| ([0-9,]*) ?\\|$").FindAllStringSubmatch(string(page), -1) {
		names = append(names, row[1])
		value, most, known := scenarios.Limits{}.Limit(row[1])
		require.True(t, known, row[1])
		assert.Equal(t, number(t, row[2]), value, row[1])
		assert.Equal(t, number(t, row[3]), most, row[1])
	}
	assert.Equal(t, scenarios.LimitNames(), names)
}

func number(t *testing.T, text string) int {
	t.Helper()
	if text == "" {
		return 0
	}
	value, err := strconv.Atoi(strings.ReplaceAll(text, ",", ""))
	require.NoError(t, err)
	return value
}
