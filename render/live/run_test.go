package live_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/render/live"
	"entente/scenarios"
	"entente/sim"
)

func start(t testing.TB) *live.Run {
	t.Helper()
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	run, err := live.Start(context.Background(), resolved, 1, 0)
	require.NoError(t, err)
	return run
}

const support = "states.KR.policy.firm_support_fraction"

func set(path string, value float64) []scenarios.Setting {
	return []scenarios.Setting{{Path: path, Value: scenarios.Number(value)}}
}

func TestARunIsTheOneOfTheCommandLine(t *testing.T) {
	run := start(t)
	model, err := scenarios.Model("korea-stargate")
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 1, 0)
	require.NoError(t, err)
	assert.Equal(t, record.SHA256(), run.Record().SHA256())
	assert.Zero(t, run.Moved())
}

func TestABranchHasTheSamePast(t *testing.T) {
	run := start(t)
	const tick = 20
	branch, err := run.Branch(context.Background(), tick, set(support, 1))
	require.NoError(t, err)
	actors, states := len(run.Record().Actors), len(run.Record().States)
	assert.Equal(t, run.Record().ActorRows[:tick*actors], branch.Record().ActorRows[:tick*actors])
	assert.NotEqual(t, run.Record().StateRows[tick*states:], branch.Record().StateRows[tick*states:], "the lever shows from its tick on")
	assert.Same(t, run, branch.Original())
	assert.Equal(t, run.Ticks(), branch.Ticks())
	assert.Equal(t, 1, branch.Moved())
	korea := 0
	for h, state := range branch.Record().States {
		if state.ID == "KR" {
			korea = h
		}
	}
	assert.Equal(t, 1.0, branch.Record().State(tick, korea).FirmSupport, "what the lever was set to")
}

func TestLeversStandWhereTheyWereSet(t *testing.T) {
	run := start(t)
	first := run.Levers(0, "KR")
	require.NotEmpty(t, first)
	assert.Equal(t, support, first[0].Path)
	branch, err := run.Branch(context.Background(), 20, set(support, 0.9))
	require.NoError(t, err)
	assert.Equal(t, first[0].Value, branch.Levers(19, "KR")[0].Value)
	assert.Equal(t, 0.9, branch.Levers(20, "KR")[0].Value)
	assert.Empty(t, run.Levers(0, "XX"), "a state that there is not has no levers")
	for _, state := range run.States() {
		for _, lever := range run.Levers(0, state) {
			assert.True(t, lever.Low <= lever.Value && lever.Value <= lever.High && lever.Step > 0, "%+v", lever)
		}
	}
}

func TestBranchesOfBranches(t *testing.T) {
	run := start(t)
	ctx := context.Background()
	late, err := run.Branch(ctx, 30, set(support, 0.9))
	require.NoError(t, err)
	t.Run("an earlier one forgets what was set later", func(t *testing.T) {
		early, err := late.Branch(ctx, 10, set(support, 0.5))
		require.NoError(t, err)
		direct, err := run.Branch(ctx, 10, set(support, 0.5))
		require.NoError(t, err)
		assert.Equal(t, direct.Record().SHA256(), early.Record().SHA256())
		assert.Equal(t, 0.5, early.Levers(40, "KR")[0].Value)
	})
	t.Run("two levers at the same tick, one after the other", func(t *testing.T) {
		const openness = "states.KR.policy.openness_stance"
		second, err := late.Branch(ctx, 30, set(openness, 0))
		require.NoError(t, err)
		both, err := run.Branch(ctx, 30, append(set(support, 0.9), set(openness, 0)...))
		require.NoError(t, err)
		assert.Equal(t, both.Record().SHA256(), second.Record().SHA256())
	})
	t.Run("a lever put back at its tick leaves the run as it was", func(t *testing.T) {
		back, err := late.Branch(ctx, 30, set(support, run.Levers(30, "KR")[0].Value))
		require.NoError(t, err)
		assert.Equal(t, run.Record().ActorRows, back.Record().ActorRows)
	})
	t.Run("the first tick", func(t *testing.T) {
		first, err := run.Branch(ctx, 0, set(support, 0.7))
		require.NoError(t, err)
		again, err := first.Branch(ctx, 0, set(support, 0.2))
		require.NoError(t, err)
		direct, err := run.Branch(ctx, 0, set(support, 0.2))
		require.NoError(t, err)
		assert.Equal(t, direct.Record().ActorRows, again.Record().ActorRows)
	})
}

func TestBranchesThatCannotBe(t *testing.T) {
	run := start(t)
	ctx := context.Background()
	_, err := run.Branch(ctx, run.Ticks(), set(support, 0.5))
	assert.ErrorContains(t, err, "ticks run from 0 to")
	_, err = run.Branch(ctx, 3, set(support, 2))
	assert.ErrorContains(t, err, "out of range")
	_, err = run.Branch(ctx, 3, set("states.KR.policy.weather", 2))
	assert.Error(t, err)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = run.Branch(cancelled, 3, set(support, 0.5))
	assert.ErrorIs(t, err, context.Canceled)
}
