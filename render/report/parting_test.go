package report

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
)

// part is a section of a page as text.
func part(t *testing.T, page *Page, id string) string {
	t.Helper()
	for _, section := range page.sections {
		if section.ID == id {
			var out strings.Builder
			plainBlocks(&out, section.Blocks)
			return out.String()
		}
	}
	t.Fatalf("the page has no section %q", id)
	return ""
}

func TestWhereScenariosPart(t *testing.T) {
	study := comparisonStudy(t)
	// An open chip maker is drawn to the open bloc.
	hanchip := &study.Scenarios[1].Actors[2]
	require.Equal(t, "hanchip", hanchip.ID)
	hanchip.OpennessDeclared.Value = 0.95
	study.Records[1] = runOf(t, study.Scenarios[1])
	for _, language := range languages {
		page, err := OfComparison(study, Options{Language: language})
		require.NoError(t, err)
		golden(t, "partings_"+language.String(), part(t, page, "partings"))
	}
	// With itself, a scenario parts nowhere.
	study.Records[1] = study.Records[0]
	page, err := OfComparison(study, Options{})
	require.NoError(t, err)
	assert.Contains(t, part(t, page, "partings"), "In run 0 every decision is the same.")
}

func TestWhereScenariosPartInALongChain(t *testing.T) {
	study := comparisonStudy(t)
	for k, name := range []string{"korea-stargate", "korea-sovereign"} {
		resolved, err := scenarios.Load(name)
		require.NoError(t, err)
		study.Scenarios[k], study.Records[k] = &resolved.Document, runOf(t, &resolved.Document)
	}
	page, err := OfComparison(study, Options{})
	require.NoError(t, err)
	told := part(t, page, "partings")
	// The scenarios differ from an event of March 2025 on, which brings Korea into one bloc or the other.
	assert.Contains(t, told, "1 | Mar 2025 | Korean government joined Stargate")
	assert.Contains(t, told, "the scenarios' difference")
	assert.Contains(t, told, "decision 1, by way of Korea's open AI")
	assert.Contains(t, told, "more.")
	assert.NotContains(t, told, "> Why: 1,", "what an event did has no reasons")
	assert.Contains(t, told, "> Why: 4,")
}

func runOf(t *testing.T, document *scenarios.Document) *sim.Record {
	t.Helper()
	model, err := scenarios.Build(document)
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	return record
}
