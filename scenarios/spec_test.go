package scenarios

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSweepStarter(t *testing.T) {
	sweep, err := ReadSweep("sweep.yaml", bytes.NewReader(SweepStarter()))
	require.NoError(t, err)
	assert.Empty(t, sweep.Warnings)
	assert.Equal(t, Design{Kind: "latin-hypercube", Points: 64, Seed: 1}, sweep.Design)
	assert.Equal(t, 20, sweep.Runs)
	assert.Equal(t, uint64(1), sweep.Seed)
	require.Len(t, sweep.Factors, 4)
	// The range of the budget is that of the article scenario; the weight's, that of the engine.
	assert.Equal(t, []float64{1, 2.3}, []float64{sweep.Factors[0].Low, sweep.Factors[0].High})
	assert.Equal(t, []float64{0, 0.3}, []float64{sweep.Factors[1].Low, sweep.Factors[1].High})
	assert.Equal(t, []Value{Word("invitation"), Word("open")}, sweep.Factors[2].Values)
	assert.Equal(t, []float64{1, 4}, []float64{sweep.Factors[3].Low, sweep.Factors[3].High})
	assert.Equal(t, `strength("KR")`, sweep.Outcomes[0].Text)
	problem := sweep.Outcomes[0].Problem(len(`strength(`), "wrong", "")
	assert.True(t, strings.HasPrefix(problem.Source[problem.Column-1:], `"KR"`))

	again, err := ReadSweep("again.yaml", bytes.NewReader(sweep.Spec.Canonical()))
	require.NoError(t, err)
	assert.Equal(t, sweep.Spec, again.Spec)
	assert.Equal(t, sweep.Hash(), again.Hash())
	other, err := ReadSweep("other.yaml", strings.NewReader(strings.Replace(string(SweepStarter()), "scenario: korea-stargate", "scenario: korea-sovereign", 1)))
	require.NoError(t, err)
	assert.NotEqual(t, sweep.Hash(), other.Hash())
}

func TestStepsHaveBothEnds(t *testing.T) {
	text := `
schema: entente/sweep/1
scenario: korea-stargate
design: grid
factors:
  - {path: weights.rivalry, from: 0.1, to: 0.7, steps: 4}
  - {path: events.uber_joins.date, values: [2024-07, 2024-08-15]}
  - {path: clock.tick}
outcomes: [{id: a, measure: tick}]
`
	_, err := ReadSweep("grid.yaml", strings.NewReader(text))
	require.ErrorContains(t, err, "weekly ticks begin on a day", "all words of a choice are meant where none are named")
	sweep, err := ReadSweep("grid.yaml", strings.NewReader(strings.Replace(text, "clock.tick}", "clock.tick, values: [month, quarter]}", 1)))
	require.NoError(t, err)
	values := sweep.Factors[0].Values
	require.Len(t, values, 4)
	assert.Equal(t, []Value{Number(0.1), Number(0.7)}, []Value{values[0], values[3]})
	assert.InDeltaSlice(t, []float64{0.3, 0.5}, []float64{values[1].Number, values[2].Number}, 1e-15)
	assert.Equal(t, []Value{Word("2024-07"), Word("2024-08-15")}, sweep.Factors[1].Values)
	assert.Equal(t, 1, sweep.Runs)

	single, err := ReadSweep("single.yaml", strings.NewReader(`
schema: entente/sweep/1
scenario: korea-stargate
design: one-at-a-time
factors: [{mark: judgement, steps: 3}, {path: weights.rivalry}]
outcomes: [{id: a, measure: tick}]
`))
	require.NoError(t, err)
	assert.Greater(t, len(single.Factors), 100, "the article scenario judges more than a hundred numbers")
	for _, factor := range single.Factors[:len(single.Factors)-1] {
		assert.Equal(t, "judgement", factor.Lever.Mark)
		assert.Len(t, factor.Values, 3)
		assert.NotEqual(t, "weights.rivalry", factor.Lever.Path, "what the file lists itself is not taken by the mark")
	}
	assert.Equal(t, []Value{Number(1), Number(4)}, single.Factors[len(single.Factors)-1].Values)
}

func TestSweepNamesAScenarioBesideIt(t *testing.T) {
	sweep := "schema: entente/sweep/1\nscenario: base.yaml\ndesign: grid\nfactors: [{path: weights.rivalry, values: [1]}]\noutcomes: [{id: a, measure: tick}]\n"
	folder := writeFolder(t, map[string]string{"base.yaml": string(Starter()), "sweep.yaml": sweep})
	found, err := LoadSweep(filepath.Join(folder, "sweep.yaml"))
	require.NoError(t, err)
	assert.Equal(t, "my-scenario", found.Scenario.Document.Name)
	_, err = LoadSweep("-", WithInput(strings.NewReader(sweep)))
	require.ErrorContains(t, err, "<stdin>:2:11: error: only a file on disk can name a path")
	_, err = LoadSweep(filepath.Join(folder, "absent.yaml"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestLeversStarter(t *testing.T) {
	scenario, err := Load("korea-stargate")
	require.NoError(t, err)
	levers, err := ReadLevers("levers.yaml", bytes.NewReader(LeversStarter()), scenario)
	require.NoError(t, err)
	assert.Empty(t, levers.Warnings)
	assert.Equal(t, "KR", levers.For)
	// The costs follow from starter's: 1 for each billion above 1.3, and 1.5 for coordination.
	var costs []float64
	for _, choice := range levers.Choices() {
		costs = append(costs, choice.Cost)
	}
	assert.InDeltaSlice(t, []float64{0, 3, 2.5}, costs, 1e-12)
	assert.Equal(t, []Setting{{"states.KR.policy.ai_funding_usd_bn_per_year", Number(4.3)}}, levers.Choices()[1].Settings)

	levers.Options = nil
	combinations := levers.Choices()
	require.Len(t, combinations, 7, "of 4 × 2 combinations one costs 4.5, over the budget of 4")
	for _, choice := range combinations {
		_, err := Apply(scenario, choice.Settings)
		require.NoError(t, err)
	}
	assert.InDelta(t, 3.5, combinations[5].Cost, 1e-12)

	again, err := ReadLevers("again.yaml", bytes.NewReader(levers.Spec.Canonical()), scenario)
	require.NoError(t, err)
	assert.Equal(t, levers.Spec, again.Spec)
	assert.Equal(t, levers.Hash(), again.Hash())
	for _, future := range levers.Futures {
		assert.NotContains(t, []string{"states.KR.policy.ai_funding_usd_bn_per_year", "states.KR.policy.coordination"}, future.Lever.Path,
			"what is decided is not uncertain")
	}
}

func TestBudgetIsNotMissedByRounding(t *testing.T) {
	scenario, err := Load("korea-stargate")
	require.NoError(t, err)
	text := strings.Replace(string(LeversStarter()), "budget_usd_bn_per_year: 4", "budget_usd_bn_per_year: 3", 1)
	levers, err := ReadLevers("levers.yaml", strings.NewReader(text), scenario)
	require.NoError(t, err)
	levers.Options = nil
	var most float64
	for _, choice := range levers.Choices() {
		most = max(most, choice.Cost)
	}
	assert.InDelta(t, 3, most, 1e-12, "4.3 less 1.3 is 3, whatever binary fractions make of it")
}

func TestBudgetWithoutCostsIsAWarning(t *testing.T) {
	scenario, err := Load("korea-stargate")
	require.NoError(t, err)
	levers, err := ReadLevers("levers.yaml", strings.NewReader("schema: entente/levers/1\nbudget_usd_bn_per_year: 1\n"+
		"levers: [{path: weights.rivalry, values: [1, 2]}]\noutcome: tick\n"), scenario)
	require.NoError(t, err)
	require.Len(t, levers.Warnings, 1)
	assert.Equal(t, "no lever has a cost, so the budget limits nothing", levers.Warnings[0].Text)
}

// TestHostileSpecsAreRefused expects errors with a place, from files that are large, and from such that ask for much.
func TestHostileSpecsAreRefused(t *testing.T) {
	scenario, err := Load("korea-stargate")
	require.NoError(t, err)
	files := hostileFiles()
	repeat := func(line string) string { return strings.Repeat(line, 9_000) }
	sweep, levers := "schema: entente/sweep/1\nscenario: korea-stargate\ndesign: grid\nfactors:\n", "schema: entente/levers/1\noutcome: tick\nlevers:\n"
	files["unknown factors"] = sweep + repeat("- {path: actors.smsung.size_usd_bn}\n")
	files["marks"] = sweep + repeat("- {mark: judgement}\n")
	files["too many factors"] = sweep + strings.Repeat("- {path: a}\n", 10_001)
	files["steps"] = sweep + repeat("- {path: weights.rivalry, from: 0, to: 1, steps: 10000}\n")
	files["levers"] = levers + repeat("- {path: weights.rivalry, from: 0, to: 1, steps: 10000}\n")
	files["options"] = levers + "- {path: weights.rivalry, values: [1]}\noptions:\n" + repeat("- {id: a, set: {weights.rivalry: 2, weights.ties: 1}}\n")
	for name, text := range files {
		for form, read := range map[string]func() error{
			"sweep":  func() error { _, err := ReadSweep("hostile.yaml", strings.NewReader(text)); return err },
			"levers": func() error { _, err := ReadLevers("hostile.yaml", strings.NewReader(text), scenario); return err },
		} {
			t.Run(name+" as "+form, func(t *testing.T) {
				var problems Problems
				require.True(t, errors.As(read(), &problems))
				assert.LessOrEqual(t, len(problems), Limits{}.withDefaults().Problems+1)
			})
		}
	}
}
