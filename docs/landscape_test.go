package docs_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim/landscape"
)

// unixTable is the part of the page about landscapes that tells of UNIX 1988.
var unixTable = regexp.MustCompile(`(?s)(<!-- unix1988:[^>]*-->\n\|[^\n]*\n\|[^\n]*\n).*?(<!-- unix1988: end -->\n)`)

func TestLandscapePageTellsOfUnix(t *testing.T) {
	file, err := scenarios.LoadLandscape("unix1988", nil)
	require.NoError(t, err)
	var rows strings.Builder
	for _, together := range []bool{false, true} {
		label := ""
		if together {
			file.Problem.Together, label = [][2]int{{0, 1}}, ", Sun and AT&T kept together"
		}
		l, err := landscape.Explore(t.Context(), file.Problem, landscape.Exploring{})
		require.NoError(t, err)
		for k, m := range l.Minima {
			right, err := landscape.Right(m.Sides, file.Actual)
			require.NoError(t, err)
			var sides [2][]string
			for i, side := range m.Sides {
				sides[side] = append(sides[side], file.Problem.Actors[i].Name)
			}
			fmt.Fprintf(&rows, "| minimum %d%s | %.2f | %d of %d | %d of 9 | %s | %s |\n", k+1, label, m.Energy, m.Basin, l.Configurations, right,
				strings.Join(sides[0], ", "), strings.Join(sides[1], ", "))
		}
	}
	for _, rule := range landscape.Rules(file.Problem) {
		right, err := landscape.Right(rule.Sides, file.Actual)
		require.NoError(t, err)
		energy, err := file.Problem.Energy(rule.Sides)
		require.NoError(t, err)
		fmt.Fprintf(&rows, "| %s | %.2f | | %d of 9 | | |\n", strings.ReplaceAll(rule.Name, "-", " "), energy+0, right)
	}
	chance, err := landscape.Chances(file.Actual, 2)
	require.NoError(t, err)
	fmt.Fprintf(&rows, "| random | | | %.2f of 9; 8 or more: %.3f | | |\n", chance.Mean, chance.Tail(8))
	page, err := os.ReadFile("landscape.md")
	require.NoError(t, err)
	require.Regexp(t, unixTable, string(page))
	want := unixTable.ReplaceAllString(string(page), "${1}"+strings.ReplaceAll(rows.String(), "$", "$$")+"${2}")
	if *update {
		require.NoError(t, os.WriteFile("landscape.md", []byte(want), 0o666))
		return
	}
	assert.Equal(t, want, string(page), "run: go test ./docs -update")
}

func TestLandscapeFilesOfThePageAreValid(t *testing.T) {
	page, err := os.ReadFile("landscape.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```(csv|yaml)\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	require.Len(t, blocks, 3)
	for _, block := range blocks {
		file, err := scenarios.ReadLandscape("landscape.md."+block[1], strings.NewReader(block[2]), nil)
		require.NoError(t, err)
		assert.Empty(t, file.Warnings)
		_, err = landscape.Explore(t.Context(), file.Problem, landscape.Exploring{})
		require.NoError(t, err)
	}
}
