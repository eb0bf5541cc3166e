package chunk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// Options say how chunks are done; none of them changes a part.
type Options struct {
	// Workers is how many chunks are done at a time; as many as there are processors where it is 0.
	Workers int
	// Progress is called now and then with the number of this shard's chunks of a stage that are there, and of all that are its
	// own; from several goroutines. It may be nil.
	Progress func(stage, done, chunks int)
}

// Left is what a shard leaves for others: the chunks of a stage that have no valid part.
type Left struct {
	Stage   int
	Missing []Chunk
}

// Do does the chunks of a shard that have no valid part in the folder, stage by stage, and goes on with the next stage when all
// parts of one are there, also those of other shards. It gives back what of the last stage that it came to is left for others: nothing
// when the whole job is done. Stopped at any moment, it has lost no more than the chunks in work.
func Do(ctx context.Context, e Experiment, folder *Folder, shard Shard, options Options) (Left, error) {
	for stage := range e.Stages() {
		chunks, err := e.Chunks(ctx, stage, folder)
		if err != nil {
			return Left{}, fmt.Errorf("stage %d: %w", stage, err)
		}
		if err := doStage(ctx, e, folder, stage, chunks, shard, options); err != nil {
			return Left{}, err
		}
		missing, err := Missing(chunks, folder)
		if err != nil || len(missing) > 0 {
			return Left{stage, missing}, err
		}
	}
	return Left{}, nil
}

// Missing are those of the chunks that have no valid part. A part of another job is an error that wraps ErrOtherJob: it is somebody
// else's, and not to be replaced.
func Missing(chunks []Chunk, parts Parts) ([]Chunk, error) {
	var missing []Chunk
	for k := range chunks {
		there, err := isThere(chunks[k], parts)
		if err != nil {
			return nil, err
		}
		if !there {
			missing = append(missing, chunks[k])
		}
	}
	return missing, nil
}

func isThere(c Chunk, parts Parts) (bool, error) {
	part, err := parts.Open(c)
	if errors.Is(err, ErrOtherJob) || errors.Is(err, errDiffer) {
		return false, err
	}
	if err != nil {
		return false, nil
	}
	return true, part.Close()
}

// doStage does a shard's chunks of one stage.
func doStage(ctx context.Context, e Experiment, folder *Folder, stage int, chunks []Chunk, shard Shard, options Options) error {
	own, missing := 0, []Chunk(nil)
	for k := range chunks {
		if !shard.Has(&chunks[k]) {
			continue
		}
		own++
		there, err := isThere(chunks[k], folder)
		if err != nil {
			return err
		}
		if !there {
			missing = append(missing, chunks[k])
		}
	}
	workers := options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	done.Store(int64(own - len(missing)))
	tell := func(done int64) {
		if options.Progress != nil {
			options.Progress(stage, int(done), own)
		}
	}
	tell(done.Load())
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// Where there are fewer chunks than workers, a chunk has several.
	each := max(1, workers/max(1, len(missing)))
	var wait sync.WaitGroup
	for range min(workers, len(missing)) {
		wait.Go(func() {
			for ctx.Err() == nil {
				k := int(next.Add(1)) - 1
				if k >= len(missing) {
					return
				}
				if err := DoOne(ctx, e, folder, missing[k], each); err != nil {
					cancel(err)
					return
				}
				tell(done.Add(1))
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// DoOne does a chunk and writes its part into the folder.
func DoOne(ctx context.Context, e Experiment, folder *Folder, c Chunk, workers int) error {
	payload, err := Payload(ctx, e, folder, c, workers)
	if err != nil {
		return err
	}
	return folder.Write(c, payload)
}

// Payload does a chunk and gives back what its part holds. A panic in it is its error.
func Payload(ctx context.Context, e Experiment, before Parts, c Chunk, workers int) (payload []byte, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("chunk %d of stage %d: panic: %v", c.Number, c.Stage, problem)
		}
	}()
	var to bytes.Buffer
	if err := e.Run(ctx, c, before, workers, &to); err != nil {
		return nil, fmt.Errorf("chunk %d of stage %d: %w", c.Number, c.Stage, err)
	}
	return to.Bytes(), nil
}
