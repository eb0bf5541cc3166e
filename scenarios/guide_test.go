package scenarios_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
)

// TestExamplesOfTheGuideAreValid loads each block of docs/scenarios.md as what its first line says.
func TestExamplesOfTheGuideAreValid(t *testing.T) {
	guide, err := os.ReadFile("../docs/scenarios.md")
	require.NoError(t, err)
	scenario, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllSubmatch(guide, -1)
	seen := map[string]int{}
	for _, block := range blocks {
		text := block[1]
		first, _, _ := strings.Cut(string(text), "\n")
		seen[first]++
		switch first {
		case "schema: entente/scenario/1":
			resolved, err := scenarios.Read("guide", bytes.NewReader(text))
			require.NoError(t, err)
			assert.Empty(t, resolved.Warnings)
			assert.Len(t, resolved.Expectations(), 2)
			assert.NoError(t, validateText(t, compileSchema(t, "schema.json"), text))
		case "schema: entente/patch/1":
			patch, err := scenarios.ReadPatch("guide", bytes.NewReader(text))
			require.NoError(t, err)
			_, err = scenario.Patched(patch)
			require.NoError(t, err)
			assert.NoError(t, validateText(t, compileSchema(t, "patch.schema.json"), text))
		case "schema: entente/sweep/1":
			_, err := scenarios.ReadSweep("guide", bytes.NewReader(text))
			require.NoError(t, err)
			assert.NoError(t, validateText(t, compileSchema(t, "sweep.schema.json"), text))
		case "schema: entente/levers/1":
			_, err := scenarios.ReadLevers("guide", bytes.NewReader(text), scenario)
			require.NoError(t, err)
			assert.NoError(t, validateText(t, compileSchema(t, "levers.schema.json"), text))
		default:
			assert.Fail(t, "an example of no known form", first)
		}
	}
	assert.Len(t, seen, 4)

	paths := regexp.MustCompile("(?s)```text\n(.*?)```").FindSubmatch(guide)
	require.NotNil(t, paths)
	for path := range strings.FieldsSeq(string(paths[1])) {
		_, err := scenarios.FindLever(&scenario.Document, path)
		assert.NoError(t, err)
	}
}
