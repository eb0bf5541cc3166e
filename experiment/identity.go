package experiment

import (
	"bytes"
	"encoding/json"
	"fmt"

	"entente/sim/ensemble/chunk"
	"entente/sim/result"
)

// identity is a job with what its chunks say of it.
type identity struct {
	job *chunk.Job
	id  string
}

// identify makes the job of a study; its documents become the job's.
func identify(kind, program string, seed, runs uint64, study result.Study, settings json.RawMessage) (identity, error) {
	job := &chunk.Job{
		Format: chunk.JobFormat, FormatVersion: chunk.JobVersion, Kind: kind, ProgramVersion: program,
		Scenarios: study.Scenarios, Seed: seed, Runs: runs, Outcomes: study.Outcomes, Arguments: study.Arguments, Settings: settings,
	}
	for _, document := range study.Documents {
		job.Documents = append(job.Documents, chunk.Text{Name: document.Name, Text: string(document.Text)})
	}
	id, err := job.ID()
	return identity{job, id}, err
}

// Job is the document from which another process makes the same experiment.
func (i *identity) Job() *chunk.Job { return i.job }

// chunk is a chunk of the first stage, of no rows and runs yet.
func (i *identity) chunk(number int) chunk.Chunk {
	return chunk.Chunk{Job: i.id, Scenario: i.job.Scenarios[0].SHA256, Number: number, Seed: i.job.Seed}
}

// own refuses a chunk that is not in a list of the job's.
func (i *identity) own(chunks chunk.List, c chunk.Chunk) error {
	if !chunks.Has(c) {
		return fmt.Errorf("%s is none of %d chunks of the %s: %w", c.Name(), chunks.Len, i.job.Kind, chunk.ErrOtherJob)
	}
	return nil
}

// settingsOf reads the settings of a job, strictly.
func settingsOf(job *chunk.Job, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(job.Settings))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("the settings of the job: %w: %w", chunk.ErrPart, err)
	}
	return nil
}
