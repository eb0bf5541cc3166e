package live

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"entente/scenarios"
)

func followed(t require.TestingT, run *Run, text string) *Run {
	turns, err := ParseTurns(text)
	require.NoError(t, err)
	next, err := run.Follow(context.Background(), turns)
	require.NoError(t, err)
	return next
}

func started(t require.TestingT, name string, seed uint64) *Run {
	resolved, err := scenarios.Load(name)
	require.NoError(t, err)
	run, err := Start(context.Background(), resolved, seed, 0)
	require.NoError(t, err)
	return run
}

func TestATurnLeavesWhatIsOver(t *testing.T) {
	plain := started(t, "korea-stargate", 7)
	turned := followed(t, plain, "30:states.KR.policy.openness_stance=1,30:weights.scale=2")
	assert.NotEqual(t, plain.Record().SHA256(), turned.Record().SHA256())
	assert.Same(t, plain, turned.Original())
	before := 30 * len(plain.Record().Actors)
	assert.Equal(t, plain.Record().ActorRows[:before], turned.Record().ActorRows[:before])
	assert.NotEqual(t, plain.Record().ActorRows[before:], turned.Record().ActorRows[before:])
	assert.Equal(t, plain.Record().SHA256(), followed(t, turned, "").Record().SHA256(), "turned back")
	assert.Same(t, turned.Record(), followed(t, turned, FormatTurns(turned.Turns())).Record(), "nothing to run")
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
	plain, tried := started(t, "korea-stargate", 3), 0
	rapid.Check(t, func(t *rapid.T) {
		if tried++; tried > 15 { // Each takes two runs and more.
			return
		}
		used := plain
		for range 2 {
			used = followed(t, used, FormatTurns(rapid.SliceOfN(turn, 0, 4).Draw(t, "tried")))
		}
		wanted := FormatTurns(rapid.SliceOfN(turn, 0, 4).Draw(t, "wanted"))
		again, straight := followed(t, used, wanted), followed(t, plain, wanted)
		assert.Equal(t, straight.Record().SHA256(), again.Record().SHA256())
		assert.Equal(t, straight.Record().Enmities, again.Record().Enmities)
	})
}

func TestTurnsThatCannotBe(t *testing.T) {
	run := followed(t, started(t, "korea-stargate", 7), "20:weights.scale=2")
	for text, wanted := range map[string]string{
		"20:weights.scales=2":            "weights.scale",
		"20:weights.scale=high":          "a number was expected",
		"73:weights.scale=2":             "the run has the ticks 0 to 72",
		"20:actors.samsung.talent_k=900": "samsung",
		"20:blocs.stargate.openness=2":   "out of range",
	} {
		turns, err := ParseTurns(text)
		require.NoError(t, err, text)
		_, err = run.Follow(context.Background(), turns)
		assert.ErrorContains(t, err, wanted, text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(t, err)
	_, err = Start(ctx, resolved, 7, 0, Pausing(cancel))
	assert.ErrorIs(t, err, context.Canceled)
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

func BenchmarkStart(b *testing.B) {
	resolved, err := scenarios.Load("korea-stargate")
	require.NoError(b, err)
	for b.Loop() {
		_, err := Start(context.Background(), resolved, 1, 0)
		require.NoError(b, err)
	}
}

func BenchmarkTurn(b *testing.B) {
	run := started(b, "korea-stargate", 1)
	turns, err := ParseTurns("36:weights.scale=2")
	require.NoError(b, err)
	for b.Loop() {
		_, err := run.Follow(context.Background(), turns)
		require.NoError(b, err)
	}
}
