package advice

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// inPieces is the advice of pieces that were measured, written and read each by itself, cut at random and shuffled.
func inPieces(t *rapid.T, problem *Problem, plan Plan) *Advice {
	whole, err := New(problem, plan)
	require.NoError(t, err)
	for step := range Step(Steps) {
		units := step.Units(problem, plan)
		var pieces []*Measured
		for from := uint64(0); from < units; {
			to := rapid.Uint64Range(from+1, units).Draw(t, "to")
			pieces = append(pieces, copied(t, whole, step, from, to, rapid.IntRange(1, 4).Draw(t, "workers")))
			from = to
		}
		require.NoError(t, whole.Judge(step, rapid.Permutation(pieces).Draw(t, "order")))
	}
	return whole
}

// copied is what was measured of some units, after it has been written and read.
func copied(t require.TestingT, a *Advice, step Step, from, to uint64, workers int) *Measured {
	measured, err := a.Measure(rapidContext(), step, from, to, workers)
	require.NoError(t, err)
	var text, again bytes.Buffer
	require.NoError(t, measured.Encode(&text))
	read, err := a.Decode(step, from, to, bytes.NewReader(text.Bytes()))
	require.NoError(t, err)
	require.NoError(t, read.Encode(&again))
	require.Equal(t, text.Bytes(), again.Bytes())
	return read
}

func TestAnAdviceInPiecesIsTheSame(t *testing.T) {
	lines := planted{constant: []float64{1, 0.5, 0.9}, slopes: [][]float64{{0, 1}, {1, 0}, {0.3, 0.2}}, own: 0.3, lever: 0.5}
	plan := Plan{Seed: 3, Runs: 5, Futures: 4, Steps: 3, Rivals: 1, Compared: 30}
	problem := lines.problem()
	problem.Factors = append(problem.Factors[:1], Factor{Name: "mood", Words: []string{"calm", "tense", "gone"}})
	one := advise(t, problem, plan)
	rapid.Check(t, func(t *rapid.T) {
		many := inPieces(t, problem, plan)
		require.Equal(t, one, many)
	})
}

func TestProgressEndsAtTheUnitsOfBothSteps(t *testing.T) {
	problem, plan := twoLines.problem(), quick()
	var told uint64
	plan.Progress, plan.Workers = func(done uint64) { told = max(told, done) }, 1
	advise(t, problem, plan)
	// 2 options in 41 futures, 2 options at 5 values of the factor, and 5 values of the lever.
	assert.Equal(t, uint64(2*41), StepFutures.Units(problem, plan))
	assert.Equal(t, uint64(2*5+5), StepTipping.Units(problem, plan))
	assert.Equal(t, plan.Compared, StepComparison.Units(problem, plan))
	assert.Equal(t, uint64(2*41+2*5+5)*plan.Runs, told)
	assert.Equal(t, told, Total(problem, plan))
}

func TestStepsAreDoneInTheirOrderAndWhole(t *testing.T) {
	plan := Plan{Seed: 1, Runs: 2, Futures: 2, Steps: 2, Compared: 4}
	a, err := New(twoLines.problem(), plan)
	require.NoError(t, err)
	_, err = a.Measure(t.Context(), StepTipping, 0, 1, 1)
	require.EqualError(t, err, "advice: looking for tipping values: it follows from running the futures, which has not been judged")
	_, err = a.Measure(t.Context(), StepFutures, 5, 7, 1)
	require.EqualError(t, err, "advice: running the futures: there are no units 5 to 7: there are 6")
	first, second := copied(t, a, StepFutures, 0, 2, 1), copied(t, a, StepFutures, 2, 6, 1)
	require.EqualError(t, a.Judge(StepFutures, []*Measured{first}), "advice: running the futures: 2 of 6 units have been measured")
	require.EqualError(t, a.Judge(StepFutures, []*Measured{second}),
		"advice: running the futures: units 2 to 6 of running the futures are not those that come next, from 0 on")
	require.Error(t, a.Judge(StepFutures, []*Measured{first, first, second}))
	require.NoError(t, a.Judge(StepFutures, []*Measured{second, first}))
	require.ErrorContains(t, a.Judge(StepFutures, []*Measured{second, first}), "it is not the step to be judged now: 1 of 3 have been")
	require.Error(t, a.Judge(StepComparison, nil))
}
