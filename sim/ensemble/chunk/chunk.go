package chunk

import "fmt"

// Chunk is a piece of a study: which runs, of which rows of its design, with which luck. It says everything that its part
// follows from, together with the documents of the job that it names.
type Chunk struct {
	// Job is the identity of the job that it belongs to (Job.ID).
	Job string `json:"job"`
	// Scenario is the hash of the scenario that is run; of the scenario as it stands, where rows change it.
	Scenario string `json:"scenario"`
	// Stage counts from 0. What the chunks of a later stage are follows from the parts of those before.
	Stage int `json:"stage"`
	// Number counts the chunks of a stage from 0.
	Number int `json:"number"`
	// Rows are those of the design, in the order in which they are run: the settings of a sweep, the cases of an advice; 0 to 1
	// where nothing is varied.
	Rows Range `json:"rows"`
	// Runs are the numbers of the runs of each row.
	Runs Range `json:"runs"`
	// Seed and a run's number are what its luck follows from.
	Seed uint64 `json:"seed"`
}

// Range is the numbers From to To-1.
type Range struct {
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
}

// Len is how many numbers there are.
func (r Range) Len() uint64 { return r.To - r.From }

// Name is the name of a chunk's part file, which sorts by stage and number.
func (c Chunk) Name() string { return fmt.Sprintf("part-%d-%06d.part", c.Stage, c.Number) }
