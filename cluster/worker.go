package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"entente/sim/ensemble/chunk"
)

// Labour is what a worker brings along.
type Labour struct {
	// Of makes the experiment of a job, for the program of a version.
	Of func(job *chunk.Job, version string) (chunk.Experiment, error)
	// Version is the program's. Chunks of jobs of other versions are left alone.
	Version string
	// Workers is how many chunks are done at a time, at least 1.
	Workers int
	// Patience is how long a worker keeps a part whose submitter has gone; 0 stands for a minute. A submitter that comes back later asks
	// for it anew.
	Patience time.Duration
	// AckWait is as in Submission.
	AckWait time.Duration
	// Ready, if set, is called when the worker is about to take chunks.
	Ready func()
	Log   *slog.Logger
}

// defaultPatience is enough to start a submitter again, and no burden on other jobs.
const defaultPatience = time.Minute

// undelivered is how many parts per worker may be on their way to the submitter while the next chunks are done.
const undelivered = 16

// Work does chunks, from whatever job, until the context is cancelled. What it has begun then goes to other workers at once. The error
// wraps ErrVersion if there is work now, but only of other versions.
func Work(ctx context.Context, connection *Connection, labour Labour) error {
	w := &worker{Labour: labour, Connection: connection, name: here() + " " + nuid.Next()[16:], whole: ctx,
		hands: hands{all: map[*held]bool{}}, absences: absences{since: map[string]time.Time{}}}
	w.Workers = max(1, w.Workers)
	if w.Patience <= 0 {
		w.Patience = defaultPatience
	}
	ackWait, err := w.open(ctx)
	if err != nil {
		return err
	}
	if err := w.someWorkFits(ctx); err != nil {
		return err
	}
	for subject, handle := range map[string]nats.MsgHandler{workerCall: w.answerCall, leftSubjects: w.leave} {
		subscription, err := w.nats.Subscribe(subject, handle)
		if err != nil {
			return fmt.Errorf("listen to submitters: %w", err)
		}
		defer subscription.Unsubscribe()
	}
	if err := w.nats.FlushTimeout(answerTime); err != nil {
		return fmt.Errorf("listen to submitters: %w", err)
	}
	if w.Ready != nil {
		w.Ready()
	}
	w.Log.Info("waiting for chunks", "workers", w.Workers, "version", w.Version)
	w.work(ctx, ackWait)
	return ctx.Err()
}

// worker is a worker at work.
type worker struct {
	Labour
	*Connection
	name string
	// whole ends with the worker.
	whole    context.Context
	consumer jetstream.Consumer
	hands    hands
	studies  studies
	absences absences
	// poor counts the chunks in a row that failed here; each has the worker wait a little longer, so that others take them.
	poorMutex sync.Mutex
	poor      int
}

func (w *worker) open(ctx context.Context) (ackWait time.Duration, err error) {
	queue, ackWait, err := openQueue(ctx, w.stream, queueSettings{ackWait: w.AckWait})
	if err != nil {
		return 0, err
	}
	w.consumer, err = openConsumer(ctx, queue, w.Version, ackWait)
	return ackWait, err
}

func (w *worker) work(ctx context.Context, ackWait time.Duration) {
	beating, stop := context.WithCancel(context.Background())
	defer stop()
	go w.hands.beat(beating, ackWait)
	// One chunk waits here, fetched and kept alive, while others are done.
	ready := make(chan *held)
	delivering := make(chan struct{}, undelivered*w.Workers)
	var slots sync.WaitGroup
	for range w.Workers {
		slots.Go(func() {
			for one := range ready {
				w.do(one, delivering)
			}
		})
	}
	w.fetch(ctx, ready)
	close(ready)
	slots.Wait()
	for range cap(delivering) {
		delivering <- struct{}{}
	}
}

// fetch takes chunks from the queue, one at a time.
func (w *worker) fetch(ctx context.Context, ready chan<- *held) {
	idle := time.Now()
	for ctx.Err() == nil {
		message, err := w.consumer.Next(jetstream.FetchMaxWait(pullTime))
		switch {
		case err == nil:
		case errors.Is(err, nats.ErrTimeout):
			if time.Since(idle) > 2*pullTime {
				w.warnOfStrangers(ctx)
				idle = time.Now()
			}
			continue
		default:
			w.recover(ctx, err)
			continue
		}
		idle = time.Now()
		one, err := hold(ctx, message)
		if err != nil {
			w.Log.Error("a message that is no chunk is thrown away", "error", err)
			_ = message.Term()
			continue
		}
		w.hands.take(one)
		select {
		case ready <- one:
		case <-ctx.Done():
			w.giveBack(one, 0)
		}
	}
}

// pullTime is how long a request for a chunk stays with the server; a request that was lost is made again after it.
const pullTime = 5 * time.Second

// recover opens the queue anew, as after a server has lost it.
func (w *worker) recover(ctx context.Context, why error) {
	w.Log.Debug("opening the queue anew", "because", why)
	attempt, cancel := context.WithTimeout(ctx, answerTime)
	_, err := w.open(attempt)
	cancel()
	if err != nil && ctx.Err() == nil {
		w.Log.Warn("the queue cannot be reached; trying again", "error", err)
	}
	pause(ctx, reconnectWait)
}

// giveBack has another worker take a chunk, after a while.
func (w *worker) giveBack(one *held, after time.Duration) {
	if after > 0 {
		_ = one.message.NakWithDelay(after)
	} else {
		_ = one.message.Nak()
	}
	w.hands.drop(one)
}

// finish tells the queue that a chunk needs no more work. If that is lost, the chunk is done again, to the same part.
func (w *worker) finish(one *held) {
	_ = one.message.Ack()
	w.hands.drop(one)
}

func (w *worker) answerCall(message *nats.Msg) {
	respond(message, presence{Name: w.name, Where: here(), Version: w.Version})
}

func (w *worker) leave(message *nats.Msg) {
	w.hands.leave(strings.TrimSuffix(strings.TrimPrefix(message.Subject, jobPrefix), "."+leftSuffix))
}

// someWorkFits refuses a worker where all that there is to do is for another version.
func (w *worker) someWorkFits(ctx context.Context) error {
	submitters, err := w.callAll(ctx, submitterCall, presence{Name: w.name}, func(other presence) bool { return other.Version == w.Version })
	if err != nil {
		return fmt.Errorf("look for submitters: %w", err)
	}
	if strangers := versionsBut(submitters, w.Version); len(submitters) > 0 && len(strangers) == len(submitters) {
		return fmt.Errorf("%w: this worker is of version %q, and the work there is of version %s; start a worker of that version",
			ErrVersion, w.Version, listed(strangers))
	}
	return nil
}

// warnOfStrangers says why nothing comes, if there is work that this worker may not do.
func (w *worker) warnOfStrangers(ctx context.Context) {
	if err := w.someWorkFits(ctx); errors.Is(err, ErrVersion) {
		w.Log.Warn("nothing to do here", "because", err)
	}
}

func pause(ctx context.Context, length time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(length):
	}
}
