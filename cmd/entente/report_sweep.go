package main

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"

	"entente/agents"
	"entente/experiment"
	"entente/render/report"
	"entente/scenarios"
	"entente/sim/ensemble"
	"entente/sim/ensemble/design"
	"entente/sim/ensemble/sensitivity"
	"entente/sim/ensemble/sweep"
	"entente/sim/result"
)

// pageOfSweep makes the page of a sweep or of a sensitivity analysis; manifest is nil for one that is not finished.
func (m *Main) pageOfSweep(dir string, manifest *result.Study, how report.Options) (*report.Page, error) {
	s, err := sweep.Read(dir)
	if err != nil {
		return nil, err
	}
	c, err := experiment.ReadColumns(s)
	if err != nil {
		return nil, err
	}
	text, err := s.Document("scenario.yaml")
	if err != nil {
		return nil, err
	}
	scenario, err := m.keptScenario(filepath.Join(dir, "scenario.yaml"), text)
	if err != nil {
		return nil, err
	}
	spec, err := m.keptSweep(s, scenario)
	if err != nil {
		return nil, err
	}
	page := report.Sweep{
		Sweep: s, Manifest: manifest, Scenario: &scenario.Document,
		Title: agents.Text{English: spec.Spec.Title.English, Korean: spec.Spec.Title.Korean},
	}
	for _, factor := range c.Factors {
		page.Words = append(page.Words, factor.Words)
	}
	if len(s.Arguments) > 0 && s.Arguments[0] == "sensitivity" && s.Finished {
		if page.Analyses, err = analysesOf(dir, s, spec); err != nil {
			return nil, fmt.Errorf("report on %s: %w", dir, err)
		}
	}
	return report.OfSweep(page, how)
}

// analysesOf does the sensitivity analysis of a folder again, for every outcome.
func analysesOf(dir string, s *sweep.Sweep, spec *scenarios.Sweep) (analyses []report.Analysis, err error) {
	var settings experiment.SensitivitySettings
	for k := 0; k+1 < len(s.Arguments); k++ {
		switch s.Arguments[k] {
		case "--method":
			settings.Method = s.Arguments[k+1]
		case "--points":
			if settings.Points, err = strconv.Atoi(s.Arguments[k+1]); err != nil {
				return nil, fmt.Errorf("--points %s in the manifest: %w", s.Arguments[k+1], result.ErrCorrupt)
			}
		}
	}
	e, err := experiment.NewSensitivity(spec, settings, s.ProgramVersion)
	if err != nil {
		return nil, scenarioError{err}
	}
	layout := e.Layout
	if err := samePoints(s, layout); err != nil {
		return nil, err
	}
	for outcome := range s.Outcomes {
		estimates, err := estimatesOf(dir, layout.Len(), outcome)
		if err != nil {
			return nil, err
		}
		analysis, err := analysisOf(layout, spec, estimates)
		if err != nil {
			return nil, err
		}
		analyses = append(analyses, analysis)
	}
	return analyses, nil
}

// keptSweep reads the sweep file that a folder keeps, for the scenario that stands beside it.
func (m *Main) keptSweep(s *sweep.Sweep, scenario *scenarios.Resolved) (*scenarios.Sweep, error) {
	text, err := s.Document("sweep.yaml")
	if err != nil {
		return nil, err
	}
	spec, err := scenarios.ReadSweepOf("sweep.yaml", bytes.NewReader(text), scenario, m.keeping(text))
	if err != nil {
		return nil, scenarioError{err}
	}
	return spec, nil
}

// samePoints fails where the rows of a folder are not those that the design lays out: a design of another version.
func samePoints(s *sweep.Sweep, layout design.Design) error {
	if layout.Len() != s.Rows {
		return fmt.Errorf("%d rows, the design has %d: %w", s.Rows, layout.Len(), result.ErrVersion)
	}
	point := make([]float64, len(s.Factors))
	return s.Each(func(row *sweep.Row) error {
		if layout.Point(row.Number, point); !slices.Equal(point, row.Point) {
			return fmt.Errorf("row %d is not that of the design: %w", row.Number, result.ErrVersion)
		}
		return nil
	})
}

// analysisOf is what the rows of a design say about an outcome.
func analysisOf(layout design.Design, spec *scenarios.Sweep, estimates []ensemble.Interval) (found report.Analysis, err error) {
	values := make([]float64, len(estimates))
	for k, estimate := range estimates {
		values[k] = estimate.Value
	}
	switch layout := layout.(type) {
	case *design.Morris:
		found.Effects, err = sensitivity.ElementaryEffects(layout, values, sensitivity.Bootstrap{Seed: spec.Seed})
	case *design.Saltelli:
		found.Indices, err = sensitivity.SobolIndices(layout, values, sensitivity.Bootstrap{Seed: spec.Seed})
	case *design.OneAtATime:
		found.Tornado = tornadoOf(layout, spec, estimates)
	}
	return found, err
}

// tornadoOf is the outcome with each factor at its low and at its high value, the widest swing first. Factors whose rows
// failed are left out.
func tornadoOf(layout *design.OneAtATime, spec *scenarios.Sweep, estimates []ensemble.Interval) *report.Tornado {
	t := &report.Tornado{Base: estimates[0], Swings: make([]report.Swing, len(spec.Factors))}
	for k, factor := range spec.Factors {
		t.Swings[k] = report.Swing{Factor: factor.Lever.Path, Low: t.Base, High: t.Base}
	}
	point := make([]float64, len(spec.Factors))
	for row := 1; row < layout.Len(); row++ {
		layout.Point(row, point)
		factor, _ := layout.Move(row)
		if point[factor] == lowest(spec.Factors[factor]) {
			t.Swings[factor].Low = estimates[row]
		} else {
			t.Swings[factor].High = estimates[row]
		}
	}
	t.Swings = slices.DeleteFunc(t.Swings, func(s report.Swing) bool { return math.IsNaN(s.Width(t.Base.Value)) })
	slices.SortStableFunc(t.Swings, func(a, b report.Swing) int {
		return cmp.Compare(b.Width(t.Base.Value), a.Width(t.Base.Value))
	})
	return t
}
