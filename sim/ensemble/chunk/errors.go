package chunk

import "errors"

// ErrPart says that a part is damaged, or not that of the chunk that it is taken for; ErrOtherJob that parts or chunks belong to
// another scenario, version, seed or design.
var (
	ErrPart     = errors.New("no valid part")
	ErrOtherJob = errors.New("it belongs to another job")
)
