package entente_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEveryDirectDependencyIsExplained(t *testing.T) {
	module, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	page, err := os.ReadFile("docs/dependencies.md")
	require.NoError(t, err)
	assert.ElementsMatch(t, directDependencies(string(module)), explainedDependencies(string(page)),
		"go.mod (first) and docs/dependencies.md (second) name different modules: add or take out a line of the page")
}

// directDependencies returns the modules that go.mod requires without the mark that only others need them.
func directDependencies(module string) []string {
	var names []string
	for _, line := range regexp.MustCompile(`(?m)^(?:require)?\s+(\S+) v\S+$`).FindAllStringSubmatch(module, -1) {
		names = append(names, line[1])
	}
	return names
}

// explainedDependencies returns the first cell of each line of the page's tables of modules.
func explainedDependencies(page string) []string {
	modules, _, _ := strings.Cut(page, "\n## Tools")
	var names []string
	for _, line := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(modules, -1) {
		names = append(names, line[1])
	}
	return names
}

func TestDependenciesAreReadFromBothFiles(t *testing.T) {
	module := "module a\n\ngo 1.26\n\nrequire example.org/one v1.0.0\n\nrequire (\n\texample.org/two/v2 v2.1.0\n\texample.org/three v0.1.0 // indirect\n)\n"
	assert.Equal(t, []string{"example.org/one", "example.org/two/v2"}, directDependencies(module))
	page := "| module | for |\n| --- | --- |\n| `example.org/one` | tests |\n\n## Tools\n| `example.org/tool` | more |\n"
	assert.Equal(t, []string{"example.org/one"}, explainedDependencies(page))
}
