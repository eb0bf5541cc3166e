package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/agents"
	"entente/scenarios"
	"entente/sim"
	"entente/sim/ensemble"
	"entente/sim/ensemble/advice"
	"entente/sim/ensemble/sensitivity"
	"entente/sim/result"
)

// charted is a page as text with the data of its charts.
func charted(t *testing.T, page *Page) string {
	t.Helper()
	var out strings.Builder
	out.WriteString(page.plain())
	for _, figure := range page.figures {
		text, err := json.Marshal(figure.specification)
		require.NoError(t, err)
		out.WriteString("\n" + figure.ID + "\n" + strings.ReplaceAll(string(text), "},{", "},\n{") + "\n")
	}
	return out.String()
}

func TestPageOfARun(t *testing.T) {
	record, manifest, document := starterRun(t)
	for _, language := range languages {
		page, err := OfRun(record, manifest, document, Options{Language: language})
		require.NoError(t, err)
		golden(t, "run_"+language.String(), charted(t, page))
	}
}

func TestPageOfARunWithoutAScenario(t *testing.T) {
	record, manifest, _ := starterRun(t)
	page, err := OfRun(record, manifest, nil, Options{State: "US"})
	require.NoError(t, err)
	assert.Contains(t, page.plain(), englishWords.NoDocument)
	assert.Contains(t, page.plain(), "United States: rank")
	_, err = OfRun(record, manifest, nil, Options{State: "KS"})
	assert.ErrorContains(t, err, `no state "KS" in this record: did you mean "US"?`)
	_, err = OfRun(&sim.Record{}, manifest, nil, Options{})
	assert.ErrorContains(t, err, "it stopped before the end of its first tick")
}

func TestPageOfARunWithoutBlocs(t *testing.T) {
	record, manifest, _ := starterRun(t)
	quiet := &sim.Record{
		Scenario: "quiet", Calendar: record.Calendar, Ticks: record.Ticks, Actors: record.Actors, States: record.States,
		StateRows: record.StateRows,
		ActorRows: make([]sim.ActorRow, len(record.ActorRows)), Initial: make([]agents.Memberships, len(record.Actors)),
	}
	page, err := OfRun(quiet, manifest, nil, Options{})
	require.NoError(t, err)
	assert.Contains(t, page.plain(), englishWords.NoBlocs)
	assert.Contains(t, page.plain(), englishWords.NothingMoved)
	assert.Contains(t, written(t, page), "<title>quiet</title>")
}

func TestPageOfAnEnsemble(t *testing.T) {
	study := ensembleStudy(t)
	for _, language := range languages {
		page, err := OfEnsemble(study, Options{Language: language})
		require.NoError(t, err)
		golden(t, "ensemble_"+language.String(), page.plain())
	}
}

func TestPageOfAComparison(t *testing.T) {
	study := comparisonStudy(t)
	for _, language := range languages {
		page, err := OfComparison(study, Options{Language: language})
		require.NoError(t, err)
		golden(t, "comparison_"+language.String(), page.plain())
	}
}

// TestPageOfAdvice has made-up figures: what is compared is what the page makes of them.
func TestPageOfAdvice(t *testing.T) {
	resolved := starter(t)
	options := []advice.OptionRow{
		{Option: "as_now", Name: "as now", Standing: 0.1, Expected: 0.11, ExpLow: 0.1, ExpHigh: 0.12, Other: "fund",
			Worst: 0.08, WorstIn: 2, Best: 0.14, BestIn: 1,
			BestShare: 0.25, MeanRegret: 0.02, MaxRegret: 0.05, MaxLow: 0.04, MaxHigh: 0.06, MaxIn: 2, DominatedBy: "fund"},
		{Option: "fund", Name: "fund <b>research</b>", Cost: 1.2, Role: "least_regret", Standing: 0.12, Expected: 0.13,
			ExpLow: 0.12, ExpHigh: 0.14, Other: "as_now",
			Advantage: -0.00002, AdvLow: -0.01, AdvHigh: 0.05, Worst: 0.1, WorstIn: 1, Best: 0.15, BestIn: 2,
			BestShare: 0.75, MeanRegret: 0.001, MaxRegret: 0.01,
			MaxLow: 0.005, MaxHigh: 0.02, MaxIn: 1},
	}
	one := func(row advice.CrossingRow) func(func(*advice.CrossingRow) bool) {
		return func(yield func(*advice.CrossingRow) bool) { yield(&row) }
	}
	tables := []result.StudyTable{
		result.NewStudyTable("options", "-", rowsFrom(options)),
		result.NewStudyTable("futures", "-", rowsFrom([]advice.FutureRow{{Factor: "weights.rivalry"},
			{Future: 1, Factor: "weights.rivalry"}, {Future: 2, Factor: "weights.rivalry"}})),
		result.NewStudyTable("values", "-", rowsFrom([]advice.ValueRow{{Option: "fund", Value: 0.12},
			{Option: "as_now", Value: 0.1, Regret: 0.02}})),
		result.NewStudyTable("tipping", "-", rowsFrom([]advice.TippingRow{
			{Of: "factor", Name: "weights.rivalry", Value: 1, Rival: "as_now", Advantage: 0.02, Low: 0.01, High: 0.03},
			{Of: "factor", Name: "weights.rivalry", Value: 2, Rival: "as_now", Advantage: -0.02, Low: -0.03, High: -0.01},
		})),
		result.NewStudyTable("crossings", "-", one(advice.CrossingRow{Of: "factor", Name: "weights.rivalry", Value: 1.5,
			Low: 1.2, High: 1.8, Rival: "as_now", Clear: true})),
		result.NewStudyTable("factors", "-", rowsFrom([]advice.FactorRow{
			{Factor: "weights.rivalry", Kind: "weight", Judged: true, Low: 1, High: 2, Standing: 1.1, Rank: -0.7,
				RankLow: -0.9, RankHigh: -0.2, Sure: true, Changes: true},
		})),
		result.NewStudyTable("changes", "-", rowsFrom([]advice.PositionRow{{Against: "as_now", Number: "rank",
			Chosen: 1.5, Other: 2, Change: -0.5, Low: -0.7, High: -0.3}})),
	}
	manifest := result.Study{
		Kind: "advice", ProgramVersion: "v1", Arguments: []string{"advise", "scenario.yaml", "--levers", "levers.yaml"},
		Seed: 1, Runs: 4,
		Scenarios: []result.Scenario{{Name: resolved.Document.Name, SHA256: resolved.Hash()}},
	}
	study := stored(t, manifest, tables, []*scenarios.Document{&resolved.Document})
	levers := &scenarios.LeverFileSpec{
		Title: scenarios.Text{English: "What Korea can do", Korean: "한국이 할 수 있는 일"}, Outcome: `strength("KR")`,
		Options: []scenarios.OptionSpec{{ID: "fund", Name: scenarios.Text{English: "fund <b>research</b>", Korean: "연구 예산"}}},
	}
	for _, language := range languages {
		page, err := OfAdvice(study, levers, Options{Language: language})
		require.NoError(t, err)
		golden(t, "advice_"+language.String(), charted(t, page))
		assert.NotContains(t, written(t, page), "<b>research")
	}
}

func rowsFrom[R any](rows []R) func(func(*R) bool) {
	return func(yield func(*R) bool) {
		for k := range rows {
			if !yield(&rows[k]) {
				return
			}
		}
	}
}

// TestAnalyses has made-up figures.
func TestAnalyses(t *testing.T) {
	estimate := func(value float64) sensitivity.Estimate {
		return sensitivity.Estimate{Value: value, Low: value - 0.1, High: value + 0.1}
	}
	for _, language := range languages {
		page := newPage(Options{Language: language})
		var blocks []block
		for _, analysis := range []Analysis{
			{Effects: &sensitivity.Effects{Trajectories: 9, Dropped: 1, Factors: []sensitivity.Effect{
				{Factor: "weights.scale", Mean: -0.1, MeanAbsolute: estimate(0.2), Deviation: 0.3},
				{Factor: "states.KR.policy.coordination", Mean: 0.5, MeanAbsolute: estimate(0.5)},
			}}},
			{Indices: &sensitivity.Indices{Blocks: 8, Factors: []sensitivity.Index{{Factor: "weights.scale",
				First: estimate(0.3), Total: estimate(0.4)}}}},
			{Tornado: &Tornado{ensemble.Interval{Value: 0.5, Low: 0.4, High: 0.6}, []Swing{
				{"weights.scale", ensemble.Interval{Value: 0.4, Low: 0.3, High: 0.5},
					ensemble.Interval{Value: 0.9, Low: 0.8, High: 1}},
			}}},
			{},
		} {
			blocks = append(blocks, page.analysis(&analysis, `strength("KR")`)...)
		}
		page.section("sensitivity", page.words.Sensitivity, blocks...)
		golden(t, "sensitivity_"+language.String(), charted(t, page))
	}
}
