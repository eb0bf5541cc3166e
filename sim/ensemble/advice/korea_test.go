package advice_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble/advice"
)

// The scenario korea-stargate brings SK Telecom into Stargate in March 2025, where the article leaves it to itself: what comes of
// that is told, from the runs of both.
func TestWhoEndsElsewhereIsTold(t *testing.T) {
	names := []string{"article", "korea-stargate"}
	problem := &advice.Problem{
		State: "KR", Outcome: `strength("KR")`,
		Options: []advice.Option{{ID: "article", Name: "stay"}, {ID: "korea-stargate", Name: "join"}},
		Model:   func(at advice.Case) (*sim.Model, error) { return scenarios.Model(names[at.Option]) },
	}
	plan := advice.Plan{Seed: 1, Runs: 2, Futures: 4, Steps: 2, Compared: 20}
	found, err := advice.Advise(t.Context(), problem, plan)
	require.NoError(t, err)
	require.Len(t, found.Comparisons, 1, "the runner-up is to do nothing")
	c := found.Comparisons[0]
	at := slices.IndexFunc(c.Shifts, func(shift advice.Shift) bool {
		return shift.Actor.English == "SK Telecom" && shift.Bloc.English == "Stargate"
	})
	require.GreaterOrEqual(t, at, 0, "%v", found.Sentences())
	require.Equal(t, 1, found.Chosen, "the two put more into investment there, for Korea's strength")
	assert.Greater(t, c.Shifts[at].Chosen, c.Shifts[at].Other)
	if at < 3 {
		assert.Equal(t, 20, c.Shifts[at].With.Scripted, "in each run, by the event")
	}
	assert.Contains(t, strings.Join(found.Sentences(), "\n"), " ends in ")
	for k := 1; k < len(c.Shifts); k++ {
		assert.GreaterOrEqual(t, abs(c.Shifts[k-1].Change.Value), abs(c.Shifts[k].Change.Value), "the largest first")
	}
	for _, shift := range c.Shifts {
		assert.True(t, shift.Change.Low > 0 || shift.Change.High < 0, "nothing is told that luck explains")
		assert.InDelta(t, shift.Change.Value, shift.Chosen-shift.Other, 1e-12)
	}
	explained := c.Shifts[0].With
	assert.Equal(t, 20, explained.Runs)
	assert.Positive(t, explained.Joined+explained.Scripted, "it came in by somebody's doing")
}

func abs(x float64) float64 { return max(x, -x) }
