package docs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// The generated part of the page about results of many runs stands between these lines.
const (
	studiesBegin = "<!-- studies: generated, begin -->\n"
	studiesEnd   = "<!-- studies: generated, end -->\n"
)

// studyTables are the tables of each kind of study.
func studyTables() string {
	var page strings.Builder
	model := sim.Synthetic(2, 1, 1, 1)
	for _, kind := range []struct {
		title  string
		tables []result.StudyTable
	}{
		{"Tables of an ensemble", (&ensemble.Ensemble{Summary: ensemble.NewSummary(model), Answers: &ensemble.Answers{}}).Tables(0, 1)},
		{"Tables of a comparison", (&ensemble.Comparison{}).Tables(0)},
		{"Tables of a sweep, in blocks: rows-00000.parquet and so on", sweep.Tables()},
		{"Tables of advice", (&advice.Advice{}).Tables()},
	} {
		page.WriteString("\n## " + kind.title + "\n\n" + result.StudyTables(kind.tables))
	}
	return page.String()
}

func TestStudiesPageIsCurrent(t *testing.T) {
	const name = "studies.md"
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(page), studiesBegin)
	require.True(t, found)
	_, after, found := strings.Cut(rest, studiesEnd)
	require.True(t, found)
	current := before + studiesBegin + studyTables() + studiesEnd + after
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(current), 0o666))
		return
	}
	assert.Equal(t, current, string(page), "run go test ./docs -update")
}
