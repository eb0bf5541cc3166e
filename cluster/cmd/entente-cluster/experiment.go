package main

import (
	"fmt"

	"entente/cluster"
	"entente/experiment"
	"entente/sim/ensemble/chunk"
)

// experimentOf makes the experiment of a job, for the program of a version.
func experimentOf(job *chunk.Job, version string) (chunk.Experiment, error) {
	if job.ProgramVersion != version {
		return nil, fmt.Errorf("%w: the job was cut by version %q, this is %q", cluster.ErrVersion, job.ProgramVersion, version)
	}
	return experiment.Of(job, version)
}
