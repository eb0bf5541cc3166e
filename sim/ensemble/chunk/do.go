package chunk

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Options say how chunks are done; none of them changes what their parts hold.
type Options struct {
	// Workers is how many chunks are in work at a time, as many as there are processors where it is 0. Where there are fewer chunks, each
	// has several workers.
	Workers int
	// Progress is called with how many of the shard's chunks of a stage are done, also by former processes, and how many it has there;
	// from several goroutines, so that now and then a lower number may come after a higher. It may be nil.
	Progress func(stage, done, chunks int)
}

// Do does the chunks of a shard that have no valid part in the folder, stage after stage. A stage begins when all parts of those
// before it are there, also those of other shards; where they are not, Do ends and gives back which are missing. Called again when they
// are there, it goes on. When there is a part of every chunk, by this shard or others, it gives back that none is missing; whether
// the last parts of others are valid is found when they are merged.
//
// However a process ends, no more is lost than the chunks that it has in work, and those whose parts are being written. A chunk that
// cannot be done ends it with an error; parts that are done stay. Errors wrap ErrOtherJob where the folder or a part is another job's, and the context's where it was cancelled.
func Do(ctx context.Context, x Experiment, f *Folder, shard Shard, options Options) (Missing, error) {
	if shard.Count == 0 || shard.Index >= shard.Count {
		return Missing{}, fmt.Errorf("%w: %v", ErrShard, shard)
	}
	if err := sameJob(x, f); err != nil {
		return Missing{}, err
	}
	if options.Workers <= 0 {
		options.Workers = runtime.GOMAXPROCS(0)
	}
	var left Missing
	for number := range x.Stages() {
		s, err := stageOf(ctx, x, number, f)
		if err != nil {
			return left, err
		}
		if err := s.do(ctx, x, f, shard, &options); err != nil {
			return left, err
		}
		if number+1 < x.Stages() {
			left, err = s.missing(ctx, f, func(c *Chunk) bool { return !shard.Has(c) })
		} else {
			left, err = s.unnamed(f)
		}
		if err != nil || len(left.Numbers) > 0 {
			return left, err
		}
	}
	return left, nil
}

// do does the shard's chunks of a stage.
func (s *stage) do(ctx context.Context, x Experiment, f *Folder, shard Shard, options *Options) error {
	own := 0
	for c := range s.chunks.All() {
		if shard.Has(&c) {
			own++
		}
	}
	missing, err := s.missing(ctx, f, shard.Has)
	if err != nil {
		return err
	}
	count := missing.Count()
	p := pool{x: x, folder: f, seats: max(1, options.Workers/max(1, count))}
	var done atomic.Int64
	done.Store(int64(own - count))
	tell := func() {}
	if options.Progress != nil {
		options.Progress(s.number, own-count, own)
		tell = func() { options.Progress(s.number, int(done.Add(1)), own) }
	}
	return p.run(ctx, s, &missing, min(options.Workers, count), tell)
}

// pool does chunks, several at a time.
type pool struct {
	x      Experiment
	folder *Folder
	// seats is how many workers a chunk has.
	seats int
}

// run does the chunks that are missing. It ends with the first that fails, and with the context.
func (p *pool) run(ctx context.Context, s *stage, missing *Missing, workers int, done func()) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	turns := make(chan Chunk)
	go func() {
		defer close(turns)
		for _, numbers := range missing.Numbers {
			for number := numbers.From; number < numbers.To; number++ {
				select {
				case turns <- s.chunks.At(int(number)):
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			if err := p.work(ctx, turns, done); err != nil {
				cancel(err)
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// work is what a worker does. While it is at a chunk, the part of the one before is written: a disk takes milliseconds to flush, and
// needs no processor for it. What is done is written also when the context is cancelled meanwhile.
func (p *pool) work(ctx context.Context, turns <-chan Chunk, done func()) error {
	var payload, spare bytes.Buffer
	written := make(chan error, 1)
	written <- nil
	for c := range turns {
		payload.Reset()
		err := runInto(ctx, p.x, p.folder, c, p.seats, &payload)
		if before := <-written; err == nil || before != nil {
			err = before
		}
		if err != nil {
			return err
		}
		payload, spare = spare, payload
		go func(c Chunk, payload []byte) {
			err := p.folder.Write(c, payload)
			if err == nil {
				done()
			}
			written <- err
		}(c, spare.Bytes())
	}
	return <-written
}

// Payload does one chunk and gives back what its part holds. It is for those who bring the part to its folder themselves.
func Payload(ctx context.Context, x Experiment, before Parts, c Chunk, workers int) ([]byte, error) {
	var payload bytes.Buffer
	if err := runInto(ctx, x, before, c, workers, &payload); err != nil {
		return nil, err
	}
	return payload.Bytes(), nil
}

func runInto(ctx context.Context, x Experiment, before Parts, c Chunk, workers int, payload *bytes.Buffer) error {
	if err := guarded(func() error { return x.Run(ctx, c, before, workers, payload) }); err != nil {
		return fmt.Errorf("%s: %w", c.Name(), err)
	}
	return nil
}
