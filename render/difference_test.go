package render

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/render/wording"
	"entente/sim"
)

func TestDifferenceTellsTheFirstDecision(t *testing.T) {
	whole := smallWorld(t)
	for _, kind := range []agents.DecisionKind{agents.Move, agents.Invitation} {
		at := slices.IndexFunc(whole.Decisions, func(decision agents.Decision) bool { return decision.Kind == kind })
		require.GreaterOrEqual(t, at, 0, "the small world has a decision of each kind, %s too", kind)
		// A branch in which that decision was not taken, and the one after it came at once.
		branch := *whole
		branch.Decisions = slices.Delete(slices.Clone(whole.Decisions), at, at+1)
		everyView(t, func(t *testing.T, language wording.Language, width int, suffix string) {
			var text bytes.Buffer
			require.NoError(t, Difference(&text, &branch, whole, DifferenceOptions{Language: language, Width: width}))
			golden(t, "difference_"+kind.String()+suffix, width, text.String())
		})
	}
}

func TestDifferenceSaysWhereThereIsNone(t *testing.T) {
	whole := smallWorld(t)
	var text bytes.Buffer
	require.NoError(t, Difference(&text, whole, whole, DifferenceOptions{}))
	assert.Equal(t, "The branch decides nothing otherwise than the run as it was.\n", text.String())
	short := *whole
	short.Decisions = whole.Decisions[:1]
	text.Reset()
	require.NoError(t, Difference(&text, &short, whole, DifferenceOptions{Width: 200}))
	assert.Contains(t, text.String(), "Here nothing more is decided.")
	text.Reset()
	require.NoError(t, Difference(&text, whole, &short, DifferenceOptions{Language: wording.Korean, Width: 200}))
	assert.Contains(t, text.String(), "원래 실행에는 그 뒤의 결정이 없다.")
	assert.Error(t, Difference(&text, &sim.Record{}, whole, DifferenceOptions{}))
}
