package experiment

import (
	"fmt"
	"io"
	"math"
	"strings"

	"entente/scenarios"
	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// The documents of jobs and results.
const (
	scenarioName = "scenario.yaml"
	leversName   = "levers.yaml"
)

// textOf is a document of a job by its name.
func textOf(job *chunk.Job, name string) (text string, found bool) {
	for _, document := range job.Documents {
		if document.Name == name {
			return document.Text, true
		}
	}
	return "", false
}

// documentOf is a document that a job must have.
func documentOf(job *chunk.Job, name string) (io.Reader, error) {
	text, found := textOf(job, name)
	if !found {
		return nil, fmt.Errorf("the job holds no %s: %w", name, chunk.ErrPart)
	}
	return strings.NewReader(text), nil
}

// scenarioOf is the scenario of a job.
func scenarioOf(job *chunk.Job) (*scenarios.Resolved, error) {
	text, err := documentOf(job, scenarioName)
	if err != nil {
		return nil, err
	}
	return scenarios.Read(scenarioName, text, unlimited())
}

// unlimited reads a job's documents: whoever made the job has read them within limits already.
func unlimited() scenarios.Option {
	var limits scenarios.Limits
	for _, name := range scenarios.LimitNames() {
		_, most, _ := limits.Limit(name)
		if most == 0 {
			most = math.MaxInt32 - 1
		}
		limits.Set(name, most)
	}
	return scenarios.WithLimits(limits)
}

// sameJob refuses a job that says something else than the experiment made from it, whose identity is given.
func sameJob(job *chunk.Job, made string) error {
	id, err := job.ID()
	if err != nil {
		return err
	}
	if id != made {
		return fmt.Errorf("the job's documents and settings do not give the same job: %w", chunk.ErrOtherJob)
	}
	return nil
}

// studyOf is the manifest of a job's study, as far as it does not follow from its tables.
func studyOf(job *chunk.Job) result.Study {
	study := result.Study{
		Kind: job.Kind, ProgramVersion: job.ProgramVersion, Arguments: job.Arguments, Scenarios: job.Scenarios, Seed: job.Seed, Runs: job.Runs,
		Outcomes: job.Outcomes,
	}
	for _, document := range job.Documents {
		study.Documents = append(study.Documents, result.Document{Name: document.Name, Text: []byte(document.Text)})
	}
	return study
}
