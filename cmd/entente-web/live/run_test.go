package live

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/scenarios"
	"entente/sim"
)

func follow(t require.TestingT, run *Run, text string) string {
	turns, err := ParseTurns(text)
	require.NoError(t, err)
	require.NoError(t, run.Follow(context.Background(), turns, nil))
	return run.Record().SHA256()
}

func start(t require.TestingT, name string, seed uint64) *Run {
	run, err := New(name, seed)
	require.NoError(t, err)
	return run
}

func TestARunWithoutTurnsIsTheScenarios(t *testing.T) {
	resolved, err := scenarios.Load("korea-sovereign")
	require.NoError(t, err)
	model, err := scenarios.Build(&resolved.Document)
	require.NoError(t, err)
	record, err := sim.Run(context.Background(), model, 7, 0)
	require.NoError(t, err)
	run := start(t, "korea-sovereign", 7)
	assert.Equal(t, record.SHA256(), follow(t, run, ""))
	assert.Same(t, run.Plain(), run.Record())
}

func TestATurnLeavesWhatIsOver(t *testing.T) {
	run := start(t, "korea-stargate", 7)
	plain := follow(t, run, "")
	turned := follow(t, run, "30:states.KR.policy.openness_stance=1,30:weights.scale=2")
	assert.NotEqual(t, plain, turned)
	assert.Equal(t, plain, run.Plain().SHA256())
	before := 30 * len(run.Plain().Actors)
	assert.Equal(t, run.Plain().ActorRows[:before], run.Record().ActorRows[:before])
	assert.NotEqual(t, run.Plain().ActorRows[before:], run.Record().ActorRows[before:])
	assert.Equal(t, plain, follow(t, run, ""), "turned back")
}

// A run that has been turned this way and that is the one that was turned so from the start.
func TestTurnsDoNotDependOnWhatWasTriedBefore(t *testing.T) {
	levers := []string{"weights.scale", "parameters.temperature", "states.KR.policy.openness_stance", "blocs.stargate.openness"}
	turn := rapid.Custom(func(t *rapid.T) Turn {
		return Turn{rapid.IntRange(0, 72).Draw(t, "tick"), scenarios.Setting{
			Path:  rapid.SampledFrom(levers).Draw(t, "lever"),
			Value: scenarios.Number(float64(rapid.IntRange(1, 4).Draw(t, "quarter")) / 4),
		}}
	})
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		if tried++; tried > 15 { // Each takes two runs and more.
			return
		}
		used := start(t, "korea-stargate", 3)
		for range 2 {
			follow(t, used, FormatTurns(rapid.SliceOfN(turn, 0, 4).Draw(t, "tried")))
		}
		wanted := FormatTurns(rapid.SliceOfN(turn, 0, 4).Draw(t, "wanted"))
		assert.Equal(t, follow(t, start(t, "korea-stargate", 3), wanted), follow(t, used, wanted))
	})
}

func TestMistakesLeaveTheRunAlone(t *testing.T) {
	run := start(t, "korea-stargate", 7)
	before := follow(t, run, "20:weights.scale=2")
	for text, wanted := range map[string]string{
		"20:weights.scales=2":            "weights.scale",
		"20:weights.scale=high":          "a number was expected",
		"73:weights.scale=2":             "the run has the ticks 0 to 72",
		"20:actors.samsung.talent_k=900": "samsung",
		"20:blocs.stargate.openness=2":   "out of range",
	} {
		turns, err := ParseTurns(text)
		require.NoError(t, err, text)
		assert.ErrorContains(t, run.Follow(context.Background(), turns, nil), wanted, text)
		assert.Equal(t, before, run.Record().SHA256(), text)
		assert.Equal(t, "20:weights.scale=2", FormatTurns(run.Turns()), text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := run.Follow(ctx, nil, cancel)
	assert.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, before, run.Record().SHA256())
}

func TestUnknownScenarios(t *testing.T) {
	_, err := New("korea-stargat", 1)
	assert.EqualError(t, err, `there is no scenario "korea-stargat": did you mean korea-stargate?`)
	_, err = New("../files/article.yaml", 1)
	assert.ErrorContains(t, err, "there is no scenario")
}

func TestTurnsAreReadAsTheyAreWritten(t *testing.T) {
	for _, text := range []string{"", "0:weights.scale=2", "3:blocs.stargate.admission=open,14:parameters.temperature=0.25"} {
		turns, err := ParseTurns(text)
		require.NoError(t, err)
		assert.Equal(t, text, FormatTurns(turns))
	}
	for _, text := range []string{",", "weights.scale=2", "-1:weights.scale=2", "1:weights.scale", "1:=2", "x:weights.scale=2", "1:weights.scale=2,"} {
		_, err := ParseTurns(text)
		assert.Error(t, err, text)
	}
}

func TestTheLastOfTwoTurnsOfALeverCounts(t *testing.T) {
	turns, err := ParseTurns("9:b.c=1,3:a.b=1,3:a.b=2")
	require.NoError(t, err)
	assert.Equal(t, "3:a.b=2,9:b.c=1", FormatTurns(ordered(turns)))
}

func FuzzParseTurns(f *testing.F) {
	f.Add("24:states.KR.policy.openness_stance=0.8,30:weights.rivalry=2")
	f.Add("0:a=1,")
	f.Fuzz(func(t *testing.T, text string) {
		turns, err := ParseTurns(text)
		if err != nil {
			return
		}
		again, err := ParseTurns(FormatTurns(turns))
		require.NoError(t, err)
		require.Equal(t, FormatTurns(turns), FormatTurns(again))
	})
}
