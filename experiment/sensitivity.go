package experiment

import (
	"encoding/json"
	"fmt"
	"strconv"

	"entente/scenarios"
	"entente/sim/ensemble/chunk"
)

// Sensitivity is a sweep whose rows are laid so that they tell which levers an outcome depends on.
type Sensitivity struct {
	Sweep
	settings SensitivitySettings
}

// SensitivitySettings say by which design the rows are laid.
type SensitivitySettings struct {
	// Method is Morris, Sobol or Tornado.
	Method string `json:"method"`
	// Points is the number of trajectories or of blocks, 2 to 2^20.
	Points int `json:"points"`
}

const mostSensitivityPoints = 1 << 20

// check says what is wrong with the settings.
func (s SensitivitySettings) check() error {
	if s.Points < 2 || s.Points > mostSensitivityPoints {
		return fmt.Errorf("%d points: 2 to %d are possible", s.Points, mostSensitivityPoints)
	}
	return nil
}

// NewSensitivity makes the sensitivity analysis of a sweep file's scenario, factors and outcomes. program is the version of the
// program. The error says what is wrong with the settings or the design, or wraps sweep.ErrPlan.
func NewSensitivity(spec *scenarios.Sweep, settings SensitivitySettings, program string) (*Sensitivity, error) {
	if err := settings.check(); err != nil {
		return nil, err
	}
	layout, err := sensitivityDesign(spec, settings.Method, settings.Points)
	if err != nil {
		return nil, err
	}
	kept, err := json.Marshal(settings)
	if err != nil {
		return nil, err
	}
	arguments := []string{"sensitivity", sweepName, "--method", settings.Method, "--points", strconv.Itoa(settings.Points)}
	s, err := newSweep("sensitivity", spec, layout, arguments, kept, program)
	if err != nil {
		return nil, err
	}
	return &Sensitivity{*s, settings}, nil
}

// sensitivityOf makes a sensitivity analysis from its job.
func sensitivityOf(job *chunk.Job) (*Sensitivity, error) {
	var settings SensitivitySettings
	if err := settingsOf(job, &settings); err != nil {
		return nil, err
	}
	spec, err := sweepFileOf(job)
	if err != nil {
		return nil, err
	}
	return NewSensitivity(spec, settings, job.ProgramVersion)
}
