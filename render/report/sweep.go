package report

import (
	"fmt"
	"math"
	"strconv"

	"entente/agents"
	"entente/scenarios"
	"entente/sim/ensemble/sensitivity"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// Sweep is a scenario at many settings of its levers, and what an analysis made of it.
type Sweep struct {
	Sweep *sweep.Sweep
	// Manifest is nil for a sweep that is not finished.
	Manifest *result.Study
	Scenario *scenarios.Document
	// Title is what the sweep is called; it may be empty.
	Title agents.Text
	// Words are, by factor, what its values stand for; none for a factor of numbers.
	Words [][]string
	// Analyses are by outcome; none for a sweep that is no sensitivity analysis.
	Analyses []Analysis
}

// Analysis is what a sensitivity analysis found about one outcome: one of its fields.
type Analysis struct {
	Effects *sensitivity.Effects
	Indices *sensitivity.Indices
	Tornado *Tornado
}

// OfSweep makes the page of a sweep, or of a sensitivity analysis. It fails where a row cannot be read.
func OfSweep(s Sweep, options Options) (*Page, error) {
	p := newPage(options)
	scenario := s.Sweep.Scenarios[0]
	p.title = p.titleOf(s.Title, scenario)
	p.lead = fmt.Sprintf(p.words.SweepLead, s.Sweep.Rows, scenario.Name, s.Sweep.Runs, len(s.Sweep.Factors), s.Sweep.Seed)
	var rows []sweep.Row
	err := s.Sweep.Each(func(row *sweep.Row) error {
		kept := *row
		kept.Point, kept.Estimates = append([]float64{}, row.Point...), append(kept.Estimates[:0:0], row.Estimates...)
		rows = append(rows, kept)
		return nil
	})
	if err != nil {
		return nil, err
	}
	kind := "sweep"
	if len(s.Analyses) > 0 {
		kind = "sensitivity"
		var blocks []block
		for k := range s.Analyses {
			blocks = append(blocks, p.analysis(&s.Analyses[k], s.Sweep.Outcomes[k])...)
		}
		p.section("sensitivity", p.words.Sensitivity, blocks...)
	}
	p.section("rows", p.words.Rows, p.ranges(s, rows)...)
	if kind == "sweep" {
		p.section("scatter", p.words.Scatter, p.scatters(s, rows)...)
	}
	p.section("assumptions", p.words.Assumptions, p.assumptions(s.Scenario)...)
	manifest := s.Manifest
	if manifest == nil {
		manifest = &result.Study{
			ProgramVersion: s.Sweep.ProgramVersion, Arguments: s.Sweep.Arguments, Scenarios: s.Sweep.Scenarios,
			Seed: s.Sweep.Seed, Runs: s.Sweep.Runs,
		}
	}
	p.section("manifest", p.words.Manifest, p.manifestOfStudy(manifest, kind)...)
	return p, nil
}

// mostErrors is how many of the rows that failed are told.
const mostErrors = 10

// ranges tell what range each outcome takes, and what went wrong.
func (p *Page) ranges(s Sweep, rows []sweep.Row) []block {
	var blocks []block
	if !s.Sweep.Finished {
		blocks = append(blocks, block{Warning: fmt.Sprintf(p.words.Unfinished, s.Sweep.Done, s.Sweep.Rows)})
	}
	errors := &table{Columns: columns(">"+p.words.Row, p.words.Error)}
	failed := 0
	low, high := make([]float64, len(s.Sweep.Outcomes)), make([]float64, len(s.Sweep.Outcomes))
	for k := range low {
		low[k], high[k] = math.Inf(1), math.Inf(-1)
	}
	for _, row := range rows {
		if row.Error != "" {
			if failed++; failed <= mostErrors {
				errors.add(strconv.Itoa(row.Number), row.Error)
			}
			continue
		}
		for k, estimate := range row.Estimates {
			low[k], high[k] = min(low[k], estimate.Value), max(high[k], estimate.Value)
		}
	}
	if failed > 0 {
		blocks = append(blocks, block{Warning: fmt.Sprintf(p.words.Failed, failed)}, block{Table: errors})
	}
	t := &table{Columns: columns(p.words.Outcome, ">"+p.words.Lowest, ">"+p.words.Highest)}
	for k, outcome := range s.Sweep.Outcomes {
		if low[k] <= high[k] {
			t.Rows = append(t.Rows, []cell{{outcome, "code"}, {Text: short(low[k])}, {Text: short(high[k])}})
		}
	}
	return append(blocks, block{Table: t})
}

// How many charts and points of a sweep a page shows.
const (
	mostScatters = 12
	mostPoints   = 1000
)

// scatters draw each outcome against each factor.
func (p *Page) scatters(s Sweep, rows []sweep.Row) []block {
	var blocks []block
	for k, outcome := range s.Sweep.Outcomes {
		for f, factor := range s.Sweep.Factors {
			if len(blocks) == mostScatters {
				return blocks
			}
			blocks = append(blocks, p.scatter(outcome, k, factor, f, s.Words[f], rows))
		}
	}
	return blocks
}

func (p *Page) scatter(outcome string, k int, factor string, f int, words []string, rows []sweep.Row) block {
	var points []object
	kind := "quantitative"
	for _, row := range rows[:min(mostPoints, len(rows))] {
		if row.Error != "" {
			continue
		}
		estimate := row.Estimates[k]
		shown, x := short(row.Point[f]), rounded(row.Point[f])
		if at := int(row.Point[f]); at >= 0 && at < len(words) {
			shown, x, kind = words[at], words[at], "nominal"
		}
		low, high := estimate.Low, estimate.High
		if math.IsInf(high-low, 0) {
			low, high = estimate.Value, estimate.Value
		}
		points = append(points, object{
			"x": x, "y": rounded(estimate.Value), "low": rounded(low), "high": rounded(high),
			"tip": fmt.Sprintf("%s: %s\n%s: %s (%s)", factor, shown, outcome, short(estimate.Value), p.interval(low, high)),
		})
	}
	x := encoded("x", kind, "title", factor, "scale", object{"zero": false}, "axis",
		object{"labelAngle": 0, "titleLimit": 330, "tickCount": 8})
	if kind == "nominal" {
		delete(x, "scale")
	}
	y := func(field string) object {
		return encoded(field, "quantitative", "title", outcome, "scale", object{"zero": false}, "axis", object{"tickCount": 5})
	}
	tip := object{"field": "tip", "type": "nominal"}
	return p.figure(outcome+" — "+p.lever(factor), p.words.ScatterCaption, chart(220, points, object{"layer": []object{
		{"mark": object{"type": "rule", "color": strong, "opacity": 0.35},
			"encoding": object{"x": x, "y": y("low"), "y2": object{"field": "high"}}},
		{"mark": object{"type": "point", "filled": true, "color": strong, "size": 40},
			"encoding": object{"x": x, "y": y("y"), "tooltip": tip}},
	}}))
}
