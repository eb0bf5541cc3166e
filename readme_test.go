package entente_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render"
	"entente/scenarios"
	"entente/sim"
)

var update = flag.Bool("update", false, "rewrite what is generated from the program")

// storyBlock is the output that the README shows.
var storyBlock = regexp.MustCompile("(?s)(<!-- story:[^>]*-->\n```text\n).*?(```\n)")

func TestReadmeShowsWhatItsFirstCommandPrints(t *testing.T) {
	model, err := scenarios.Model("korea-stargate")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	var story bytes.Buffer
	require.NoError(t, render.Story(&story, record, render.StoryOptions{}))

	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	require.Regexp(t, storyBlock, string(readme))
	want := storyBlock.ReplaceAll(readme, []byte("${1}"+story.String()+"${2}"))
	if *update {
		require.NoError(t, os.WriteFile("README.md", want, 0o644))
		return
	}
	assert.Equal(t, string(want), string(readme), "run: go test . -update")
}

func TestReadmeScenarioIsValid(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(readme, -1)
	require.NotEmpty(t, blocks)
	for _, block := range blocks {
		resolved, err := scenarios.Read("README.md", bytes.NewReader(block[1]))
		require.NoError(t, err)
		assert.Empty(t, resolved.Warnings, "an example that is copied should not be complained of")
		model, err := scenarios.Build(&resolved.Document)
		require.NoError(t, err)
		_, err = sim.Run(context.Background(), model, 1, 0)
		assert.NoError(t, err)
	}
}
