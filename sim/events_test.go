package sim_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim"
)

// note is an effect that notes the ticks in which it happened.
type note struct{ ticks *[]int32 }

func (n note) Apply(w *sim.World, _ int) error { *n.ticks = append(*n.ticks, w.Tick); return nil }

func TestWhenEventsHappen(t *testing.T) {
	when := func(text string) *sim.Condition {
		condition, mistakes := sim.CompileCondition(text, still().Names())
		require.Empty(t, mistakes)
		return condition
	}
	for name, test := range map[string]struct {
		event  sim.Event
		wanted []int32
	}{
		"at its date":                        {sim.Event{Tick: 3}, []int32{3}},
		"before the start, in tick 0":        {sim.Event{Tick: -20}, []int32{0}},
		"after the end, never":               {sim.Event{Tick: 36}, nil},
		"once, when its condition holds":     {sim.Event{When: when("tick >= 4")}, []int32{4}},
		"never, where it does not":           {sim.Event{When: when("tick > 100")}, nil},
		"in every tick that it holds":        {sim.Event{When: when("tick >= 4 && tick < 7"), Repeat: true}, []int32{4, 5, 6}},
		"its tick does not matter then":      {sim.Event{Tick: 9, When: when("tick == 2")}, []int32{2}},
		"a date does not repeat":             {sim.Event{Tick: 3, Repeat: true}, []int32{3}},
		"on what other events have done":     {sim.Event{When: when(`member("maker", "citadel")`)}, []int32{5}},
		"in the year that the calendar says": {sim.Event{When: when("year == 2026"), Repeat: false}, []int32{12}},
	} {
		t.Run(name, func(t *testing.T) {
			var ticks []int32
			test.event.Effects = []sim.Effect{note{&ticks}}
			model := at(still(), 5, sim.JoinBloc{Bloc: 0, Actors: []int{5}})
			model.Events = append(model.Events, test.event)
			_, d := after(t, 36, model)
			assert.Equal(t, test.wanted, ticks)
			told := 0
			for _, happening := range d.happenings {
				if happening.Kind == "event" && happening.Event == 1 {
					assert.Equal(t, test.wanted[told], happening.Tick)
					told++
				}
			}
			assert.Equal(t, len(test.wanted), told, "observers are told each time")
		})
	}
}

func TestEventsHappenInTheOrderOfTheScenario(t *testing.T) {
	// Founding before joining makes a member; joining before founding does not, as the bloc does not exist yet.
	found, join := sim.FoundBloc{Bloc: 2}, sim.JoinBloc{Bloc: 2, Actors: []int{5}}
	w, _ := after(t, 1, at(at(still(), 0, found), 0, join))
	assert.Equal(t, []int{4, 5}, members(w, 2))
	w, _ = after(t, 1, at(at(still(), 0, join), 0, found))
	assert.Equal(t, []int{4}, members(w, 2))
	w, _ = after(t, 1, at(still(), 0, found, join))
	assert.Equal(t, []int{4, 5}, members(w, 2))
}

// failing is an effect that fails.
type failing struct{ err error }

func (f failing) Apply(*sim.World, int) error { return f.err }

func TestFailingEffectEndsTheRun(t *testing.T) {
	broken, second := errors.New("broken"), errors.New("second")
	record, err := sim.Run(t.Context(), at(at(still(), 4, failing{broken}), 4, failing{second}), 1, 0)
	require.ErrorIs(t, err, broken)
	require.ErrorIs(t, err, second, "all that is wrong is told")
	assert.ErrorContains(t, err, "tick 4 (2025-05), phase events")
	assert.Equal(t, 4, record.Ticks, "the record holds the whole ticks before it")
	assert.Len(t, record.ActorRows, 4*len(record.Actors))
}

// cancelling is an effect that cancels a context in the middle of a tick.
type cancelling struct{ cancel context.CancelFunc }

func (c cancelling) Apply(*sim.World, int) error { c.cancel(); return nil }

func TestCancelledRunEndsAfterAWholeTick(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	record, err := sim.Run(ctx, at(still(), 6, cancelling{cancel}), 1, 0)
	require.ErrorIs(t, err, context.Canceled)
	assert.ErrorContains(t, err, "run stopped at tick 7 of 36")
	assert.Equal(t, 7, record.Ticks, "tick 6, in which it was cancelled, is whole")
	assert.Len(t, record.ActorRows, 7*len(record.Actors))
	assert.Len(t, record.BlocRows, 7*record.Slots)
	assert.Len(t, record.StateRows, 7*len(record.States))
	whole, err := sim.Run(t.Context(), still(), 1, 0)
	require.NoError(t, err)
	assert.Equal(t, whole.ActorRows[:len(record.ActorRows)], record.ActorRows)
}
