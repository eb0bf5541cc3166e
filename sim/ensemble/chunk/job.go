package chunk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"entente/sim/result"
)

// The marks by which a job's document is known.
const (
	JobFormat  = "entente-job"
	JobVersion = 1
)

// Job is everything that the result of a study follows from: who has it can do each of its chunks and put them together. It
// says nothing of where, when and by how many the work is done.
type Job struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	// Kind is ensemble, sweep, sensitivity or advice.
	Kind string `json:"kind"`
	// ProgramVersion is that of the program that cut it; a program of another version does none of its chunks.
	ProgramVersion string `json:"program_version"`
	// Scenarios, Seed, Runs, Outcomes and Arguments are as the manifest of the result will say them.
	Scenarios []result.Scenario `json:"scenarios"`
	Seed      uint64            `json:"seed"`
	Runs      uint64            `json:"runs"`
	Outcomes  []string          `json:"outcomes"`
	Arguments []string          `json:"arguments"`
	// Settings are the kind's own, what neither the arguments nor the documents say.
	Settings json.RawMessage `json:"settings,omitempty"`
	// Documents are the texts that it follows from: the resolved scenario, a sweep file, a lever file.
	Documents []Text `json:"documents"`
}

// Text is a document by name, as JSON holds it.
type Text struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Encode writes a job as JSON, always the same.
func (j *Job) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(j, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}

// ID is what a job is known by: the SHA-256 of its JSON, in hexadecimal digits.
func (j *Job) ID() (string, error) {
	text, err := j.Encode()
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256(text)
	return hex.EncodeToString(hash[:]), nil
}

// DecodeJob reads what Encode wrote, strictly. Errors wrap ErrPart.
func DecodeJob(text []byte) (*Job, error) {
	if len(text) > mostJob {
		return nil, fmt.Errorf("%w: a job has at most %d bytes", ErrPart, mostJob)
	}
	job := &Job{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(job); err != nil {
		return nil, fmt.Errorf("%w: it is no job: %w", ErrPart, err)
	}
	if job.Format != JobFormat {
		return nil, fmt.Errorf("%w: it is no job: its format is %q", ErrPart, job.Format)
	}
	if job.FormatVersion != JobVersion {
		return nil, fmt.Errorf("%w: format version %d, this program reads %d", ErrPart, job.FormatVersion, JobVersion)
	}
	if again, err := job.Encode(); err != nil || !bytes.Equal(again, text) {
		return nil, fmt.Errorf("%w: it is not as it was written", ErrPart)
	}
	return job, nil
}

// differences says in which way a job is not the wanted one.
func (j *Job) differences(wanted *Job) error {
	for _, field := range []struct {
		what        string
		there, here any
	}{
		{"kind", j.Kind, wanted.Kind},
		{"version of the program", j.ProgramVersion, wanted.ProgramVersion},
		{"scenario", fmt.Sprintf("%q", j.Scenarios), fmt.Sprintf("%q", wanted.Scenarios)},
		{"seed", j.Seed, wanted.Seed},
		{"number of runs", j.Runs, wanted.Runs},
		{"outcomes", fmt.Sprintf("%q", j.Outcomes), fmt.Sprintf("%q", wanted.Outcomes)},
		{"arguments", fmt.Sprintf("%q", j.Arguments), fmt.Sprintf("%q", wanted.Arguments)},
	} {
		if field.there != field.here {
			return fmt.Errorf("%w: its %s is %v, not %v", ErrOtherJob, field.what, field.there, field.here)
		}
	}
	return fmt.Errorf("%w: its settings or documents differ", ErrOtherJob)
}
