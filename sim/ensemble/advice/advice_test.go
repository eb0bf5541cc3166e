package advice

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func advise(t require.TestingT, problem *Problem, plan Plan) *Advice {
	a, err := Advise(context.Background(), problem, plan)
	require.NoError(t, err)
	return a
}

// Lines: A is 1; B is 0.5 + x. They cross at x = 0.5. Over x uniform on 0 to 1, B's mean is 1.0, its regret is max(0, 0.5 − x) and A's
// max(0, x − 0.5): both have mean 1/8, and 1/2 at most.
var twoLines = planted{constant: []float64{1, 0.5}, slopes: [][]float64{{0}, {1}}}

func TestTippingValueOfALine(t *testing.T) {
	a := advise(t, twoLines.problem(), quick())
	require.Len(t, a.Factors, 1)
	require.Len(t, a.Factors[0].Crossings, 1)
	crossing := a.Factors[0].Crossings[0]
	assert.InDelta(t, 0.5, crossing.At.Value, 1e-9)
	assert.InDelta(t, 0.5, crossing.At.Low, 1e-9, "luck is shared, and leaves no doubt")
	assert.InDelta(t, 0.5, crossing.At.High, 1e-9)
	assert.True(t, crossing.Clear)
	assert.Equal(t, a.Chosen == 1, crossing.Above, "B is the better one above")
	for k, option := range a.Options {
		assert.InDelta(t, 0.125, option.MeanRegret.Value, 0.002, "%d", k)
		assert.InDelta(t, 0.125, option.SureRegret, 0.002, "%d", k)
		assert.InDelta(t, 0.5, option.MaxRegret.Value, 0.03, "%d", k)
		assert.InDelta(t, 0.5, option.BestShare.Value, 0.026, "%d", k)
	}
	assert.Contains(t, strings.Join(a.Warnings(), "\n"), "the ranking depends on a judged input, x")
	assert.True(t, a.Influences[0].Sure)
}

func TestTippingValueLiesInItsIntervalUnderLuck(t *testing.T) {
	within, clear := 0, 0
	const sets = 40
	for seed := range uint64(sets) {
		noisy := planted{constant: []float64{1, 0.5}, slopes: [][]float64{{0}, {1}}, own: 0.5}
		plan := quick()
		plan.Seed, plan.Futures = seed, 4
		a := advise(t, noisy.problem(), plan)
		for _, crossing := range a.Factors[0].Crossings[:min(1, len(a.Factors[0].Crossings))] {
			if crossing.At.Low <= 0.5 && crossing.At.High >= 0.5 {
				within++
			}
			if crossing.Clear {
				clear++
			}
		}
	}
	// At 95 % each, 38 of 40 are expected; fewer than 33 would come once in a thousand times.
	assert.GreaterOrEqual(t, within, 33)
	assert.Greater(t, clear, 20)
}

// With slope 2 along its lever, an option that is 0.5 worse at 0 becomes as good at 0.25.
func TestTippingValueOfALever(t *testing.T) {
	lines := planted{constant: []float64{1.5, 1.5, 1}, slopes: [][]float64{{0}, {0}, {0}}, lever: -2}
	lines.constant[0] = 2
	problem := lines.problem()
	a := advise(t, problem, quick())
	require.Equal(t, 0, a.Chosen, "0.5 better throughout")
	require.Len(t, a.Levers[0].Crossings, 1)
	assert.InDelta(t, 0.25, a.Levers[0].Crossings[0].At.Value, 1e-9)
	assert.False(t, a.Levers[0].Crossings[0].Above)
	assert.Empty(t, a.Factors[0].Crossings)
	assert.Equal(t, "none within its range", a.TippingText(&a.Factors[0]))
	assert.Equal(t, 0, a.Options[2].DominatedBy)
	assert.InDelta(t, 1, a.Steadiness, 1e-9)
	assert.Empty(t, a.Warnings())
}

// Turned upside down, less is better, and everything else is the same.
func TestLessIsBetter(t *testing.T) {
	lines := planted{constant: []float64{0, 0.5, 0.2}, slopes: [][]float64{{0}, {-1}, {0.1}}}
	upside := planted{constant: []float64{0, -0.5, -0.2}, slopes: [][]float64{{0}, {1}, {-0.1}}}
	problem := upside.problem()
	problem.Lower = true
	up, down := advise(t, lines.problem(), quick()), advise(t, problem, quick())
	assert.Equal(t, up.Chosen, down.Chosen)
	for k := range up.Options {
		assert.InDelta(t, up.Options[k].MaxRegret.Value, down.Options[k].MaxRegret.Value, 1e-9)
		assert.InDelta(t, up.Options[k].Advantage.Value, down.Options[k].Advantage.Value, 1e-9)
		assert.InDelta(t, up.Options[k].Worst.Value.Value-100, 100-down.Options[k].Worst.Value.Value, 0.2, "but for luck, at most 0.05 a side on average")
	}
}

func TestWorkersChangeNothing(t *testing.T) {
	lines := planted{constant: []float64{1, 0.5, 0.9}, slopes: [][]float64{{0, 1}, {1, 0}, {0.3, 0.2}}, own: 0.3}
	plan := quick()
	plan.Workers = 1
	var told uint64
	plan.Progress = func(done uint64) { told = max(told, done) }
	one := advise(t, lines.problem(), plan)
	assert.LessOrEqual(t, told, Total(one.Problem, plan))
	plan.Workers, plan.Progress = 7, nil
	many := advise(t, lines.problem(), plan)
	assert.Equal(t, one.Options, many.Options)
	assert.Equal(t, one.Factors, many.Factors)
	assert.Equal(t, one.Levers, many.Levers)
	assert.Equal(t, one.Influences, many.Influences)
	assert.Equal(t, one.Comparisons, many.Comparisons)
	assert.Equal(t, one.Sentences(), many.Sentences())
	assert.Equal(t, one.Warnings(), many.Warnings())
}

// Runs are asked in blocks, so that memory does not grow with them: a plan of more than a block gives what one pass would.
func TestBlocksOfRunsJoin(t *testing.T) {
	plan := quick()
	plan.Runs, plan.Futures, plan.Steps = block+7, 2, 2
	a := advise(t, twoLines.problem(), plan)
	measured := a.cells[0][0]
	assert.Len(t, measured.batches, batches)
	// Luck is uniform with standard deviation √(1/12): the mean of 1007 runs has standard error 0.0091.
	assert.InDelta(t, 101, measured.mean, 0.037)
	value := a.Problem.value(measured)
	assert.InDelta(t, 2*2.093*0.0091, value.Width(), 0.02)
}

func TestDrawsWithoutFactorsAreLuckAlone(t *testing.T) {
	lines := planted{constant: []float64{1, 1.2}, slopes: [][]float64{{}, {}}}
	a := advise(t, lines.problem(), quick())
	assert.Equal(t, 1, a.Chosen)
	assert.InDelta(t, 0.2, a.Options[1].Advantage.Value, 1e-9)
	assert.Greater(t, a.Options[1].Expected.Width(), 0.0)
}

func TestWordsHaveNoTippingValueBetween(t *testing.T) {
	lines := planted{constant: []float64{1, 0.5}, slopes: [][]float64{{0}, {1}}}
	problem := lines.problem()
	problem.Factors[0] = Factor{Name: "mood", Judged: true, Words: []string{"calm", "tense"}, Standing: 0}
	a := advise(t, problem, quick())
	assert.Empty(t, a.Factors[0].Crossings)
	assert.True(t, a.Factors[0].Changes())
	assert.Contains(t, a.TippingText(&a.Factors[0]), " is better")
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	problem, plan := twoLines.problem(), quick()
	problem.Options = problem.Options[:1]
	plan.Runs = 1
	_, err := Advise(t.Context(), problem, plan)
	require.ErrorContains(t, err, "there must be two or more")
	require.ErrorContains(t, err, "1 runs")
	failing := planted{constant: []float64{0, 1e6}, slopes: [][]float64{{0}, {1}}}
	for _, workers := range []int{1, 5} {
		plan := quick()
		plan.Workers = workers
		_, err := Advise(t.Context(), failing.problem(), plan)
		require.EqualError(t, err, "advice: running the futures: option B: too much")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	_, err = Advise(stopped, twoLines.problem(), quick())
	require.ErrorIs(t, err, context.Canceled)
}

// An option dominated by another changes no regret of the others, runs and all.
func TestADominatedOptionChangesNoRegret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1, 1)
		lines := planted{own: 0}
		for range 2 {
			lines.constant = append(lines.constant, number.Draw(t, "constant"))
			lines.slopes = append(lines.slopes, []float64{number.Draw(t, "slope")})
		}
		plan := quick()
		plan.Futures, plan.Runs, plan.Steps = 5, 2, 2
		before := advise(t, lines.problem(), plan)
		lines.constant = append(lines.constant, lines.constant[0]-0.1)
		lines.slopes = append(lines.slopes, lines.slopes[0])
		after := advise(t, lines.problem(), plan)
		require.Equal(t, before.Chosen, after.Chosen)
		for k := range before.Options {
			require.Equal(t, before.Options[k].MeanRegret.Value, after.Options[k].MeanRegret.Value)
			require.Equal(t, before.Options[k].MaxRegret.Value, after.Options[k].MaxRegret.Value)
			require.Equal(t, before.Options[k].BestShare, after.Options[k].BestShare)
		}
		require.GreaterOrEqual(t, after.Options[2].DominatedBy, 0)
	})
}

func TestSentencesClaimNoMoreThanTheIntervals(t *testing.T) {
	assert.Equal(t, "better by 0.2 (0.1 to 0.3)", advantage(Interval{Value: 0.2, Low: 0.1, High: 0.3}))
	assert.Equal(t, "worse by 0.2 (0.1 to 0.3)", advantage(Interval{Value: -0.2, Low: -0.3, High: -0.1}))
	assert.Equal(t, "no difference that luck does not explain (-0.1 to +0.3)", advantage(Interval{Value: 0.1, Low: -0.1, High: 0.3}))
	assert.Equal(t, "the same in all", advantage(Interval{}))
	a := advise(t, twoLines.problem(), quick())
	all := strings.Join(a.Sentences(), "\n")
	assert.Contains(t, all, "Least regretted: ")
	assert.Contains(t, all, "no difference that luck does not explain", "both have the mean 1")
	assert.Contains(t, all, "None of the ")
	assert.Contains(t, strings.Join(a.Warnings(), "\n"), "do not differ beyond luck")
}

func TestOutcomesOfWhichLessIsBetter(t *testing.T) {
	assert.True(t, LessIsBetter(` rank("KR")`))
	assert.True(t, LessIsBetter(`dependence("KR") at 2027-01`))
	assert.False(t, LessIsBetter(`strength("KR")`))
}

// A's line less B's has the mean 0 over x; each option has luck of its own. Of 100 seeds, 95 intervals are expected to hold 0, and
// fewer than 88 once in a thousand times.
func TestAdvantageIntervalsHoldTheTruth(t *testing.T) {
	noisy := planted{constant: []float64{1, 0.5}, slopes: [][]float64{{0}, {1}}, own: 2}
	within := 0
	for seed := range uint64(100) {
		plan := Plan{Seed: seed, Runs: 2, Futures: 12, Steps: 2, Compared: 2}
		if advantage := advise(t, noisy.problem(), plan).Options[0].Advantage; !apart(advantage) {
			within++
		}
	}
	assert.GreaterOrEqual(t, within, 88)
}

// Crossings of hand-made points: from 3 at 0 to −1 at 1 the line meets 0 at 0.75; with ±1 about it the ends are those of 2 to −2
// and of 4 to 0, which are 0.5 and the range's own end.
func TestCrossingsOfHandMadePoints(t *testing.T) {
	point := func(value float64, against ...float64) TippingPoint {
		p := TippingPoint{Value: value, Advantage: Interval{Value: against[0], Low: against[0] - 1, High: against[0] + 1}}
		for _, at := range against {
			p.against = append(p.against, Interval{Value: at, Low: at - 1, High: at + 1})
			if at < p.Advantage.Value {
				p.Advantage = Interval{Value: at, Low: at - 1, High: at + 1}
			}
		}
		return p
	}
	found := crossings([]TippingPoint{point(0, 3), point(1, -1)}, []int{7})
	require.Len(t, found, 1)
	assert.Equal(t, Crossing{At: Interval{Value: 0.75, Low: 0.5, High: 1}, Open: true, Rival: 7}, found[0])
	// To −3 instead: it meets 0 at 0.5, its ends at 2/6 and 4/6, and both sides are beyond luck.
	found = crossings([]TippingPoint{point(0, 3), point(1, -3)}, []int{7})
	require.Len(t, found, 1)
	assert.InDelta(t, 1./3, found[0].At.Low, 1e-12)
	assert.InDelta(t, 2./3, found[0].At.High, 1e-12)
	assert.True(t, found[0].Clear)
	assert.False(t, found[0].Above)
	// Two rivals that are met at 0.75 and at 0.6: the nearer decides, from either side.
	found = crossings([]TippingPoint{point(0, 3, 3), point(1, -1, -2)}, []int{7, 8})
	assert.InDelta(t, 0.6, found[0].At.Value, 1e-12)
	assert.Equal(t, 8, found[0].Rival)
	found = crossings([]TippingPoint{point(0, -1, -2), point(1, 3, 3)}, []int{7, 8})
	assert.InDelta(t, 0.4, found[0].At.Value, 1e-12)
	assert.True(t, found[0].Above)
	assert.Empty(t, crossings([]TippingPoint{point(0, 1), point(1, 0)}, []int{7}), "as good is no worse")
}
