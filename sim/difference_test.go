package sim_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/sim"
)

func TestFirstDifferenceIsThatOfDecisions(t *testing.T) {
	move := func(tick, actor int32) agents.Decision { return agents.Decision{Tick: tick, Actor: actor} }
	one := &sim.Record{Decisions: []agents.Decision{move(1, 1), move(2, 2), move(3, 3)}}
	other := &sim.Record{Decisions: []agents.Decision{move(1, 1), move(2, 4), move(3, 3)}}
	other.Decisions[0].Reasons = []agents.Reason{{Factor: "scale", Chosen: 1}}
	mine, theirs := sim.FirstDifference(one, other)
	assert.Equal(t, move(2, 2), *mine)
	assert.Equal(t, move(2, 4), *theirs)

	other.Decisions = other.Decisions[:1]
	mine, theirs = sim.FirstDifference(one, other)
	assert.Equal(t, move(2, 2), *mine)
	assert.Nil(t, theirs)
	theirs, mine = sim.FirstDifference(other, one)
	assert.Equal(t, move(2, 2), *mine)
	assert.Nil(t, theirs)

	mine, theirs = sim.FirstDifference(one, one)
	assert.Nil(t, mine)
	assert.Nil(t, theirs)
}

func TestNoDifferenceBeforeTheBranch(t *testing.T) {
	model := eventful(16, 4, 3, 5)
	_, checkpoint := stopped(t, model, 1, 30)
	patched := *model
	patched.Parameters.Attention = 3
	branch, whole := goneOn(t, model, &patched, checkpoint), goneOn(t, model, nil, checkpoint)
	mine, theirs := sim.FirstDifference(branch, whole)
	require.NotNil(t, mine)
	require.NotNil(t, theirs)
	assert.GreaterOrEqual(t, min(mine.Tick, theirs.Tick), int32(30))
}
