package cluster

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"

	"entente/sim/ensemble/chunk"
)

// The numbers that a submission has where it says none.
const (
	defaultWindow     = 4096
	defaultDeliveries = 8
)

// writersAtOnce is how many parts are written to the disk at a time: flushing takes milliseconds, and several go together.
const writersAtOnce = 16

// Folder is where a submitter keeps the parts of a job. Its methods may be called by several goroutines.
type Folder interface {
	chunk.Parts
	// Write keeps what Run or Fail has written for a chunk, and comes back when it is on the disk.
	Write(c chunk.Chunk, payload []byte) error
}

// Submission is a job with where its parts go.
type Submission struct {
	Experiment chunk.Experiment
	Parts      Folder
	// Version is the program's. Only workers of the same do the chunks.
	Version string
	// Window is how many chunks wait in the queue or are with workers at a time; 0 stands for 4,096.
	Window int
	// Deliveries is how often a chunk is given to a worker before its rows become rows with an error; 0 stands for 8.
	Deliveries int
	// AckWait is after how long without a sign of a worker its chunk is given to another, where the queue is not there yet: a
	// server that Serve has made says it. 0 stands for 30 seconds.
	AckWait time.Duration
	// Progress, if set, is told how many of a stage's chunks are done. It is called by one goroutine at a time.
	Progress func(stage, done, total int)
	Log      *slog.Logger
}

// Submit has workers do all chunks that have no valid part yet, stage after stage, and comes back when all parts are there. The
// error wraps ErrTaken if another submitter is at the job, ErrVersion if there are workers but none of this version, and
// ErrCancelled if somebody cancelled it. Cancelling the context takes back what was asked for; what is there stays.
func Submit(ctx context.Context, connection *Connection, submission Submission) error {
	s, err := newSubmitter(ctx, connection, submission)
	if err != nil {
		return err
	}
	defer s.leave()
	if err := s.enter(ctx); err != nil {
		return err
	}
	for number := range s.Experiment.Stages() {
		if err := s.do(ctx, number); err != nil {
			// After other errors it may go on at once: what waits and what workers have is of use then.
			if errors.Is(err, ErrCancelled) || errors.Is(err, errHopeless) || ctx.Err() != nil {
				s.takeBack()
			}
			return err
		}
	}
	return nil
}

// submitter is a submission under way.
type submitter struct {
	Submission
	*Connection
	// name tells two submitters of one job apart; the higher gives way.
	name     string
	job      string
	document []byte

	subscriptions []*nats.Subscription
	writers       chan struct{}
	uploads       uploads
	reading       reading
	// asking publishes into the stream without waiting for each answer.
	asking jetstream.JetStream

	mutex sync.Mutex
	// stage is nil before the first, and is never changed but replaced.
	stage *stage
	// ended holds the error that ends it: a disk that is full, a contradiction, a cancellation.
	ended chan error
	// unsure is signalled when something was not published. What was and did not arrive, the ticker of a stage finds.
	unsure chan struct{}
	// established says that other submitters are to give way.
	established bool
}

func newSubmitter(ctx context.Context, connection *Connection, submission Submission) (*submitter, error) {
	s := &submitter{
		Submission: submission, Connection: connection, name: nuid.Next(), writers: make(chan struct{}, writersAtOnce),
		ended: make(chan error, 1), unsure: make(chan struct{}, 1), uploads: uploads{at: map[string]*upload{}},
	}
	if s.Window <= 0 {
		s.Window = defaultWindow
	}
	if s.Deliveries <= 0 {
		s.Deliveries = defaultDeliveries
	}
	job := s.Experiment.Job()
	if job.ProgramVersion != s.Version {
		return nil, fmt.Errorf("%w: the job was cut by version %q, this is %q", ErrVersion, job.ProgramVersion, s.Version)
	}
	var err error
	if s.document, err = job.Encode(); err != nil {
		return nil, fmt.Errorf("encode the job: %w", err)
	}
	if s.job, err = job.ID(); err != nil {
		return nil, fmt.Errorf("encode the job: %w", err)
	}
	s.asking, err = jetstream.New(s.nats, jetstream.WithDefaultTimeout(answerTime),
		jetstream.WithPublishAsyncMaxPending(256), jetstream.WithPublishAsyncTimeout(answerTime),
		jetstream.WithPublishAsyncErrHandler(s.notPublished))
	if err != nil {
		return nil, err
	}
	if _, _, err := openQueue(ctx, s.Connection.stream, queueSettings{ackWait: s.AckWait}); err != nil {
		return nil, err
	}
	return s, nil
}

// enter begins to listen, and makes sure that nobody else is at the job.
func (s *submitter) enter(ctx context.Context) error {
	for subject, handle := range map[string]nats.MsgHandler{
		jobSubject(s.job, "read"):     s.answerRead,
		jobSubject(s.job, "part"):     s.receive,
		jobSubject(s.job, "problem"):  s.hearProblem,
		jobSubject(s.job, "hopeless"): s.giveUp,
		jobSubject(s.job, "who"):      s.answerWho,
		jobSubject(s.job, "cancel"):   s.cancelled,
		submitterCall:                 s.answerVersion,
	} {
		subscription, err := s.nats.Subscribe(subject, handle)
		if err != nil {
			return fmt.Errorf("listen to workers: %w", err)
		}
		// What does not fit is sent again by the worker that sent it.
		if err := subscription.SetPendingLimits(-1, 256<<20); err != nil {
			return err
		}
		s.subscriptions = append(s.subscriptions, subscription)
	}
	if err := s.soleSubmitter(ctx); err != nil {
		return err
	}
	return s.someWorkerFits(ctx)
}

func (s *submitter) leave() {
	for _, subscription := range s.subscriptions {
		_ = subscription.Unsubscribe()
	}
	s.asking.CleanupPublisher()
	// Writers that have begun may still answer a worker.
	for range writersAtOnce {
		s.writers <- struct{}{}
	}
}

// end ends the submission with an error, unless it has ended.
func (s *submitter) end(err error) {
	select {
	case s.ended <- err:
	default:
	}
}

func (s *submitter) current() *stage {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.stage
}
