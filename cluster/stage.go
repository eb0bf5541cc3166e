package cluster

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"entente/sim/ensemble/chunk"
)

// quiet is after how long without a part it is looked up what still waits in the queue.
const quiet = 5 * time.Second

// stage is what a submitter knows of the chunks of a stage.
type stage struct {
	number int
	chunks chunk.List

	mutex sync.Mutex
	// written says of each chunk whether its part is there.
	written []bool
	done    int
	// next is the first chunk that has not been looked at.
	next int
	// out are those that wait in the queue or are with workers, never more than the window, with the last problem told.
	out map[int]string
	// moved is signalled when a part was written.
	moved chan struct{}
}

func newStage(number int, chunks chunk.List) *stage {
	return &stage{number: number, chunks: chunks, written: make([]bool, chunks.Len), out: map[int]string{}, moved: make(chan struct{}, 1)}
}

// do has the chunks of a stage done.
func (s *submitter) do(ctx context.Context, number int) error {
	chunks, err := s.Experiment.Chunks(ctx, number, s.Parts)
	if err != nil {
		return fmt.Errorf("cut stage %d into chunks: %w", number, err)
	}
	stage := newStage(number, chunks)
	s.mutex.Lock()
	s.stage = stage
	s.mutex.Unlock()
	ticker := time.NewTicker(quiet)
	defer ticker.Stop()
	before, told := -1, -1
	for {
		if err := s.fill(ctx, stage); err != nil {
			return err
		}
		done := stage.count()
		if s.Progress != nil && done != told {
			s.Progress(number, done, chunks.Len)
			told = done
		}
		if done == chunks.Len {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-s.ended:
			return err
		case <-stage.moved:
		case <-s.unsure:
			s.reconcile(ctx, stage)
		case <-s.back:
			s.reconcile(ctx, stage)
		case <-ticker.C:
			if before == done {
				s.reconcile(ctx, stage)
			}
			if before == done {
				s.tellWhoIsMissing(ctx)
			}
			before = done
		}
	}
}

// fill asks for chunks without a valid part, as many as the window has room for.
func (s *submitter) fill(ctx context.Context, stage *stage) error {
	for told := time.Now(); ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		number, ok := stage.take(s.Window)
		if !ok {
			return nil
		}
		if s.Progress != nil && time.Since(told) > time.Second { // many parts may be there already
			s.Progress(stage.number, stage.count(), stage.chunks.Len)
			told = time.Now()
		}
		c := stage.chunks.At(number)
		there, err := s.valid(c)
		if err != nil {
			return err
		}
		if there {
			stage.arrived(number)
			continue
		}
		s.publish(&c)
	}
}

// valid says whether a chunk has a valid part.
func (s *submitter) valid(c chunk.Chunk) (bool, error) {
	part, err := s.Parts.Open(c)
	switch {
	case err == nil:
		return true, part.Close()
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case errors.Is(err, chunk.ErrOtherJob):
	case errors.Is(err, chunk.ErrPart):
		s.Log.Warn("a damaged part is done again", "part", c.Name(), "error", err)
		return false, nil
	}
	return false, fmt.Errorf("look for part %s: %w", c.Name(), err)
}

// take gives the next chunk that nobody has looked at, while the window has room, and counts it as out.
func (t *stage) take(window int) (number int, ok bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if len(t.out) >= window || t.next == t.chunks.Len {
		return 0, false
	}
	number = t.next
	t.next++
	t.out[number] = ""
	return number, true
}

// arrived notes that a chunk's part is on the disk.
func (t *stage) arrived(number int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	delete(t.out, number)
	if !t.written[number] {
		t.written[number] = true
		t.done++
	}
	signal(t.moved)
}

func (t *stage) count() int {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.done
}

// has says whether a chunk is one of the stage's, and whether its part is there.
func (t *stage) has(c *chunk.Chunk) (ours, written bool) {
	if c.Stage != t.number || !t.chunks.Has(*c) {
		return false, false
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return true, t.written[c.Number]
}
