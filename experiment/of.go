package experiment

import (
	"fmt"

	"entente/sim/ensemble/chunk"
)

// Of makes the experiment of a job, as another process has cut it. Errors wrap chunk.ErrOtherJob where its documents and settings
// do not give that job again.
func Of(job *chunk.Job) (chunk.Experiment, error) {
	switch job.Kind {
	case "advice":
		return adviceOf(job)
	}
	return nil, fmt.Errorf("nothing is known of a job of kind %q", job.Kind)
}
