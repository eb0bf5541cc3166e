package entente_test

import (
	"os"
	"regexp"
	"slices"
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

// The cluster's module names what it shares with this one, and explains the rest.
func TestEveryDirectDependencyOfTheClusterIsExplained(t *testing.T) {
	ours, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	module, err := os.ReadFile("cluster/go.mod")
	require.NoError(t, err)
	page, err := os.ReadFile("docs/dependencies.md")
	require.NoError(t, err)
	shared := directDependencies(string(ours))
	own := slices.DeleteFunc(directDependencies(string(module)), func(name string) bool { return slices.Contains(shared, name) })
	assert.ElementsMatch(t, own, explainedByTheCluster(string(page)),
		"cluster/go.mod (first) and its section of docs/dependencies.md (second) name different modules: add or take out a line of the page")
	assert.NotRegexp(t, `(?m)^replace`, string(module), "whoever builds the cluster from the module alone has no folder beside it")
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
	modules, _, _ = strings.Cut(modules, clusterHeading)
	return firstCells(modules)
}

// clusterHeading begins the section on the cluster's module.
const clusterHeading = "\n## Of the cluster"

func explainedByTheCluster(page string) []string {
	_, section, _ := strings.Cut(page, clusterHeading)
	section, _, _ = strings.Cut(section, "\n## ")
	return firstCells(section)
}

func firstCells(modules string) []string {
	var names []string
	for _, line := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(modules, -1) {
		names = append(names, line[1])
	}
	return names
}

func TestDependenciesAreReadFromBothFiles(t *testing.T) {
	module := "module a\n\ngo 1.26\n\nrequire example.org/one v1.0.0\n\nrequire (\n\texample.org/two/v2 v2.1.0\n\texample.org/three v0.1.0 // indirect\n)\n"
	assert.Equal(t, []string{"example.org/one", "example.org/two/v2"}, directDependencies(module))
	page := "| module | for |\n| --- | --- |\n| `example.org/one` | tests |\n\n## Of the cluster\n| `example.org/queue` | chunks |\n\n## Tools\n| `example.org/tool` | more |\n"
	assert.Equal(t, []string{"example.org/one"}, explainedDependencies(page))
	assert.Equal(t, []string{"example.org/queue"}, explainedByTheCluster(page))
}
