package scenarios_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"entente/scenarios"
	"entente/sim"
)

const (
	// conclusionDraws is how often everything uncertain is drawn, conclusionRuns on how many runs each draw is judged.
	conclusionDraws = 100
	conclusionRuns  = 50
	// standingRuns is on how many runs a statement is judged where nothing is drawn, as in the tables of TestValidity.
	standingRuns = 200
	drawSeed     = 1
)

// The sets of draws, by what is drawn. In calm nothing is: draws then differ by the luck of their runs alone.
const (
	standing = "as it stands"
	calm     = "nothing"
	weights  = "weights"
	inputs   = "inputs"
	both     = "both"
	lacking  = "without " // and the name of a term
)

var drawnSets = []string{calm, weights, inputs, both}

// trial is a version of the scenarios under which conclusions are drawn: one draw of a set, or a term switched off.
type trial struct {
	set  string
	draw int // from 1 on; 0 where nothing is drawn
}

// trials are all that are judged, in the order of the file of results.
func trials(t *testing.T) []trial {
	all := []trial{{standing, 0}}
	for _, name := range termNames(t) {
		all = append(all, trial{lacking + name, 0})
	}
	for _, set := range drawnSets {
		for draw := range conclusionDraws {
			all = append(all, trial{set, draw + 1})
		}
	}
	return all
}

// termNames are the terms that count by default, by the paths of their weights.
func termNames(t *testing.T) []string {
	t.Helper()
	resolved, err := scenarios.Load("article")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, lever := range scenarios.Levers(&resolved.Document) {
		if family, _, _ := strings.Cut(lever.Path, "."); strings.HasSuffix(family, "weights") && lever.Value.Number != 0 {
			names = append(names, lever.Path)
		}
	}
	return names
}

// settings are what the trial sets in a document.
func (d trial) settings(document *scenarios.Document) []scenarios.Setting {
	draw := scenarios.Draw{Seed: drawSeed, Number: uint64(d.draw)}
	switch d.set {
	case standing, calm:
		return nil
	case weights:
		return draw.Weights(document)
	case inputs:
		return draw.Figures(document)
	case both:
		return append(draw.Weights(document), draw.Figures(document)...)
	}
	return []scenarios.Setting{{Path: strings.TrimPrefix(d.set, lacking), Value: scenarios.Number(0)}}
}

// study judges a draw on runs of its own, so that luck averages out over draws; the same draw of every set has the same luck.
func (d trial) study(loaded map[string]*scenarios.Resolved) study {
	s := study{runs: standingRuns, settings: d.settings, loaded: loaded, built: map[string]*sim.Model{}}
	if d.draw > 0 {
		s.runs, s.first = conclusionRuns, uint64(d.draw*conclusionRuns)
	}
	return s
}

// finding is what one row of a statement came to in a trial: a value that has to exceed another for the statement to come out.
type finding struct {
	statement      int
	what           string
	value, against float64
	verdict        string
}

// judge measures the rows that decide, in the definitions of docs/validity.md.
func (d trial) judge(t *testing.T, loaded map[string]*scenarios.Resolved) []finding {
	t.Helper()
	s := &sheet{t: t, study: d.study(loaded), deciding: true}
	s.statements()
	var found []finding
	for _, row := range s.rows {
		if math.IsNaN(row.against) {
			continue
		}
		verdict := row.verdict()
		if verdict == "" {
			verdict = "open" // Nothing was seen from which to tell, such as no candidate that both alliances invited.
		}
		found = append(found, finding{row.statement, row.what, row.value, row.against, verdict})
	}
	return found
}

// judgements are all trials' findings.
type judgements struct {
	trials   []trial
	findings [][]finding // by trial
}

func judgeAll(t *testing.T, which []trial) judgements {
	t.Helper()
	loaded, all := map[string]*scenarios.Resolved{}, judgements{trials: which}
	for _, d := range which {
		all.findings = append(all.findings, d.judge(t, loaded))
	}
	return all
}

// of are the findings of a set's trials.
func (j judgements) of(set string) [][]finding {
	var found [][]finding
	for k, d := range j.trials {
		if d.set == set {
			found = append(found, j.findings[k])
		}
	}
	return found
}

// conclusion is a row of a statement, or a statement by all of its rows.
type conclusion struct {
	statement int
	what      string // "" for all rows
}

// conclusions are the statements, each followed by its rows where it has several.
func (j judgements) conclusions() []conclusion {
	var found []conclusion
	rows := j.findings[0]
	for k, row := range rows {
		several := slices.ContainsFunc(rows, func(other finding) bool {
			return other.statement == row.statement && other.what != row.what
		})
		if several && (k == 0 || rows[k-1].statement != row.statement) {
			found = append(found, conclusion{row.statement, ""})
		}
		found = append(found, conclusion{row.statement, row.what})
	}
	return found
}

// statements are the conclusions that stand for a statement as a whole.
func (j judgements) statements() []conclusion {
	var found []conclusion
	for _, c := range j.conclusions() {
		if len(found) == 0 || found[len(found)-1].statement != c.statement {
			found = append(found, c)
		}
	}
	return found
}

// verdict is that of a row; that of all rows is the least favourable of them.
func (c conclusion) verdict(rows []finding) string {
	order := []string{"does not", "open", "comes out"}
	least := len(order) - 1
	for _, row := range rows {
		if row.statement == c.statement && (c.what == "" || c.what == row.what) {
			least = min(least, slices.Index(order, row.verdict))
		}
	}
	return order[least]
}

// share is in how many of a set's trials the conclusion has a verdict.
func (j judgements) share(c conclusion, set, verdict string) estimate {
	var truths []float64
	for _, rows := range j.of(set) {
		truths = append(truths, truth(c.verdict(rows) == verdict))
	}
	return rate(truths)
}

func (c conclusion) String() string {
	if c.what == "" {
		return fmt.Sprintf("(%d)", c.statement)
	}
	return fmt.Sprintf("(%d) %s", c.statement, c.what)
}
