package discovery_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble/discovery"
	"entente/sim/random"
)

func TestDiscoveryAsText(t *testing.T) {
	found, err := discovery.Default().Boxes(mixed(11, 600), 2)
	require.NoError(t, err)
	require.NotEmpty(t, found.Boxes)
	result, err := found.Boxes[0].Reproduce(10, random.New(1, 0))
	require.NoError(t, err)
	text := found.String() + "\n" + result.String()
	path := filepath.Join("testdata", "mixed.md")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text, "go test -update writes %s anew", path)
}

func TestNamesDoNotBreakTheTable(t *testing.T) {
	data := planted(1, 1000, 0)
	data.Factors[0].Name = "a|b\nc"
	assert.Contains(t, one(t, discovery.Default(), data).String(), `| a\|b c | 0.`)
}
