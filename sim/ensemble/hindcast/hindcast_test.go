package hindcast_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"entente/sim/ensemble"
	"entente/sim/ensemble/hindcast"
	"entente/sim/result"
)

var update = flag.Bool("update", false, "write docs/hindcast.md, the embedded weights and golden files anew")

const (
	page     = "../../../docs/hindcast.md"
	embedded = "../../../scenarios/files/weights/hindcast.json"
	golden   = "testdata/tables.json"
)

// small is a whole hindcast as JSON, done by so many workers.
func small(t *testing.T, workers int) string {
	t.Helper()
	plan := hindcast.Plan{Seed: 3, Runs: 20, Draws: 4, Steps: 6, Workers: workers}
	r, err := hindcast.Run(t.Context(), scenario(t, "hindcast"), scenario(t, "article"), plan)
	require.NoError(t, err)
	var text bytes.Buffer
	for _, table := range r.Tables() {
		require.NoError(t, result.PrintTable(t.Context(), &text, table, result.JSON))
	}
	weights, err := r.Posterior.Encode()
	require.NoError(t, err)
	return text.String() + string(weights)
}

// The same bytes for any number of workers, and on every machine: the golden file is compared on all of them.
func TestTheReportDoesNotDependOnTheWorkers(t *testing.T) {
	one := small(t, 1)
	assert.Equal(t, one, small(t, 3))
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(one), 0o644))
	}
	kept, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(kept), one, "go test ./sim/ensemble/hindcast -update writes it anew")
}

// The fit without an actor must be the one that comes of facts that never had the actor.
func TestLeavingOutAnActorIsNeverToHaveKnownIt(t *testing.T) {
	model, target := scenario(t, "hindcast"), scenario(t, "article")
	plan := hindcast.Plan{Seed: 2, Runs: 16, Draws: 5, Steps: 10}
	whole, err := hindcast.Run(t.Context(), model, target, plan)
	require.NoError(t, err)
	for _, k := range []int{0, 9, 30} { // Oracle, Uber, LightOn
		facts := *whole.Facts
		facts.Actors = append(append([]int(nil), facts.Actors[:k]...), facts.Actors[k+1:]...)
		facts.True = append(append([][]float64(nil), facts.True[:k]...), facts.True[k+1:]...)
		without, err := hindcast.FitOf(t.Context(), model, &facts, plan)
		require.NoError(t, err)
		answered, err := hindcast.PlacesOf(t.Context(), model, whole.Facts, plan, without)
		require.NoError(t, err)
		assert.Equal(t, answered[k], whole.Fitted.Left[k], whole.Actors[k])
	}
}

// A part of the embedded weights is worked out anew: all that is drawn, and the misfit of two draws.
func TestEmbeddedWeightsAreFresh(t *testing.T) {
	model, target := scenario(t, "hindcast"), scenario(t, "article")
	plan := hindcast.DefaultPlan()
	if *update {
		r, err := hindcast.Run(t.Context(), model, target, plan)
		require.NoError(t, err)
		text, err := r.Posterior.Encode()
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(embedded, text, 0o644))
		other, err := hindcast.Run(t.Context(), model, scenario(t, "documented"), plan)
		require.NoError(t, err)
		writePage(t, r, other)
	}
	text, err := os.ReadFile(embedded)
	require.NoError(t, err)
	kept, err := hindcast.ReadPosterior(text)
	require.NoError(t, err)
	require.Len(t, kept.Draws, plan.Draws)
	assert.Equal(t, plan.Runs, kept.Runs)
	plan.Draws, plan.Steps = 2, 0
	r, err := hindcast.Run(t.Context(), model, target, plan)
	require.NoError(t, err)
	assert.Equal(t, r.Posterior.Draws, kept.Draws[:2], "go test ./sim/ensemble/hindcast -update writes them anew")
	assert.Equal(t, r.Posterior.Prior, kept.Prior)

	// The rows of the page that need no fit.
	written, err := os.ReadFile(page)
	require.NoError(t, err)
	plan.Draws = 0
	other, err := hindcast.Run(t.Context(), model, scenario(t, "documented"), plan)
	require.NoError(t, err)
	for _, each := range []*hindcast.Report{r, other} {
		judged := scoreLine(each.Judged.Name, each.Judged.InSample, each.Judged.LeftOut)
		assert.Contains(t, string(written), judged, "go test ./sim/ensemble/hindcast -update")
		for _, rule := range each.Rules {
			assert.Contains(t, string(written), scoreLine(rule.Name, rule.InSample, rule.LeftOut))
		}
	}
	for k, w := range kept.Prior.Weights {
		assert.Contains(t, string(written), fmt.Sprintf("| %s | %.3g |", w.Term, w.Default))
		assert.Contains(t, string(written), span(kept.Range(k)))
	}
}

func span(i ensemble.Interval) string { return fmt.Sprintf("%.3g to %.3g", i.Low, i.High) }

func scoreLine(name string, inside, left hindcast.Score) string {
	return fmt.Sprintf("| %s | %.3g | %s | %.3g | %s | %.3g | %.3g | %.3g |", name, left.Balanced.Value, span(left.Balanced), left.Brier.Value,
		span(left.Brier), left.Accuracy.Value, inside.Balanced.Value, inside.Brier.Value)
}

// scoreTable is a report's scores, and how its forecasts stand against the best rule.
func scoreTable(r *hindcast.Report) string {
	text := "| against " + r.Target + " | balanced accuracy | 95 % | Brier score | 95 % | accuracy | in sample: balanced | Brier |\n" +
		"| --- | ---: | --- | ---: | --- | ---: | ---: | ---: |\n"
	for _, c := range r.Forecasts() {
		text += scoreLine(c.Name, c.InSample, c.LeftOut) + "\n"
	}
	for _, rule := range r.Rules {
		text += scoreLine(rule.Name, rule.InSample, rule.LeftOut) + "\n"
	}
	text += fmt.Sprintf("\n%d actors, %d runs of each of %d sets of weights, seed %d. Less the best rule, %s:\n\n", len(r.Actors), r.Plan.Runs, r.Tried,
		r.Plan.Seed, r.BestRule().Name)
	for _, c := range r.Forecasts() {
		against := r.Against(c, r.BestRule())
		text += fmt.Sprintf("- %s: %+.3g (%s) in balanced accuracy, %+.3g (%s) in the Brier score\n", c.Name, against.Balanced.Value,
			span(against.Balanced), against.Brier.Value, span(against.Brier))
	}
	return text + "\n"
}

// writePage puts the measured tables into docs/hindcast.md.
func writePage(t *testing.T, r, other *hindcast.Report) {
	t.Helper()
	var text strings.Builder
	text.WriteString(scoreTable(r) + scoreTable(other))
	fmt.Fprintf(&text, "| weight, by the article | judged | range | fitted | median | 5 %% to 95 %% | before the facts |\n| --- | ---: | --- | ---: | ---: | --- | --- |\n")
	for k, w := range r.Posterior.Prior.Weights {
		fmt.Fprintf(&text, "| %s | %.3g | %.3g to %.3g | %.3g | %.3g | %s | %s |\n", w.Term, w.Default, w.Low, w.High, r.Weights[k],
			r.Posterior.Range(k).Value, span(r.Posterior.Range(k)), span(r.Posterior.Before(k)))
	}
	fmt.Fprintf(&text, "\n%d draws, as telling as %.3g of equal probability.\n\n| actor | predicted | | in truth | | largest reasons for the one against the other |\n| --- | --- | ---: | --- | ---: | --- |\n",
		len(r.Posterior.Draws), r.Posterior.Effective())
	for _, miss := range r.Misses {
		var reasons []string
		for _, reason := range miss.Reasons[:3] {
			reasons = append(reasons, fmt.Sprintf("%s %+.2f", reason.Term, reason.Part))
		}
		last := miss.Reasons[len(miss.Reasons)-1]
		fmt.Fprintf(&text, "| %s | %s | %.2f | %s | %.2f | %s; against it %s %+.2f |\n", miss.Actor, miss.Predicted, miss.Probability, miss.True, miss.Right,
			strings.Join(reasons, ", "), last.Term, last.Part)
	}
	written, err := os.ReadFile(page)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(written), "<!-- measured: begin -->\n")
	require.True(t, found)
	_, after, found := strings.Cut(rest, "<!-- measured: end -->")
	require.True(t, found)
	require.NoError(t, os.WriteFile(page, []byte(before+"<!-- measured: begin -->\n"+text.String()+"<!-- measured: end -->"+after), 0o644))
}
