package cluster

import "errors"

// ErrVersion says that the others are of another version of the program; ErrTaken that another submitter is at the same job;
// ErrCancelled that somebody has ended the study; ErrAddress that an address makes no sense.
var (
	ErrVersion   = errors.New("another version of the program")
	ErrTaken     = errors.New("another submitter is at this job")
	ErrCancelled = errors.New("the job was cancelled")
	ErrAddress   = errors.New("wrong address")
)
