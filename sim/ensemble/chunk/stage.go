package chunk

import (
	"context"
	"fmt"
)

// stage is the chunks of one stage.
type stage struct {
	number, stages int
	chunks         List
}

// stageOf lists the chunks of a stage, and makes sure that they are what they must be.
func stageOf(ctx context.Context, x Experiment, number int, f *Folder) (*stage, error) {
	s := &stage{number: number, stages: x.Stages()}
	err := guarded(func() (err error) {
		s.chunks, err = x.Chunks(ctx, number, f)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("cut stage %d into chunks: %w", number+1, err)
	}
	for k := range s.chunks.Len {
		c := s.chunks.At(k)
		if c.Job != f.id || c.Stage != number || c.Number != k {
			return nil, fmt.Errorf("cut stage %d into chunks: chunk %d is listed as chunk %d of stage %d of job %s", number+1, k, c.Number, c.Stage+1, short(c.Job))
		}
	}
	return s, nil
}

// missing lists the chunks that have no valid part, of those that are asked for.
func (s *stage) missing(ctx context.Context, f *Folder, asked func(c *Chunk) bool) (Missing, error) {
	missing := Missing{Stage: s.number, Stages: s.stages, Of: s.chunks.Len}
	for k := range s.chunks.Len {
		c := s.chunks.At(k)
		if !asked(&c) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return missing, err
		}
		there, damaged, err := f.has(&c)
		if err != nil {
			return missing, err
		}
		if !there {
			missing.add(k)
		}
		if missing.Damaged == nil {
			missing.Damaged = damaged
		}
	}
	return missing, nil
}

// unnamed lists the chunks that no file is named after. It opens none, so that many shards may ask at once.
func (s *stage) unnamed(f *Folder) (Missing, error) {
	missing := Missing{Stage: s.number, Stages: s.stages, Of: s.chunks.Len}
	named, err := f.named(s.number, s.chunks.Len)
	if err != nil {
		return missing, err
	}
	for number, there := range named {
		if !there {
			missing.add(number)
		}
	}
	return missing, nil
}

// sameJob makes sure that a folder holds the parts of an experiment.
func sameJob(x Experiment, f *Folder) error {
	if what := f.job.differs(x.Job()); what != "" {
		return fmt.Errorf("the parts in %s: %s: %w", f.dirs[0], what, ErrOtherJob)
	}
	return nil
}

// guarded turns a panic of an experiment into an error.
func guarded(do func() error) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("panic: %v", problem)
		}
	}()
	return do()
}
