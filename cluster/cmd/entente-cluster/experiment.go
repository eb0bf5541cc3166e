package main

import (
	"fmt"

	"entente/sim/ensemble/chunk"
)

// experimentOf makes the experiment of a job.
func experimentOf(job *chunk.Job) (chunk.Experiment, error) {
	return nil, fmt.Errorf("a job of kind %q cannot be done here yet", job.Kind)
}
