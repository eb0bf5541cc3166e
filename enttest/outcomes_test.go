package enttest_test

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/enttest"
	"entente/sim"
)

// withProcessors runs something with so many processors.
func withProcessors(n int, do func()) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	do()
}

func TestOutcomesDoNotDependOnTheNumberOfProcessors(t *testing.T) {
	outcomes := enttest.Run(t, "korea-stargate", enttest.Runs(9))
	var came [2][]bool
	var strength [2][]float64
	for k, processors := range []int{1, 4} {
		withProcessors(processors, func() {
			came[k] = outcomes.Probability("samsung in stargate").ByRun
			strength[k] = outcomes.Mean(`strength("KR")`).ByRun
		})
	}
	assert.Equal(t, came[0], came[1])
	assert.Equal(t, strength[0], strength[1], "to the last bit")
}

func TestRunsAreThoseOfTheEngine(t *testing.T) {
	outcomes := enttest.Run(t, "article", enttest.Runs(5), enttest.Seed(7))
	values := outcomes.Mean(`strength("KR")`).ByRun
	record, err := sim.Run(t.Context(), outcomes.Model(), 7, 3)
	require.NoError(t, err)
	w, err := sim.New(outcomes.Model(), 7, 3)
	require.NoError(t, err)
	assert.Equal(t, record.State(record.Ticks-1, w.State("KR")).Strength, values[3])
}

func TestScenarioPutsSamsungIntoStargate(t *testing.T) {
	// The scenario makes Samsung a member in March 2025, so at that date it is one in every run.
	enttest.Run(t, "korea-stargate", enttest.Runs(20)).Probability("samsung in stargate at 2025-03").AtLeast(1)
}

func TestWhatCannotRunFailsAtOnce(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "nowhere.yaml")
	for name, test := range map[string]struct {
		run    func(t *fakeT) *enttest.Outcomes
		wanted string
	}{
		"unknown name": {func(t *fakeT) *enttest.Outcomes { return enttest.Run(t, "korea-stargat") }, "korea-stargat"},
		"no such file": {func(t *fakeT) *enttest.Outcomes { return enttest.Run(t, missing) }, "nowhere.yaml"},
		"no runs":      {func(t *fakeT) *enttest.Outcomes { return enttest.Run(t, "article", enttest.Runs(0)) }, "0 runs"},
		"a model that makes no sense": {func(t *fakeT) *enttest.Outcomes {
			return enttest.RunModel(t, quiet(), enttest.Change(func(m *sim.Model) { m.Actors[0].Home = 9 }))
		}, "home 9 is not a state"},
	} {
		t.Run(name, func(t *testing.T) {
			fake := &fakeT{}
			outcomes := test.run(fake)
			assert.Nil(t, outcomes)
			assert.True(t, fake.stopped)
			assert.Contains(t, fake.said(), test.wanted)
			assert.Nil(t, outcomes.Probability("samsung in stargate"), "nil answers without a panic")
			assert.Nil(t, outcomes.Mean("tick"))
			assert.Nil(t, outcomes.Quantiles("tick", 0.5))
			assert.Nil(t, enttest.CompareOutcomes(outcomes, outcomes).Difference("tick"))
		})
	}
}

func TestTheFirstFailingRunIsTold(t *testing.T) {
	broken := errors.New("the dam broke")
	model := quiet()
	model.Phases = append(model.Phases, sim.Phase{Name: "dam", Step: func(w *sim.World) error {
		if _, run := w.Random.Key(); run >= 5 && w.Tick == 2 {
			return broken
		}
		return nil
	}})
	for _, processors := range []int{1, 2, 4, 7} {
		withProcessors(processors, func() {
			err := enttest.RunModel(t, model, enttest.Runs(12)).Each(func(int, *sim.World) {})
			require.ErrorIs(t, err, broken)
			assert.ErrorContains(t, err, "run 5 of quiet with seed 1: tick 2 (2025-03), phase dam", "%d processors", processors)
		})
	}
	fake := &fakeT{}
	assert.Nil(t, enttest.RunModel(fake, model, enttest.Runs(12)).Probability("lab in citadel"))
	assert.Contains(t, fake.said(), "the dam broke")
}

// timedT is a test whose time is up.
type timedT struct {
	fakeT
	ctx context.Context
}

func (t *timedT) Context() context.Context { return t.ctx }

func TestRunsEndWithTheTest(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	fake := &timedT{ctx: ctx}
	assert.Nil(t, enttest.RunModel(fake, quiet()).Probability("lab in citadel"))
	assert.Contains(t, fake.said(), "quiet with seed 1: stopped after 0 of 100 runs")
}
