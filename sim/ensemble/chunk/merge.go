package chunk

import (
	"context"

	"entente/sim/result"
)

// Merge puts the parts in a folder, or several, together to a study's result in the folder dir: the same bytes as of a single process
// that did it all. Errors are a *MissingError where parts are missing or cut off; they wrap ErrPart where one is damaged otherwise, and
// ErrOtherJob where one is another job's. Two valid parts of a chunk that differ are an error that names both.
func Merge(ctx context.Context, x Experiment, f *Folder, dir string, options result.Options) error {
	if err := sameJob(x, f); err != nil {
		return err
	}
	for number := range x.Stages() {
		s, err := stageOf(ctx, x, number, f)
		if err != nil {
			return err
		}
		// All bytes are checked again when they are read; here it is told what is missing or damaged before anything is written.
		missing, err := s.missing(ctx, f, func(*Chunk) bool { return true })
		if err != nil {
			return err
		}
		if len(missing.Numbers) > 0 {
			return &MissingError{missing}
		}
	}
	return guarded(func() error { return x.Merge(ctx, f, dir, options) })
}
