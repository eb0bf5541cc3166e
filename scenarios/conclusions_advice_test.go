package scenarios_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"entente/scenarios"
	"entente/sim/ensemble"
	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/design"
)

const (
	// adviceFutures is how many futures of the others' deeds each draw is advised in, adviceRuns on how many runs of each option.
	adviceFutures = 10
	adviceRuns    = 3
	// standingFutures and standingAdviceRuns are the same where nothing is drawn.
	standingFutures    = 20
	standingAdviceRuns = 10
)

// adviceFile holds what each trial advised: a line a trial, with the two options chosen and what is expected of each option.
var adviceFile = filepath.Join("testdata", "conclusions_advice.csv")

// korea is the decision of the lever file "korea" in the scenario korea-decides. What the file calls uncertain is drawn as
// entente advise does, but for the weights: those are the trial's.
type korea struct {
	scenario *scenarios.Resolved
	file     *scenarios.LeverFile
	options  []scenarios.Choice
	costs    []float64
	factors  []scenarios.Factor
}

// counsel is what was advised in a trial.
type counsel struct {
	regretted, expected string    // the options least regretted, and best in expectation
	values              []float64 // what is expected of each option
}

func koreaDecides(t *testing.T) *korea {
	t.Helper()
	scenario, err := scenarios.Load("korea-decides")
	require.NoError(t, err)
	file, err := scenarios.EmbeddedLevers("korea", scenario)
	require.NoError(t, err)
	k := &korea{scenario: scenario, file: file, options: file.Choices()}
	for _, option := range k.options {
		k.costs = append(k.costs, option.Cost)
	}
	for _, factor := range file.Futures {
		require.Equal(t, scenarios.NumberLever, factor.Lever.Kind)
		require.Empty(t, factor.Values)
		if !strings.HasPrefix(factor.Lever.Path, "weights.") {
			k.factors = append(k.factors, factor)
		}
	}
	return k
}

// advise runs all options in the trial's futures and chooses by both criteria.
func (k *korea) advise(t *testing.T, d trial) counsel {
	t.Helper()
	drawn, err := scenarios.Apply(k.scenario, slices.DeleteFunc(d.settings(&k.scenario.Document), k.decidedOtherwise))
	require.NoError(t, err)
	futures, runs := adviceFutures, uint64(adviceRuns)
	if d.draw == 0 {
		futures, runs = standingFutures, standingAdviceRuns
	}
	var ranges []design.Factor
	for _, factor := range k.factors {
		ranges = append(ranges, design.Factor{Name: factor.Lever.Path, Low: factor.Low, High: factor.High})
	}
	// Each draw has futures of its own, the same in every set.
	hypercube, err := design.NewLatinHypercube(ranges, futures, drawSeed+uint64(d.draw))
	require.NoError(t, err)
	table := make(advice.Table, len(k.options))
	for option := range table {
		table[option] = make([]float64, futures)
	}
	errs := make([]error, futures)
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for future := range futures {
		limit <- struct{}{}
		wait.Go(func() {
			defer func() { <-limit }()
			point := make([]float64, len(ranges))
			hypercube.Point(future, point)
			luck := ensemble.Runs{Seed: drawSeed, First: uint64(d.draw*futures+future) * runs, Count: runs, Workers: 1}
			errs[future] = k.future(drawn, point, luck, func(option int, value float64) { table[option][future] = value })
		})
	}
	wait.Wait()
	require.NoError(t, errors.Join(errs...))
	regretted, _ := table.Choose(advice.LeastRegret, k.costs)
	expected, _ := table.Choose(advice.Expected, k.costs)
	return counsel{k.options[regretted].ID, k.options[expected].ID, table.Means()}
}

// decidedOtherwise picks what options set and what futures hold: a trial does not draw it.
func (k *korea) decidedOtherwise(setting scenarios.Setting) bool {
	return slices.ContainsFunc(k.file.Levers, func(lever scenarios.PricedLever) bool { return lever.Lever.Path == setting.Path }) ||
		slices.ContainsFunc(k.factors, func(factor scenarios.Factor) bool { return factor.Lever.Path == setting.Path })
}

// future runs every option in one future and tells the mean of the outcome.
func (k *korea) future(drawn *scenarios.Resolved, point []float64, luck ensemble.Runs, tell func(option int, value float64)) error {
	var deeds []scenarios.Setting
	for at, factor := range k.factors {
		deeds = append(deeds, scenarios.Setting{Path: factor.Lever.Path, Value: scenarios.Number(point[at])})
	}
	for at, option := range k.options {
		resolved, err := scenarios.Apply(drawn, append(slices.Clone(deeds), option.Settings...))
		if err != nil {
			return fmt.Errorf("option %s: %w", option.ID, err)
		}
		if luck.Model, err = resolved.Model(); err != nil {
			return fmt.Errorf("option %s: %w", option.ID, err)
		}
		outcome, err := advice.ParseOutcome(luck.Model, k.file.Outcome.Text)
		if err != nil {
			return err
		}
		answers, err := ensemble.Ask(context.Background(), luck, outcome)
		if err != nil {
			return fmt.Errorf("option %s: %w", option.ID, err)
		}
		tell(at, answers.Estimate(0).Value)
	}
	return nil
}

// counsels are what all trials advised.
type counsels struct {
	options []string
	trials  []trial
	given   []counsel // by trial
}

func adviseAll(t *testing.T, which []trial) counsels {
	t.Helper()
	k := koreaDecides(t)
	all := counsels{trials: which}
	for _, option := range k.options {
		all.options = append(all.options, option.ID)
	}
	for _, d := range which {
		all.given = append(all.given, k.advise(t, d))
	}
	return all
}

// lines writes counsels as they stand in the file, the head first.
func (c counsels) lines() [][]string {
	head := []string{"drawn", "draw", "least regretted", "best in expectation"}
	for _, option := range c.options {
		head = append(head, "expected: "+option)
	}
	lines := [][]string{head}
	for k, d := range c.trials {
		line := []string{d.set, strconv.Itoa(d.draw), c.given[k].regretted, c.given[k].expected}
		for _, value := range c.given[k].values {
			line = append(line, strconv.FormatFloat(value, 'g', 5, 64))
		}
		lines = append(lines, line)
	}
	return lines
}

// readCounsels reads lines back.
func readCounsels(t *testing.T, lines [][]string) counsels {
	t.Helper()
	var c counsels
	for _, name := range lines[0][4:] {
		c.options = append(c.options, strings.TrimPrefix(name, "expected: "))
	}
	for _, line := range lines[1:] {
		draw, err := strconv.Atoi(line[1])
		require.NoError(t, err)
		given := counsel{regretted: line[2], expected: line[3]}
		for _, text := range line[4:] {
			value, err := strconv.ParseFloat(text, 64)
			require.NoError(t, err)
			given.values = append(given.values, value)
		}
		c.trials, c.given = append(c.trials, trial{line[0], draw}), append(c.given, given)
	}
	return c
}
