package experiment

import (
	"fmt"

	"entente/sim/ensemble/chunk"
)

// Of makes the experiment of a job, for a version of the program. The error wraps chunk.ErrOtherJob where the job is another
// version's, or what its documents give is not what it says of itself; chunk.ErrPart where it is damaged.
func Of(job *chunk.Job, version string) (chunk.Experiment, error) {
	if job.ProgramVersion != version {
		return nil, fmt.Errorf("the job was cut by version %s of the program, and this is %s: %w", job.ProgramVersion, version, chunk.ErrOtherJob)
	}
	var e chunk.Experiment
	var err error
	switch job.Kind {
	case "ensemble":
		e, err = ensembleOf(job)
	default:
		return nil, fmt.Errorf("the job is of a kind %q, which is none: %w", job.Kind, chunk.ErrPart)
	}
	if err != nil {
		return nil, fmt.Errorf("the job: %w", err)
	}
	wanted, err := job.ID()
	if err != nil {
		return nil, err
	}
	// What is made from the documents must be the same job: the scenario with its hash, the arguments, the settings.
	if is, err := e.Job().ID(); err != nil || is != wanted {
		return nil, fmt.Errorf("what the job says of itself is not what its documents give: %w", chunk.ErrOtherJob)
	}
	return e, nil
}
