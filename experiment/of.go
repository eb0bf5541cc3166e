package experiment

import (
	"fmt"

	"entente/sim/ensemble/chunk"
)

// Of makes the experiment of a job, for the program of a version. The error wraps chunk.ErrOtherJob where the job is another
// version's, or what its documents give is not what it says of itself; chunk.ErrPart where it is damaged.
func Of(job *chunk.Job, program string) (chunk.Experiment, error) {
	if job.ProgramVersion != program {
		return nil, fmt.Errorf("the job was cut by version %s of the program, and this is %s: %w", job.ProgramVersion, program, chunk.ErrOtherJob)
	}
	var e chunk.Experiment
	var err error
	switch job.Kind {
	case "ensemble":
		e, err = ensembleOf(job)
	case "sweep":
		e, err = sweepOf(job)
	case "sensitivity":
		e, err = sensitivityOf(job)
	case "advice":
		e, err = adviceOf(job)
	default:
		return nil, fmt.Errorf("the job is of a kind %q, which is none: %w", job.Kind, chunk.ErrPart)
	}
	if err != nil {
		return nil, fmt.Errorf("the job: %w", err)
	}
	made, err := e.Job().ID()
	if err != nil {
		return nil, err
	}
	// What is made from the documents must be the same job: the scenario with its hash, the arguments, the settings.
	if err := sameJob(job, made); err != nil {
		return nil, err
	}
	return e, nil
}
