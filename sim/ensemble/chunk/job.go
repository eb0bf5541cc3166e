package chunk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

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
