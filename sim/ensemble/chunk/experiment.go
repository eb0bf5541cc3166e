package chunk

import (
	"context"
	"fmt"
	"io"

	"entente/sim/result"
)

// Experiment is a study that can be done in chunks. Its methods may be called by several goroutines, and give the same for the
// same arguments on every machine.
type Experiment interface {
	// Job is the document from which another process makes the same experiment. It must not be changed.
	Job() *Job
	// Stages is how many there are, at least 1.
	Stages() int
	// Chunks lists the chunks of a stage. before holds the parts of all chunks of the stages before it.
	// How a stage is cut follows from the job alone, not from who does it.
	Chunks(ctx context.Context, stage int, before Parts) (List, error)
	// Run does one chunk, on as many workers as there may be (0 for as many as there are processors), and writes what its part
	// holds. A chunk of a later stage may read the parts of the stages before it. A chunk that is not one of the experiment's is an error
	// that wraps ErrOtherJob.
	Run(ctx context.Context, c Chunk, before Parts, workers int, to io.Writer) error
	// Fail writes in place of Run the part of a chunk that cannot be done, so that its rows are rows with an error. Where a study is
	// of no use without the chunk, it gives back an error that says so.
	Fail(c Chunk, problem string, to io.Writer) error
	// Merge writes the study's result into the folder dir, from the parts of all chunks of all stages: the same bytes as of a single
	// process that did it all. Its memory does not grow with the number of chunks.
	Merge(ctx context.Context, parts Parts, dir string, options result.Options) error
}

// Parts are where the parts of chunks are read from.
type Parts interface {
	// Open gives what Run has written for a chunk, checked against its checksum. It is to be closed. The error wraps
	// fs.ErrNotExist where there is no part, and ErrPart where it is not that chunk's or is damaged.
	Open(c Chunk) (io.ReadCloser, error)
}

// Read gives all that Run has written for a chunk. Errors are those of Parts.Open, and of reading.
func Read(parts Parts, c Chunk) ([]byte, error) {
	part, err := parts.Open(c)
	if err != nil {
		return nil, err
	}
	payload, err := io.ReadAll(part)
	if closed := part.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Name(), err)
	}
	return payload, nil
}
